package assay.adapters.json;

import assay.application.scoring.WrittenReasons;
import assay.domain.scoring.Explanation;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The reasons in decisions as {@link JsonDecisionFormat} writes them. */
@ApplicationScoped
public class JsonWrittenReasons implements WrittenReasons {
  /** The member before which a decision's reasons stand. */
  private static final String AFTER = "scoredAt";

  private final JsonFactory factory =
      JsonFactory.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build();

  @Override
  public Optional<String> method(byte[] answer) {
    try (var json = factory.createParser(answer)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = json.currentName().equals(ReasonsJson.EXPLANATION);
        if (json.nextToken().isStructStart()) {
          if (wanted) {
            return methodIn(json);
          }
          json.skipChildren();
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("A stored decision is no JSON object.", e);
    }
  }

  private static Optional<String> methodIn(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals(ReasonsJson.METHOD)) {
        return Optional.of(json.getText());
      }
      json.skipChildren();
    }
    return Optional.empty();
  }

  @Override
  public byte[] with(Explanation explanation, double priorShift, byte[] answer) {
    var bytes = new ByteArrayOutputStream(answer.length + 1024);
    try (var in = factory.createParser(answer);
        var out = factory.createGenerator(bytes)) {
      in.nextToken();
      out.writeStartObject();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        member(in, out, explanation, priorShift);
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("A stored decision is no JSON object.", e);
    }
    return bytes.toByteArray();
  }

  private static void member(
      JsonParser in, JsonGenerator out, Explanation explanation, double priorShift)
      throws IOException {
    String name = in.currentName();
    in.nextToken();
    if (name.equals(ReasonsJson.EXPLANATION) || name.equals(ReasonsJson.REASONS)) {
      in.skipChildren();
      return;
    }
    if (name.equals(AFTER)) {
      ReasonsJson.write(explanation, priorShift, out);
    }
    out.writeFieldName(name);
    copy(in, out);
  }

  /** Numbers with the very digits that they have. */
  private static void copy(JsonParser in, JsonGenerator out) throws IOException {
    int depth = 0;
    do {
      out.copyCurrentEventExact(in);
      depth += in.currentToken().isStructStart() ? 1 : in.currentToken().isStructEnd() ? -1 : 0;
    } while (depth > 0 && in.nextToken() != null);
  }
}
