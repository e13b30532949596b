package assay.adapters.pmml;

import java.util.ArrayDeque;
import java.util.List;
import org.dmg.pmml.Apply;
import org.dmg.pmml.Constant;
import org.dmg.pmml.Expression;
import org.dmg.pmml.PMML;
import org.dmg.pmml.TextIndex;
import org.dmg.pmml.VisitorAction;
import org.jpmml.model.visitors.AbstractVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions of a document. One that repeats what repeats already, as {@code (a+)+}, that
 * refers back to a group, or that has many repetitions in a row can take longer than anybody waits
 * for a text that a customer wrote.
 */
final class Expressions {
  private static final List<String> FUNCTIONS = List.of("matches", "replace");

  private Expressions() {}

  /** Refuses the first one that can blow up. */
  static void check(PMML pmml) throws RefusedPmml {
    var finder = new Finder();
    finder.applyTo(pmml);
    if (finder.found != null) {
      throw new RefusedPmml(finder.found);
    }
  }

  /** Why a pattern can take for ever, in words; null if nothing is known against it. */
  static @Nullable String problem(String pattern) {
    if (repeatsRepetition(pattern)) {
      return ("The regular expression '%s' repeats what repeats already and can take for ever. Write"
              + " it without a repetition inside of a repetition.")
          .formatted(pattern);
    }
    if (refersBack(pattern)) {
      return ("The regular expression '%s' refers back to one of its groups and can take for ever."
              + " Write it without a back-reference.")
          .formatted(pattern);
    }
    if (Repetitions.follow(pattern)) {
      return ("The regular expression '%s' has more than three unbounded repetitions of the same"
              + " characters in a row and can take very long. Join them, or put something else"
              + " between them.")
          .formatted(pattern);
    }
    return null;
  }

  /** Whether it holds a back-reference by number or by name. */
  static boolean refersBack(String pattern) {
    for (int i = 0; i + 1 < pattern.length(); i++) {
      if (pattern.charAt(i) == '\\') {
        char c = pattern.charAt(++i);
        if (c == 'k' || (c >= '1' && c <= '9')) {
          return true;
        }
      }
    }
    return false;
  }

  private static final class Finder extends AbstractVisitor {
    private @Nullable String found;

    @Override
    public VisitorAction visit(Apply apply) {
      if (FUNCTIONS.contains(apply.requireFunction()) && apply.getExpressions().size() > 1) {
        Expression pattern = apply.getExpressions().get(1);
        if (pattern instanceof Constant constant && constant.getValue() != null) {
          look(constant.getValue().toString());
        }
      }
      return super.visit(apply);
    }

    @Override
    public VisitorAction visit(TextIndex index) {
      look(index.getWordSeparatorCharacterRE());
      return super.visit(index);
    }

    private void look(String pattern) {
      found = found == null ? problem(pattern) : found;
    }
  }

  /** Whether a group that holds an unbounded repetition is itself repeated without bound. */
  static boolean repeatsRepetition(String pattern) {
    var around = new ArrayDeque<Boolean>();
    boolean repeats = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        i = endOfClass(pattern, i);
      } else if (c == '(') {
        around.push(repeats);
        repeats = false;
      } else if (c == ')' && !around.isEmpty()) {
        boolean repeated = i + 1 < pattern.length() && isUnbounded(pattern, i + 1);
        if (repeats && repeated) {
          return true;
        }
        repeats = around.pop() || repeats || repeated;
      } else if (isUnbounded(pattern, i)) {
        repeats = true;
      }
    }
    return false;
  }

  static boolean isUnbounded(String pattern, int at) {
    char c = pattern.charAt(at);
    if (c == '*' || c == '+') {
      return true;
    }
    int end = c == '{' ? pattern.indexOf('}', at) : -1;
    return end > 0 && pattern.charAt(end - 1) == ',';
  }

  static int endOfClass(String pattern, int open) {
    int i = open + 1;
    while (i < pattern.length() && pattern.charAt(i) != ']') {
      i += pattern.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }
}
