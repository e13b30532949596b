package assay.application.stream;

import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Driven port: every definition that ever served, with its bytes, and the versions of the costs.
 * All methods throw {@link assay.application.StorageUnavailable} if the database does not answer.
 */
public interface DefinitionRegistry {
  /** What serves for each stream. */
  List<Current> list();

  /** What serves for one stream. */
  Optional<Current> find(StreamName stream);

  Optional<byte[]> document(StreamName stream, Sha256 sha256);

  /** The latest definition that served with a version of the costs. */
  Optional<byte[]> documentOfCosts(StreamName stream, int costsVersion);

  /** Keeps a definition and lets it serve, in one transaction. */
  void save(Current current, byte[] document);

  /** The definition and the version of the costs that serve for a stream, from when on. */
  record Current(StreamName stream, Sha256 definition, int costsVersion, Instant since) {}
}
