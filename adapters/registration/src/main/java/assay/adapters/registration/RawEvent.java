package assay.adapters.registration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One event cut out of an answer, with the text of its id, if it has one. */
final class RawEvent {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final byte[] bytes;
  private final @Nullable String id;

  private RawEvent(byte[] bytes, @Nullable String id) {
    this.bytes = bytes;
    this.id = id;
  }

  byte[] bytes() {
    return bytes;
  }

  @Nullable String id() {
    return id;
  }

  /** The answer as one event. */
  static RawEvent only(byte[] answer, String idField) throws IOException {
    try (var parser = FACTORY.createParser(answer)) {
      parser.nextToken();
      RawEvent event = read(parser, answer, idField);
      if (parser.nextToken() != null) {
        throw new IOException("The source answered more than one JSON value.");
      }
      return event;
    } catch (JsonProcessingException e) {
      throw notJson(e);
    }
  }

  /** Events and the number to ask for next. */
  record Page(List<RawEvent> events, long next) {}

  /** The answer as a page: {@code _next_sequence_number} and {@code data}. */
  static Page page(byte[] answer, String idField) throws IOException {
    var events = new ArrayList<RawEvent>();
    Long next = null;
    try (var parser = FACTORY.createParser(answer)) {
      expect(parser.nextToken(), JsonToken.START_OBJECT, "a page");
      for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
        JsonToken value = parser.nextToken();
        if (field.equals("_next_sequence_number")) {
          expect(value, JsonToken.VALUE_NUMBER_INT, field);
          next = parser.getLongValue();
        } else if (field.equals("data")) {
          expect(value, JsonToken.START_ARRAY, field);
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            events.add(read(parser, answer, idField));
          }
        } else {
          parser.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      throw notJson(e);
    }
    if (next == null) {
      throw new IOException("The source answered a page without _next_sequence_number.");
    }
    return new Page(events, next);
  }

  private static RawEvent read(JsonParser parser, byte[] answer, String idField)
      throws IOException {
    expect(parser.currentToken(), JsonToken.START_OBJECT, "an event");
    int start = (int) parser.currentTokenLocation().getByteOffset();
    String id = null;
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (field.equals(idField) && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
        id = parser.getText();
      }
      parser.skipChildren();
    }
    int end = (int) parser.currentLocation().getByteOffset();
    return new RawEvent(Arrays.copyOfRange(answer, start, end), id);
  }

  /** Says where, not what: the parser's own message quotes the answer, and this may be logged. */
  private static IOException notJson(JsonProcessingException e) {
    var at = e.getLocation();
    String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return new IOException("The source's answer is not JSON" + where + ".");
  }

  private static void expect(@Nullable JsonToken token, JsonToken expected, String what)
      throws IOException {
    if (token != expected) {
      throw new IOException("The source answered " + token + " for " + what + ".");
    }
  }
}
