package assay.adapters.rest.batch;

import assay.adapters.rest.json.Json;
import assay.adapters.rest.problem.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The rows as they came, with the decision's columns added. */
final class CsvResults implements Results {
  private static final List<String> ADDED =
      List.of(
          "decision_id",
          "probability",
          "tier",
          "action",
          "saving",
          "cost_allow",
          "cost_review",
          "cost_block",
          "error");
  private static final List<String> PLACES =
      List.of(
          "/decisionId",
          "/probability",
          "/tier",
          "/action",
          "/saving",
          "/expectedCost/allow",
          "/expectedCost/review",
          "/expectedCost/block");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]{1,300}(\\.[0-9]{1,300})?([eE][+-]?[0-9]{1,3})?");

  private final List<String> header;
  private final String lineEnd;
  private final boolean guarded;

  /**
   * @param guarded whether cells that a spreadsheet would take for a formula get an apostrophe
   */
  CsvResults(List<String> header, boolean crlf, boolean guarded) {
    this.header = header;
    this.lineEnd = crlf ? "\r\n" : "\n";
    this.guarded = guarded;
  }

  @Override
  public void begin(OutputStream out) throws IOException {
    var line = columns(header);
    ADDED.forEach(name -> add(line, name));
    write(line, out);
  }

  @Override
  public void decided(Row row, byte[] answer, OutputStream out) throws IOException {
    var line = columns(row.cells());
    // Read back from the answer, so that a table and JSON never say different things.
    JsonNode decision = Json.shared().readTree(answer);
    for (String place : PLACES) {
      add(line, decision.at(place).asText(""));
    }
    add(line, "");
    write(line, out);
  }

  @Override
  public void failed(Row row, Problem problem, OutputStream out) throws IOException {
    var line = columns(row.cells());
    PLACES.forEach(place -> add(line, ""));
    add(line, safe(problem.summary()));
    write(line, out);
  }

  /** As many cells as there are columns, whatever the row had. */
  private StringBuilder columns(List<String> cells) {
    var line = new StringBuilder();
    for (int i = 0; i < header.size(); i++) {
      if (i > 0) {
        line.append(',');
      }
      line.append(quoted(safe(i < cells.size() ? cells.get(i) : "")));
    }
    return line;
  }

  private static void add(StringBuilder line, String cell) {
    line.append(',').append(quoted(cell));
  }

  private String safe(String cell) {
    return guarded && Formulas.beginsIn(cell) && !NUMBER.matcher(cell).matches()
        ? "'" + cell
        : cell;
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private void write(StringBuilder line, OutputStream out) throws IOException {
    out.write(line.append(lineEnd).toString().getBytes(StandardCharsets.UTF_8));
  }
}
