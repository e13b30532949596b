package assay.adapters.json;

import assay.application.event.EventFormat;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events as JSON (RFC 8259), in UTF-8 without a byte order mark, with unique keys. Limits: 64
 * levels, 400 digits, exponents up to 400.
 */
@ApplicationScoped
public class JsonEventFormat implements EventFormat {
  private static final int DEEPEST = 64;
  private static final int LONGEST_NUMBER = 400;
  private static final char REPLACEMENT = '\uFFFD';

  private final JsonFactory factory =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .build();

  @Override
  public Parsed parse(byte[] json) {
    var text = new String(json, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(json)) {
      return new Parsed.Malformed("The event is not valid UTF-8.", 0, 0);
    }
    try (var parser = factory.createParser(text)) {
      return new Parsed.Read(event(parser));
    } catch (NotAnEvent e) {
      return new Parsed.Malformed(e.getMessage(), e.line, e.column);
    } catch (StreamConstraintsException e) {
      return malformed(
          "The event goes beyond the limits: at most %d levels and numbers of %d digits."
              .formatted(DEEPEST, LONGEST_NUMBER),
          e);
    } catch (JsonParseException e) {
      String detail =
          e.getOriginalMessage().startsWith("Duplicate field")
              ? "A key stands twice in the same object."
              : "The event is not well-formed JSON.";
      return malformed(detail, e);
    } catch (IOException e) {
      return new Parsed.Malformed("The event is not well-formed JSON.", 0, 0);
    }
  }

  private static boolean isUtf8(byte[] json) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static Parsed malformed(String detail, JsonProcessingException e) {
    var at = e.getLocation();
    return at == null
        ? new Parsed.Malformed(detail, 0, 0)
        : new Parsed.Malformed(detail, at.getLineNr(), at.getColumnNr());
  }

  private static Map<String, @Nullable Object> event(JsonParser parser) throws IOException {
    var first = parser.nextToken();
    if (first != JsonToken.START_OBJECT) {
      throw notAnEvent("One JSON object is expected.", parser);
    }
    var event = object(parser);
    if (parser.nextToken() != null) {
      throw notAnEvent("Nothing may follow the JSON object.", parser);
    }
    return event;
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    var object = new LinkedHashMap<String, @Nullable Object>();
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      parser.nextToken();
      object.put(wellFormed(key, parser), value(parser));
    }
    return object;
  }

  private static List<@Nullable Object> list(JsonParser parser) throws IOException {
    var list = new ArrayList<@Nullable Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> list(parser);
      case VALUE_STRING -> wellFormed(parser.getText(), parser);
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT -> decimal(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw notAnEvent("The event is not well-formed JSON.", parser);
    };
  }

  private static Number whole(JsonParser parser) throws IOException {
    Number number = parser.getNumberValue();
    return number instanceof BigInteger || number instanceof Long ? number : number.longValue();
  }

  private static BigDecimal decimal(JsonParser parser) throws IOException {
    BigDecimal number = parser.getDecimalValue();
    if (Math.abs((long) number.scale()) > LONGEST_NUMBER) {
      throw notAnEvent("A number's exponent is beyond %d.".formatted(LONGEST_NUMBER), parser);
    }
    return number;
  }

  /** Refuses halves of surrogate pairs, which no encoding can write. */
  private static String wellFormed(String text, JsonParser parser) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw notAnEvent("A text holds half of a surrogate pair.", parser);
        }
        i++;
      }
    }
    return text;
  }

  private static NotAnEvent notAnEvent(String message, JsonParser parser) {
    var at = parser.currentTokenLocation();
    return new NotAnEvent(message, at.getLineNr(), at.getColumnNr());
  }

  private static final class NotAnEvent extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    NotAnEvent(String message, int line, int column) {
      super(message, null, false, false);
      this.line = line;
      this.column = column;
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}
