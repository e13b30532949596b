package assay.adapters.cli.predict;

import assay.application.scoring.ScoreEvent.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** Writes one line of JSON for each row, and counts those that failed. */
final class Results {
  private static final JsonMapper JSON = new JsonMapper();

  private final PrintWriter out;
  private long failures;

  Results(PrintWriter out) {
    this.out = out;
  }

  long failures() {
    return failures;
  }

  void failed(long row, String problem) {
    failures++;
    var line = JSON.createObjectNode().put("row", row);
    line.putObject("error").put("detail", problem);
    out.println(line);
  }

  void wrote(long row, Outcome outcome, boolean stored) {
    if (!(outcome instanceof Outcome.Decided decided)) {
      failed(row, outcome);
      return;
    }
    try {
      JsonNode decision = JSON.readTree(decided.answer());
      ObjectNode line = JSON.createObjectNode().put("row", row);
      if (stored) {
        line.set("decisionId", decision.get("decisionId"));
        line.put("replayed", decided.replayed());
      }
      for (String field : new String[] {"eventId", "probability", "action", "tier", "saving"}) {
        if (decision.has(field)) {
          line.set(field, decision.get(field));
        }
      }
      out.println(line);
    } catch (IOException e) {
      throw new UncheckedIOException("A decision is well-formed JSON.", e);
    }
  }

  private void failed(long row, Outcome outcome) {
    if (!(outcome instanceof Outcome.Invalid invalid)) {
      failed(row, described(outcome));
      return;
    }
    failures++;
    var line = JSON.createObjectNode().put("row", row);
    var error = line.putObject("error").put("detail", "The event breaks its stream's definition.");
    var errors = error.putArray("errors");
    invalid
        .problems()
        .forEach(
            problem ->
                errors
                    .addObject()
                    .put("field", problem.field())
                    .put("value", problem.value())
                    .put("expected", problem.expected()));
    out.println(line);
  }

  private static String described(Outcome outcome) {
    if (outcome instanceof Outcome.Malformed malformed) {
      return "%s (line %d, column %d)"
          .formatted(malformed.detail(), malformed.line(), malformed.column());
    }
    if (outcome instanceof Outcome.Conflict conflict) {
      return "Decision %s was made of other bytes with the same id.".formatted(conflict.earlier());
    }
    return "The stream has no model.";
  }
}
