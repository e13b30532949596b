package assay.adapters.rest.batch;

import assay.adapters.rest.json.Json;
import assay.adapters.rest.problem.Problem;
import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.ProblemType;
import assay.adapters.rest.problem.Problems;
import assay.application.triage.ReportLabels;
import assay.application.triage.ReportLabels.Reported;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Labels row by row; a bad row never loses the others. */
@ApplicationScoped
public class LabelImport {
  private static final int LARGEST_ROW = 64 << 10;
  private static final int MOST_ERRORS = 1000;

  private final ReportLabels reportLabels;

  @Inject
  public LabelImport(ReportLabels reportLabels) {
    this.reportLabels = reportLabels;
  }

  /** CDI makes a proxy of it. */
  @SuppressWarnings("NullAway")
  protected LabelImport() {
    this(null);
  }

  /**
   * What came of it.
   *
   * @param kept how many labels are stored
   * @param refused how many are not
   * @param errors why, for the first thousand of them
   */
  public record Summary(long kept, long refused, List<RowError> errors) {}

  /** What is wrong with a row, counted from 1. */
  public record RowError(long row, Problem error) {}

  /** A table whose first row names the columns. */
  public Summary csv(InputStream body, String by) {
    var gathered = new Rows(by);
    var records = new CsvRecords(body, LARGEST_ROW);
    try {
      var header = records.next();
      if (header == null || header.flaw() != null) {
        throw new ProblemException(
            ProblemType.MALFORMED_REQUEST.of("The first row must name the columns."));
      }
      for (var row = records.next(); row != null; row = records.next()) {
        gathered.take(LabelRow.of(header.cells(), row));
      }
    } catch (IOException e) {
      throw broken();
    }
    return gathered.end();
  }

  /** One JSON object a line. */
  public Summary ndjson(InputStream body, String by) {
    var gathered = new Rows(by);
    var rows = new NdjsonRows(body, LARGEST_ROW);
    try {
      for (var row = rows.next(); row != null; row = rows.next()) {
        gathered.take(
            row instanceof Row.Event event ? json(event.raw()) : LabelRow.broken((Row.Broken) row));
      }
    } catch (IOException e) {
      throw broken();
    }
    return gathered.end();
  }

  /** One object, or a list of them. */
  public Summary json(JsonNode body, String by) {
    var gathered = new Rows(by);
    if (body.isArray()) {
      body.forEach(element -> gathered.take(LabelRow.of(element)));
    } else {
      gathered.take(LabelRow.of(body));
    }
    return gathered.end();
  }

  private static LabelRow json(byte[] raw) {
    try {
      return LabelRow.of(Json.shared().readTree(raw));
    } catch (IOException e) {
      return new LabelRow.Bad(Problems.malformed("The row is not one JSON object.", 0, 0));
    }
  }

  private static ProblemException broken() {
    return new ProblemException(
        ProblemType.MALFORMED_REQUEST.of("The body ended before it was complete."));
  }

  /** Gathers rows into transactions. */
  private final class Rows {
    private final String by;
    private final List<Reported> waiting = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();
    private long row;
    private long kept;
    private long refused;

    private Rows(String by) {
      this.by = by;
    }

    private void take(LabelRow label) {
      row++;
      if (label instanceof LabelRow.Bad bad) {
        refuse(row, bad.problem());
      } else {
        waiting.add(((LabelRow.Good) label).at(row));
        if (waiting.size() == ReportLabels.MOST) {
          send();
        }
      }
    }

    private void send() {
      var lost = reportLabels.report(List.copyOf(waiting), by);
      lost.forEach(one -> refuse(one.label().row(), LabelRow.refused(one)));
      kept += waiting.size() - lost.size();
      waiting.clear();
    }

    private void refuse(long number, Problem problem) {
      refused++;
      if (errors.size() < MOST_ERRORS) {
        errors.add(new RowError(number, problem));
      }
    }

    private Summary end() {
      if (!waiting.isEmpty()) {
        send();
      }
      errors.sort(Comparator.comparingLong(RowError::row));
      return new Summary(kept, refused, List.copyOf(errors));
    }
  }
}
