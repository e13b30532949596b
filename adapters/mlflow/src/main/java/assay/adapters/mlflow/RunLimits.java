package assay.adapters.mlflow;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What MLflow takes as names and values of a run's parameters, metrics and tags. What does not fit
 * is made to fit: a training run is worth more than a name.
 */
final class RunLimits {
  /** Characters of a parameter's value. */
  static final int PARAMETER = 6000;

  /** Characters of a tag's value. */
  static final int TAG = 5000;

  /** Characters of a name. */
  static final int NAME = 250;

  private static final String CUT = " ...";

  private RunLimits() {}

  /** The map with names that MLflow takes, all different; values as they are. */
  static <T> Map<String, T> named(Map<String, T> values) {
    var named = new LinkedHashMap<String, T>();
    values.forEach((name, value) -> named.put(unused(name(name), named), value));
    return named;
  }

  private static String unused(String name, Map<String, ?> used) {
    String candidate = name;
    for (int i = 2; used.containsKey(candidate); i++) {
      String suffix = "_" + i;
      candidate = shortened(name, NAME - suffix.length()) + suffix;
    }
    return candidate;
  }

  /** Names may be paths of files there: only letters, digits and _ . - / and space, no way up. */
  private static String name(String name) {
    String legal = name.replaceAll("[^/\\p{L}\\p{N}_.\\- ]", "_");
    boolean path = legal.matches("(?!\\.{1,2}(/|$))[^/]+(/(?!\\.{1,2}(/|$))[^/]+)*");
    return shortened(path ? legal : legal.replaceAll("[/.]", "_"), NAME);
  }

  /** At most so many characters; what is cut off ends in dots. */
  static String cut(String value, int most) {
    return value.length() <= most ? value : shortened(value, most - CUT.length()) + CUT;
  }

  /** Half a pair of surrogates is no text. */
  private static String shortened(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
