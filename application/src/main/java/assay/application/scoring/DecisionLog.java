package assay.application.scoring;

import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.history.Kept;
import assay.domain.scoring.Decision;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.AuditSample;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Driven port: the durable, append-only record of events and what was decided about them. */
public interface DecisionLog {
  /**
   * Stores event, decision and, where the decision opens one, the case: all or nothing. Many calls
   * may share one transaction; of calls with the same key, the first is stored.
   *
   * @return completes once it is durable; fails with {@link assay.application.StorageUnavailable}
   *     within two seconds where it can't be made so
   */
  CompletableFuture<Appended> append(Entry entry);

  /**
   * The decision that a key of a stream already led to.
   *
   * @throws assay.application.StorageUnavailable if the database does not answer
   */
  Optional<Stored> find(StreamName stream, String key);

  /**
   * A decision by its id.
   *
   * @throws assay.application.StorageUnavailable if the database does not answer
   */
  Optional<Stored> find(DecisionId id);

  /**
   * What is stored.
   *
   * @param key decides once per stream: the event's id or the client's idempotency key
   * @param raw the event's bytes as they arrived
   * @param answer the decision's bytes as they are answered
   * @param kept for windows of later events, and the windows of this one
   * @param sample where the event is one of the audit sample, which opens a case too
   */
  record Entry(
      Decision decision,
      String key,
      byte[] raw,
      Sha256 rawSha256,
      byte[] answer,
      Kept kept,
      Optional<AuditSample> sample) {
    /** What is not of the audit sample. */
    public Entry(
        Decision decision, String key, byte[] raw, Sha256 rawSha256, byte[] answer, Kept kept) {
      this(decision, key, raw, rawSha256, answer, kept, Optional.empty());
    }
  }

  /** What came of storing. */
  sealed interface Appended {
    record Durable() implements Appended {}

    /** The key has been decided before, and nothing was stored. */
    record AlreadyDecided(Stored stored) implements Appended {}
  }

  /**
   * A decision as it is stored.
   *
   * @param windows the values of the event's windows over the past, in the order of its definition
   */
  record Stored(
      DecisionId id,
      StreamName stream,
      String eventId,
      Sha256 rawSha256,
      byte[] raw,
      byte[] answer,
      Sha256 model,
      Sha256 definition,
      int costsVersion,
      Instant scoredAt,
      double[] windows) {}
}
