package assay.adapters.rest.batch;

import assay.adapters.rest.json.Json;
import assay.adapters.rest.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;

/** One line per row: the decision, or the row's number and what is wrong with it. */
final class NdjsonResults implements Results {
  private record Failed(long row, Problem error) {}

  @Override
  public void begin(OutputStream out) {
    // Nothing stands before the first line.
  }

  @Override
  public void decided(Row row, byte[] answer, OutputStream out) throws IOException {
    out.write(answer);
    out.write('\n');
  }

  @Override
  public void failed(Row row, Problem problem, OutputStream out) throws IOException {
    out.write(Json.bytes(new Failed(row.number(), problem)));
    out.write('\n');
  }
}
