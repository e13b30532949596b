package assay.webapp.hostile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Events that are right but for one field. */
final class HostileEvents {
  private static final Map<String, String> GOOD = new LinkedHashMap<>();

  static {
    GOOD.put("step", "1");
    GOOD.put("type", "\"TRANSFER\"");
    GOOD.put("amount", "181.00");
    GOOD.put("nameOrig", "\"C1305486145\"");
    GOOD.put("oldbalanceOrg", "181.00");
    GOOD.put("newbalanceOrig", "0.00");
    GOOD.put("nameDest", "\"C553264065\"");
    GOOD.put("oldbalanceDest", "0.00");
    GOOD.put("newbalanceDest", "0.00");
  }

  private static final List<String> NUMBERS =
      List.of(
          "step", "amount", "oldbalanceOrg", "newbalanceOrig", "oldbalanceDest", "newbalanceDest");
  private static final List<String> WRONG_TYPES =
      List.of(
          "\"12\"",
          "true",
          "[]",
          "[1]",
          "{}",
          "\"NaN\"",
          "\"-Infinity\"",
          "\"1e5\"",
          "\"\"",
          "\"'; DROP TABLE event; --\"",
          "\"<script>alert(1)</script>\"");
  private static final List<String> NO_JSON =
      List.of("NaN", "Infinity", "-Infinity", "+1", "01", "0x10", "1.", ".5", "-", "1e", "1_000");
  private static final Map<String, String> TEXTS = new LinkedHashMap<>();

  static {
    TEXTS.put("SQL", "'; DROP TABLE event; --");
    TEXTS.put("SQL with a comment", "x' OR 1=1 /*");
    TEXTS.put("script", "<script>alert(document.cookie)</script>");
    TEXTS.put("image with a handler", "<img src=x onerror=alert(1)>");
    TEXTS.put("expression language", "#{facesContext.externalContext} ${7*7} {{7*7}}");
    TEXTS.put("JNDI lookup", "${jndi:ldap://127.0.0.1/a}");
    TEXTS.put("formula", "=cmd|' /C calc'!A0");
    TEXTS.put("format string", "%s%n%x%d{}");
    TEXTS.put("path", "../../../../etc/passwd");
    TEXTS.put("header break", "a\\r\\nSet-Cookie: x=y");
    TEXTS.put("terminal escape", "\\u001b[31mred\\u0007");
    TEXTS.put("right to left", "\\u202Eevil\\u2066");
    TEXTS.put("emoji", "\uD83D\uDE00\\ud83d\\ude00");
    TEXTS.put("not a character", "\\uffff\\ufdd0");
    TEXTS.put("long", "x".repeat(60_000));
  }

  private HostileEvents() {}

  static String good() {
    return with("amount", "181.00");
  }

  static String with(String field, String value) {
    var fields = new LinkedHashMap<>(GOOD);
    fields.put(field, value);
    return fields.entrySet().stream()
        .map(entry -> '"' + entry.getKey() + "\": " + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  static String without(String field) {
    var fields = new LinkedHashMap<>(GOOD);
    fields.remove(field);
    return fields.entrySet().stream()
        .map(entry -> '"' + entry.getKey() + "\": " + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  static List<HostileInput> fields() {
    var inputs = new ArrayList<HostileInput>();
    for (String field : NUMBERS) {
      for (String value : WRONG_TYPES) {
        inputs.add(HostileInput.event(field + " is " + value, with(field, value), 422));
      }
      for (String value : NO_JSON) {
        inputs.add(HostileInput.event(field + " is " + value, with(field, value), 400));
      }
      for (String value : List.of("1e999999", "-1e999999", "1e-999999", "9".repeat(500))) {
        String name = value.length() > 20 ? "500 digits" : value;
        inputs.add(HostileInput.event(field + " is " + name, with(field, value), 400, 422));
      }
    }
    for (String field : List.of("step", "amount")) {
      inputs.add(HostileInput.event(field + " is null", with(field, "null"), 422));
      inputs.add(HostileInput.event(field + " is missing", without(field), 422));
    }
    inputs.add(HostileInput.event("amount is negative", with("amount", "-0.01"), 422));
    inputs.add(HostileInput.event("amount is vast", with("amount", "1e300"), 422));
    inputs.add(HostileInput.event("time is far away", with("step", "1e30"), 422));
    inputs.add(HostileInput.event("amount is minus zero", with("amount", "-0.0"), 200));
    for (String field : List.of("type", "nameOrig", "nameDest")) {
      // A model may refuse a category that it does not know; elsewhere text is only text.
      Integer[] allowed = field.equals("type") ? new Integer[] {200, 422} : new Integer[] {200};
      TEXTS.forEach(
          (kind, text) ->
              inputs.add(
                  HostileInput.event(
                      field + " holds " + kind, with(field, '"' + text + '"'), allowed)));
      inputs.add(
          HostileInput.event(field + " holds U+0000", with(field, "\"a\\u0000b\""), 200, 400, 422));
      inputs.add(
          HostileInput.event(
              field + " holds half a surrogate pair", with(field, "\"a\\ud800\""), 400, 422));
    }
    return inputs;
  }
}
