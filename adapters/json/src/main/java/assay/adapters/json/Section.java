package assay.adapters.json;

import assay.application.stream.DefinitionFormat.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One object of a definition while it is read: remembers which keys were asked for, so that what
 * nobody asked for can be named, and gathers problems instead of stopping at the first.
 */
final class Section {
  private final JsonNode node;
  private final String at;
  private final List<Problem> problems;
  private final Set<String> known = new HashSet<>();

  Section(JsonNode node, String at, List<Problem> problems) {
    this.node = node;
    this.at = at;
    this.problems = problems;
    if (!node.isObject()) {
      problems.add(new Problem(at, "an object is expected, not " + described(node) + "."));
    }
  }

  /** Tells a problem of a key. */
  void problem(String key, String message) {
    problems.add(new Problem(path(key), message));
  }

  boolean has(String key) {
    known.add(key);
    return node.hasNonNull(key);
  }

  /** A text that must be there; empty text after a problem. */
  String text(String key) {
    return optionalText(key).orElseGet(() -> missing(key, "a text", ""));
  }

  Optional<String> optionalText(String key) {
    return optional(key, "a text", JsonNode::isTextual, JsonNode::textValue);
  }

  /** A number that must be there; NaN after a problem. */
  double number(String key) {
    return optionalNumber(key).orElseGet(() -> missing(key, "a number", Double.NaN));
  }

  Optional<Double> optionalNumber(String key) {
    return optional(key, "a number", JsonNode::isNumber, JsonNode::doubleValue);
  }

  boolean flag(String key) {
    return optional(key, "true or false", JsonNode::isBoolean, JsonNode::booleanValue)
        .orElse(false);
  }

  Optional<JsonNode> any(String key) {
    return has(key) ? Optional.of(node.get(key)) : Optional.empty();
  }

  Optional<Section> section(String key) {
    return any(key).map(child -> new Section(child, path(key), problems));
  }

  /** The texts of a list; none where it is missing. */
  List<String> texts(String key) {
    var texts = new ArrayList<String>();
    for (JsonNode element : elements(key)) {
      if (element.isTextual()) {
        texts.add(element.textValue());
      } else {
        problem(key, "a list of texts is expected, not " + described(element) + " in it.");
      }
    }
    return texts;
  }

  /** The objects of a list; none where it is missing. */
  List<Section> sections(String key) {
    var sections = new ArrayList<Section>();
    int index = 0;
    for (JsonNode element : elements(key)) {
      sections.add(new Section(element, path(key) + "/" + index++, problems));
    }
    return sections;
  }

  /** The members of an object that maps names; none where it is missing. */
  Set<Map.Entry<String, JsonNode>> members(String key) {
    return any(key).filter(JsonNode::isObject).map(JsonNode::properties).orElse(Set.of());
  }

  /**
   * Makes a value that checks itself; its complaint becomes a problem of the key.
   *
   * @param key empty: this whole section
   */
  <T> Optional<T> checked(String key, Function<Section, T> make) {
    try {
      return Optional.of(make.apply(this));
    } catch (IllegalArgumentException e) {
      problems.add(new Problem(key.isEmpty() ? at : path(key), String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  /** Names the keys that nothing asked for. */
  void refuseUnknownKeys() {
    for (String key : (Iterable<String>) node::fieldNames) {
      if (!known.contains(key)) {
        var expected = known.stream().sorted().toList();
        problem(key, "is not known here; known are " + String.join(", ", expected) + ".");
      }
    }
  }

  private <T> Optional<T> optional(
      String key, String expected, Function<JsonNode, Boolean> is, Function<JsonNode, T> as) {
    var value = any(key);
    if (value.isPresent() && !is.apply(value.get())) {
      problem(key, expected + " is expected, not " + described(value.get()) + ".");
      return Optional.empty();
    }
    return value.map(as);
  }

  private <T> T missing(String key, String expected, T instead) {
    if (!node.hasNonNull(key)) {
      problem(key, "is missing; " + expected + " is expected.");
    }
    return instead;
  }

  private Iterable<JsonNode> elements(String key) {
    var value = any(key);
    if (value.isPresent() && !value.get().isArray()) {
      problem(key, "a list is expected, not " + described(value.get()) + ".");
      return List.of();
    }
    return value.<Iterable<JsonNode>>map(list -> list).orElse(List.of());
  }

  private String path(String key) {
    return at + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  private static String described(JsonNode node) {
    String text = node.toString();
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
