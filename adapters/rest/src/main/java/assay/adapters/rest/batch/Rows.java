package assay.adapters.rest.batch;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a batch, read as they come. */
interface Rows {
  /**
   * The next row, or null after the last.
   *
   * @throws IOException if the client went away or broke off
   */
  @Nullable Row next() throws IOException;

  /** Whether something has arrived, so that {@link #next} need not wait long. */
  boolean isReady() throws IOException;
}
