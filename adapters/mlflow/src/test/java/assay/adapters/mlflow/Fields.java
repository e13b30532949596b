package assay.adapters.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

/** What MLflow checks of the fields of a request before it does anything. */
final class Fields {
  private static final Pattern NAME = Pattern.compile("[/\\p{L}\\p{N}_.\\- ]*");

  private Fields() {}

  /** A field that has to be there and not empty. */
  static String required(JsonNode arguments, String field) {
    var node = arguments.path(field);
    if (node.isMissingNode() || node.isNull() || node.asText().isEmpty()) {
      throw invalid("Missing value for required parameter '" + field + "'.");
    }
    if (!node.isTextual()) {
      throw invalid("Invalid value " + node + " for parameter '" + field + "': no string.");
    }
    return node.asText();
  }

  /** A field that has to be a whole number. */
  static long requiredLong(JsonNode arguments, String field) {
    var node = arguments.path(field);
    if (!node.isIntegralNumber()) {
      throw invalid("Invalid value " + node + " for parameter '" + field + "': no int.");
    }
    return node.asLong();
  }

  /** Stricter than MLflow, which passes over what it does not know: a slip would hide there. */
  static void only(ObjectNode arguments, String... known) {
    arguments
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!Set.of(known).contains(name)) {
                throw invalid("No parameter '" + name + "' is known here.");
              }
            });
  }

  /** A name of a parameter, metric or tag: its characters, its length, and no way out of a path. */
  static String key(JsonNode entry) {
    String key = required(entry, "key");
    boolean path =
        Path.of(key).normalize().toString().equals(key)
            && !key.startsWith("/")
            && !key.startsWith("..");
    if (!NAME.matcher(key).matches() || !path || key.length() > 250) {
      throw invalid("Invalid name: '" + key + "'.");
    }
    return key;
  }

  static String value(JsonNode entry, int most) {
    String value = entry.path("value").asText();
    if (value.length() > most) {
      throw invalid(
          "value had length " + value.length() + ", which exceeded length limit of " + most);
    }
    return value;
  }

  static MlflowError invalid(String message) {
    return new MlflowError("INVALID_PARAMETER_VALUE", message);
  }
}
