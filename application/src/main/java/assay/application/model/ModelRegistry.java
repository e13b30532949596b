package assay.application.model;

import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ChampionLine;
import assay.domain.model.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
   * Keeps a version with its bytes, or puts it in another stage if it is known, and writes its
   * history. A version that becomes champion retires the one before in the same transaction.
   *
   * @param by who did it: a user name, or {@code folder}
   */
  void save(ModelVersion version, byte[] pmml, String by);

  /**
   * Puts a known version in another stage, in one transaction that no other change of the stream's
   * models can cross, and writes its history and the audit trail.
   *
   * @param rule gets the version as it is now; what it throws leaves everything as it was
   * @throws java.util.NoSuchElementException if there is no such version
   */
  ModelVersion change(
      StreamName stream, Sha256 sha256, UnaryOperator<ModelVersion> rule, String by);

  /** What decided for a stream, one after the other; of very many activations the latest 1,000. */
  ChampionLine champions(StreamName stream);

  /** The changes of all streams, the latest first. */
  List<Change> latestChanges(int limit);

  /** The stages of one version, the latest first. */
  List<Change> history(StreamName stream, Sha256 sha256);

  /** One change of stage, with the version as it was after it. */
  record Change(ModelVersion version, String by, Instant at) {}
}
