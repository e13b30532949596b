package assay.adapters.json;

import assay.application.scoring.DecisionFormat;
import assay.domain.cost.ExpectedCost;
import assay.domain.scoring.Decision;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * Decisions as JSON. Money is rounded to a millionth; probabilities and contributions are written
 * as they are.
 */
@ApplicationScoped
public class JsonDecisionFormat implements DecisionFormat {
  private static final double MILLIONTHS = 1e6;

  private final JsonFactory factory =
      JsonFactory.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build();

  @Override
  public byte[] write(Decision decision) {
    var bytes = new ByteArrayOutputStream(1024);
    try (var json = factory.createGenerator(bytes)) {
      write(decision, json);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed.", e);
    }
    return bytes.toByteArray();
  }

  private static void write(Decision decision, JsonGenerator json) throws IOException {
    var event = decision.event();
    var assessment = decision.assessment();
    json.writeStartObject();
    json.writeStringField("decisionId", decision.id().toString());
    json.writeStringField("eventId", event.id());
    json.writeStringField("stream", event.stream().value());
    json.writeFieldName("caseId");
    if (decision.opensCase()) {
      json.writeString(decision.id().toString());
    } else {
      json.writeNull();
    }
    json.writeObjectFieldStart("model");
    json.writeStringField("sha256", decision.model().hex());
    json.writeStringField("stage", "champion");
    json.writeBooleanField("calibrated", decision.calibrated());
    json.writeEndObject();
    json.writeObjectFieldStart("definition");
    json.writeStringField("sha256", decision.definition().hex());
    json.writeEndObject();
    json.writeObjectFieldStart("costs");
    json.writeNumberField("version", decision.costsVersion());
    json.writeStringField("currency", decision.reportingCurrency());
    json.writeNumberField("rate", event.amount().rate());
    json.writeEndObject();
    json.writeNumberField("probability", decision.probability().value());
    json.writeNumberField("amount", event.amount().amount());
    json.writeStringField("currency", event.amount().currency());
    if (assessment.expectedCost().isPresent()) {
      expectedCost(assessment.expectedCost().get(), json);
    }
    json.writeStringField("action", lower(assessment.action()));
    if (assessment.saving().isPresent()) {
      json.writeNumberField("saving", money(assessment.saving().get()));
    }
    json.writeStringField("tier", assessment.tier().name());
    ReasonsJson.write(decision.reasons(), decision, json);
    json.writeStringField("scoredAt", decision.scoredAt().toString());
    json.writeEndObject();
  }

  private static void expectedCost(ExpectedCost cost, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("expectedCost");
    json.writeNumberField("allow", money(cost.allow()));
    json.writeNumberField("review", money(cost.review()));
    json.writeNumberField("block", money(cost.block()));
    json.writeEndObject();
  }

  private static double money(double value) {
    double rounded = Math.rint(value * MILLIONTHS) / MILLIONTHS;
    return Double.isFinite(rounded) ? rounded : value;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
