package assay.adapters.rest.batch;

import assay.adapters.rest.batch.CsvRecords.CsvRecord;
import assay.adapters.rest.problem.Problem;
import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.ProblemType;
import assay.adapters.rest.problem.Problems;
import assay.domain.stream.StreamDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table whose first row names the columns. */
final class CsvRows implements Rows {
  private final CsvRecords records;
  private final int limit;
  private final List<String> header;
  private final boolean crlf;
  private final CsvEvents events;
  private long number;

  /**
   * Reads the header.
   *
   * @throws ProblemException if there is none
   */
  CsvRows(InputStream in, StreamDefinition definition, int limit) throws IOException {
    this.records = new CsvRecords(in, limit);
    this.limit = limit;
    var first = records.next();
    if (first == null) {
      throw new ProblemException(
          ProblemType.MALFORMED_REQUEST.of("The first row must name the columns."));
    }
    if (first.flaw() != null) {
      throw new ProblemException(problem(first.flaw()));
    }
    this.header = List.copyOf(first.cells());
    this.crlf = records.isCrlf();
    this.events = new CsvEvents(definition, header);
  }

  List<String> header() {
    return header;
  }

  boolean isCrlf() {
    return crlf;
  }

  @Override
  public boolean isReady() throws IOException {
    return records.isReady();
  }

  @Override
  public @Nullable Row next() throws IOException {
    CsvRecord read = records.next();
    if (read == null) {
      return null;
    }
    number++;
    if (read.flaw() != null) {
      return new Row.Broken(number, read.cells(), problem(read.flaw()));
    }
    if (read.cells().size() != header.size()) {
      return new Row.Broken(
          number,
          read.cells(),
          ProblemType.MALFORMED_ROW.of(
              "The row has %d cells, the header %d."
                  .formatted(read.cells().size(), header.size())));
    }
    return new Row.Event(number, read.cells(), events.event(read.cells()));
  }

  private Problem problem(CsvRecords.Flaw flaw) {
    return flaw == CsvRecords.Flaw.TOO_LARGE
        ? Problems.tooLarge(limit)
        : ProblemType.MALFORMED_ROW.of(flaw.detail());
  }
}
