package assay.application.model;

import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ChampionLine;
import assay.domain.model.ModelVersion;
import assay.domain.model.Standing;
import assay.domain.model.Standing.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Driven port: every model version of every stream, with its bytes and its history. All methods
 * throw {@link assay.application.StorageUnavailable} if the database does not answer; those that
 * write are one transaction each.
 */
public interface ModelRegistry {
  Optional<ModelVersion> find(StreamName stream, Sha256 sha256);

  /** All versions of a stream, the latest change of stage first. */
  List<ModelVersion> list(StreamName stream);

  /** All versions with this hash, in whichever stream. */
  List<ModelVersion> list(Sha256 sha256);

  Optional<byte[]> pmml(StreamName stream, Sha256 sha256);

  /** The version that decides. */
  Optional<ModelVersion> champion(StreamName stream);

  /**
   * Keeps a version with its bytes where it is not known, and otherwise puts it in another stage,
   * all in one transaction that no other change of the stream's models can cross. Writes its
   * history and the audit trail. A version that becomes champion retires the one before.
   *
   * @param fresh the version if it is not known
   * @param known gets the version as it is if it is known; what it answers unchanged is not
   *     written, and what it throws leaves everything as it was
   * @param by who did it: a user name, or {@code folder}
   * @return the version as it is now
   */
  ModelVersion submit(
      ModelVersion fresh,
      byte[] pmml,
      BiFunction<ModelVersion, Standing, ModelVersion> known,
      String by);

  /** Keeps a version with its bytes as it is, whatever was known of it. */
  default void save(ModelVersion version, byte[] pmml, String by) {
    submit(version, pmml, (before, standing) -> version, by);
  }

  /**
   * Puts a known version in another stage, in one transaction that no other change of the stream's
   * models can cross, and writes its history and the audit trail.
   *
   * @param rule gets the version as it is now and how it stands; what it answers unchanged is not
   *     written, and what it throws leaves everything as it was
   * @throws java.util.NoSuchElementException if there is no such version
   */
  ModelVersion change(
      StreamName stream,
      Sha256 sha256,
      BiFunction<ModelVersion, Standing, ModelVersion> rule,
      String by);

  /** The same by a rule that looks at the version alone. */
  default ModelVersion change(
      StreamName stream, Sha256 sha256, UnaryOperator<ModelVersion> rule, String by) {
    return change(stream, sha256, (version, standing) -> rule.apply(version), by);
  }

  /** How a version stands in its stream now. */
  default Standing standing(ModelVersion version) {
    return standing(
        version, history(version.stream(), version.sha256()), champion(version.stream()));
  }

  /**
   * How a version stands by its history.
   *
   * @param history the latest change first
   */
  static Standing standing(
      ModelVersion version, List<Change> history, Optional<ModelVersion> champion) {
    var steps = new ArrayList<Step>();
    history.forEach(change -> steps.add(0, new Step(change.version().stage(), change.by())));
    return Standing.of(version, steps, champion.map(ModelVersion::sha256));
  }

  /** What decided for a stream, one after the other; of very many activations the latest 1,000. */
  ChampionLine champions(StreamName stream);

  /** The changes of all streams, the latest first. */
  List<Change> latestChanges(int limit);

  /** The stages of one version, the latest first. */
  List<Change> history(StreamName stream, Sha256 sha256);

  /** One change of stage, with the version as it was after it. */
  record Change(ModelVersion version, String by, Instant at) {}
}
