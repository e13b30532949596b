package assay.adapters.rest.batch;

import assay.adapters.rest.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;

/** How the results of a batch are written. */
interface Results {
  /** Once, before all rows. */
  void begin(OutputStream out) throws IOException;

  void decided(Row row, byte[] answer, OutputStream out) throws IOException;

  void failed(Row row, Problem problem, OutputStream out) throws IOException;
}
