package assay.application.stream;

import assay.domain.event.StreamName;
import java.time.Instant;
import java.util.List;

/**
 * Driven port: why the costs of a stream were changed by hand. All methods throw {@link
 * assay.application.StorageUnavailable} if the database does not answer.
 */
public interface CostChanges {
  void record(Change change);

  /** The changes of a stream, the latest first. */
  List<Change> list(StreamName stream);

  /**
   * One change.
   *
   * @param costsVersion the version that it made
   */
  record Change(StreamName stream, int costsVersion, String reason, String by, Instant at) {}
}
