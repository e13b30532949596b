package assay.application.model;

import assay.domain.event.Sha256;
import java.util.Optional;

/**
 * Driven port: what was last seen in the models folder, so that a restart brings nothing back to
 * life. Throws {@link assay.application.StorageUnavailable} if the database does not answer.
 */
public interface Inbox {
  /** The bytes last taken from a file, by its path below the models folder. */
  Optional<Sha256> lastSeen(String path);

  void seen(String path, Sha256 sha256);
}
