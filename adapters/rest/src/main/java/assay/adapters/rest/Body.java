package assay.adapters.rest;

import assay.adapters.rest.json.Json;
import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.ProblemType;
import assay.adapters.rest.problem.Problems;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The bodies of requests, read with limits. */
public final class Body {
  private static final int LARGEST_SMALL = 64 << 10;

  private Body() {}

  /** Refuses all formats but these; those of text only in UTF-8. */
  public static String requireType(HttpHeaders headers, String... expected) {
    var type = headers.getMediaType();
    String given =
        type == null ? "" : (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
    String charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
    for (String one : expected) {
      if (one.equals(given) && (charset == null || charset.equalsIgnoreCase("utf-8"))) {
        return one;
      }
    }
    throw new ProblemException(Problems.unsupported(String.join(" or ", expected) + " in UTF-8"));
  }

  /** All bytes, of which there may be so many; what is beyond is not read. */
  public static byte[] read(InputStream body, HttpHeaders headers, int limit) {
    try {
      if (declaredLength(headers) > limit) {
        throw new ProblemException(Problems.tooLarge(limit));
      }
      byte[] bytes = body.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new ProblemException(Problems.tooLarge(limit));
      }
      return bytes;
    } catch (IOException e) {
      throw new ProblemException(
          ProblemType.MALFORMED_REQUEST.of("The body ended before it was complete."));
    }
  }

  private static long declaredLength(HttpHeaders headers) {
    String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? -1 : Long.parseLong(length.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** A small JSON object. */
  public static <T> T read(InputStream body, HttpHeaders headers, Class<T> type) {
    requireType(headers, MediaType.APPLICATION_JSON);
    byte[] bytes = read(body, headers, LARGEST_SMALL);
    try {
      T value = Json.shared().readValue(bytes, type);
      if (value == null) {
        throw new ProblemException(Problems.malformed("An object is expected, not null.", 1, 1));
      }
      return value;
    } catch (PropertyBindingException e) {
      throw new ProblemException(
          Problems.invalid(
              pointer(e),
              "unknown",
              "one of "
                  + e.getKnownPropertyIds().stream()
                      .map(Object::toString)
                      .sorted()
                      .collect(Collectors.joining(", "))));
    } catch (MismatchedInputException e) {
      if (e.getPath().isEmpty()) {
        throw malformed("One object is expected.", e);
      }
      throw new ProblemException(
          Problems.invalid(pointer(e), "of another type", expected(e.getTargetType())));
    } catch (JsonMappingException e) {
      throw malformed("The body is not one JSON object.", e);
    } catch (JsonParseException e) {
      throw malformed("The body is not well-formed JSON.", e);
    } catch (JsonProcessingException e) {
      throw malformed("The body is not JSON within the limits.", e);
    } catch (IOException e) {
      throw new ProblemException(Problems.malformed("The body is not text in UTF-8.", 0, 0));
    }
  }

  private static ProblemException malformed(String detail, JsonProcessingException e) {
    var at = e.getLocation();
    return new ProblemException(
        Problems.malformed(
            detail, at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr()));
  }

  private static String expected(@Nullable Class<?> type) {
    return type == String.class ? "a text" : "another type";
  }

  private static String pointer(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            at ->
                at.getFieldName() == null
                    ? "/" + at.getIndex()
                    : "/" + at.getFieldName().replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }
}
