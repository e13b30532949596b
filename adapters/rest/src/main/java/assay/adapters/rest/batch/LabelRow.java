package assay.adapters.rest.batch;

import assay.adapters.rest.problem.Problem;
import assay.adapters.rest.problem.ProblemType;
import assay.adapters.rest.problem.Problems;
import assay.application.triage.LateLabels.Reference;
import assay.application.triage.ReportLabels.Refused;
import assay.application.triage.ReportLabels.Reported;
import assay.domain.event.StreamName;
import assay.domain.scoring.DecisionId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One label as it was sent. */
sealed interface LabelRow {
  List<String> FIELDS = List.of("decisionId", "stream", "eventId", "fraud", "source", "at");

  /** One that says something of an event that may exist. */
  record Good(Reference event, boolean fraud, String source, Optional<Instant> when)
      implements LabelRow {
    Reported at(long row) {
      return new Reported(row, event, fraud, source, when);
    }
  }

  record Bad(Problem problem) implements LabelRow {}

  static LabelRow broken(Row.Broken row) {
    return new Bad(row.problem());
  }

  /** Why a label was not kept though it can be read. */
  static Problem refused(Refused refused) {
    var label = refused.label();
    return refused.unknown()
        ? Problems.notFound("There is no such event.")
        : Problems.invalid(
            "/at", label.at().map(Instant::toString).orElse(""), "a time that has come");
  }

  static LabelRow of(List<String> header, CsvRecords.CsvRecord row) {
    if (row.flaw() != null) {
      return new Bad(ProblemType.MALFORMED_ROW.of(row.flaw().detail()));
    }
    if (row.cells().size() != header.size()) {
      return new Bad(
          ProblemType.MALFORMED_ROW.of(
              "The row has %d cells, the header %d.".formatted(row.cells().size(), header.size())));
    }
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < header.size(); i++) {
      if (!row.cells().get(i).isEmpty()) {
        values.put(header.get(i).strip(), row.cells().get(i).strip());
      }
    }
    return of(values);
  }

  static LabelRow of(JsonNode object) {
    if (!object.isObject()) {
      return new Bad(Problems.malformed("An object is expected.", 0, 0));
    }
    var values = new LinkedHashMap<String, String>();
    for (var member : object.properties()) {
      if (member.getValue().isContainerNode()) {
        return bad(member.getKey(), "an object or a list", "a plain value");
      }
      if (!member.getValue().isNull()) {
        values.put(member.getKey(), member.getValue().asText());
      }
    }
    return of(values);
  }

  private static LabelRow of(Map<String, String> values) {
    var strange = values.keySet().stream().filter(key -> !FIELDS.contains(key)).findFirst();
    if (strange.isPresent()) {
      return bad(strange.get(), "unknown", "one of " + String.join(", ", FIELDS));
    }
    var fraud = fraud(values.get("fraud"));
    if (fraud == null) {
      return bad("fraud", values.getOrDefault("fraud", "missing"), "true or false");
    }
    Optional<Instant> at;
    try {
      at = Optional.ofNullable(values.get("at")).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return bad("at", values.getOrDefault("at", ""), "a time as 2026-11-22T12:00:00Z");
    }
    return withEvent(values, fraud, at);
  }

  private static LabelRow withEvent(
      Map<String, String> values, boolean fraud, Optional<Instant> at) {
    Reference event;
    String decision = values.get("decisionId");
    String stream = values.getOrDefault("stream", "");
    if (decision != null) {
      try {
        event = new Reference.ByDecision(new DecisionId(UUID.fromString(decision)));
      } catch (IllegalArgumentException e) {
        return bad("decisionId", decision, "the id of a decision");
      }
    } else if (StreamName.isValid(stream) && values.containsKey("eventId")) {
      event =
          new Reference.ByEvent(
              new StreamName(stream), Objects.requireNonNull(values.get("eventId")));
    } else {
      return bad("decisionId", "missing", "the id of a decision, or stream and eventId");
    }
    String source = values.getOrDefault("source", "chargeback");
    try {
      var good = new Good(event, fraud, source, at);
      good.at(1);
      return good;
    } catch (IllegalArgumentException e) {
      return bad("source", source, String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Boolean fraud(@Nullable String text) {
    return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> null;
    };
  }

  private static Bad bad(String field, String value, String expected) {
    return new Bad(Problems.invalid("/" + field, value, expected));
  }
}
