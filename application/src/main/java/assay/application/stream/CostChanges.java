package assay.application.stream;

import assay.domain.event.StreamName;
import java.time.Instant;
import java.util.List;

/**
 * Driven port: why the costs of a stream changed. All methods throw {@link
 * assay.application.StorageUnavailable} if the database does not answer.
 */
public interface CostChanges {
  /** Who changed costs that a file brought. */
  String FILE = "folder";

  void record(Change change);

  /** The changes of a stream, the latest first. */
  List<Change> list(StreamName stream);

  /**
   * One change.
   *
   * @param costsVersion the version that it made
   * @param by a user name, or {@link #FILE}
   */
  record Change(StreamName stream, int costsVersion, String reason, String by, Instant at) {
    /** Whether the stream's file brought it. */
    public boolean isByFile() {
      return by.equals(FILE);
    }
  }
}
