package assay.adapters.rest.batch;

import assay.adapters.rest.problem.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One JSON object per line; blank lines are passed over. */
final class NdjsonRows implements Rows {
  private final Arriving bytes;
  private final int limit;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;

  NdjsonRows(InputStream in, int limit) {
    this.bytes = new Arriving(in);
    this.limit = limit;
  }

  @Override
  public boolean isReady() throws IOException {
    return bytes.isReady();
  }

  @Override
  public @Nullable Row next() throws IOException {
    line.reset();
    boolean blank = true;
    while (true) {
      int b = bytes.read();
      if (b == '\n' || b < 0) {
        if (!blank) {
          return new Row.Event(++number, List.of(), line.toByteArray());
        }
        if (b < 0) {
          return null;
        }
        line.reset();
      } else if (line.size() == limit) {
        bytes.skipLine();
        return new Row.Broken(++number, List.of(), Problems.tooLarge(limit));
      } else {
        blank &= b == ' ' || b == '\t' || b == '\r';
        line.write(b);
      }
    }
  }
}
