package assay.adapters.json;

import assay.application.scoring.WrittenReasons;
import assay.domain.scoring.Contribution;
import assay.domain.scoring.Decision;
import assay.domain.scoring.Explanation;
import assay.domain.scoring.Reasons;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members {@code explanation} and {@code reasons} of a decision. */
final class ReasonsJson {
  static final String EXPLANATION = "explanation";
  static final String METHOD = "method";
  static final String REASONS = "reasons";
  private static final int STRONGEST = 8;

  private ReasonsJson() {}

  /** Nothing where they are left out; where they are pending, the address that answers them. */
  static void write(Reasons reasons, Decision decision, JsonGenerator json) throws IOException {
    if (reasons instanceof Reasons.Told told) {
      write(told.told(), decision.priorShift(), json);
    } else if (reasons instanceof Reasons.Pending) {
      json.writeObjectFieldStart(EXPLANATION);
      json.writeStringField(METHOD, WrittenReasons.PENDING);
      json.writeStringField("ask", "/decisions/" + decision.id());
      json.writeEndObject();
      json.writeArrayFieldStart(REASONS);
      json.writeEndArray();
    }
  }

  static void write(Explanation explanation, double priorShift, JsonGenerator json)
      throws IOException {
    List<Contribution> reasons = explanation.strongest(STRONGEST);
    double told = reasons.stream().mapToDouble(Contribution::contribution).sum();
    json.writeObjectFieldStart(EXPLANATION);
    json.writeStringField(METHOD, explanation.method());
    json.writeStringField("unit", explanation.unit());
    json.writeNumberField("base", explanation.base());
    json.writeNumberField("others", explanation.margin() - explanation.base() - told);
    json.writeNumberField("priorShift", priorShift);
    if (explanation.walks().isPresent()) {
      json.writeNumberField("walks", explanation.walks().getAsInt());
    }
    json.writeEndObject();
    json.writeArrayFieldStart(REASONS);
    for (Contribution reason : reasons) {
      write(reason, json);
    }
    json.writeEndArray();
  }

  private static void write(Contribution reason, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("feature", reason.feature());
    json.writeFieldName("value");
    value(reason.value(), json);
    json.writeNumberField("contribution", reason.contribution());
    if (reason.standardError().isPresent()) {
      json.writeNumberField("standardError", reason.standardError().getAsDouble());
    }
    json.writeEndObject();
  }

  private static void value(@Nullable Object value, JsonGenerator json) throws IOException {
    if (value instanceof Number number) {
      json.writeNumber(number.doubleValue());
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value.toString());
    }
  }
}
