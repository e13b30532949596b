package assay.application.model;

import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.promotion.PairedScore;
import assay.domain.promotion.Speed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Driven port: trials of model versions, with every event that was scored again, so that one that
 * was interrupted goes on where it stood. All methods throw {@link
 * assay.application.StorageUnavailable} if the database does not answer.
 */
public interface ModelTrials {
  /** Keeps a trial that is to be done. */
  void request(Trial trial);

  /** The latest trial of a version. */
  Optional<Trial> latest(StreamName stream, Sha256 candidate);

  /**
   * A trial that waits or that another node has left, the oldest first; it is this node's until the
   * claim runs out.
   *
   * @param node identity of the process
   */
  Optional<Trial> claim(UUID node, Instant now, Instant until);

  /** Adds events that were scored again; those that are there already stay. */
  void add(UUID trial, List<PairedScore> scores);

  /** Everything that was scored again, the latest event first. */
  List<PairedScore> scores(UUID trial);

  /** Ends a trial. */
  void finish(UUID trial, Result result);

  /**
   * Says that a version may decide in spite of what its trial says, and writes it into the audit
   * trail. Whoever said so first stays.
   *
   * @return what holds: the override that was there, or this one
   * @throws java.util.NoSuchElementException if there is no such trial
   */
  Override override(UUID trial, Override override);

  /**
   * One trial.
   *
   * @param champion what it is compared with; empty if nothing decided
   * @param definition of the stream under which it is judged
   * @param result empty until it is finished
   * @param override empty if nobody asked for one
   */
  record Trial(
      UUID id,
      StreamName stream,
      Sha256 candidate,
      Optional<Sha256> champion,
      Sha256 definition,
      String requestedBy,
      Instant requestedAt,
      Optional<Result> result,
      Optional<Override> override) {
    /** Whether it is about this definition and against this champion. */
    public boolean isOf(Sha256 definition, Optional<Sha256> champion) {
      return this.definition.equals(definition) && this.champion.equals(champion);
    }

    /** Whether it is done and nothing failed. */
    public boolean passed() {
      return result.filter(r -> r.failed().isEmpty()).isPresent();
    }
  }

  /**
   * How a trial ended.
   *
   * @param failed the names of the checks that failed
   */
  record Result(
      Instant at, List<String> failed, Optional<Speed> championSpeed, Optional<Speed> speed) {
    public Result {
      failed = List.copyOf(failed);
    }
  }

  /** Who wants a version to decide in spite of its trial, and why. */
  record Override(String by, String reason, Instant at) {}
}
