package assay.adapters.pmml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.dmg.pmml.Apply;
import org.dmg.pmml.DefineFunction;
import org.dmg.pmml.PMML;
import org.dmg.pmml.PMMLObject;
import org.dmg.pmml.VisitorAction;
import org.jpmml.model.visitors.AbstractVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the functions of a document cost before anything calls them: a few lines in which
 * each function calls the next one twice would compute for years.
 */
final class FunctionCalls {
  private static final long MOST = 1_000_000;

  private final Map<String, DefineFunction> functions = new HashMap<>();
  private final Map<String, Long> costs = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private @Nullable String endless;

  private FunctionCalls() {}

  /**
   * Refuses a document whose functions call each other without end or more than a million times.
   */
  static void check(PMML pmml) throws RefusedPmml {
    var dictionary = pmml.getTransformationDictionary();
    if (dictionary == null || !dictionary.hasDefineFunctions()) {
      return;
    }
    var calls = new FunctionCalls();
    dictionary.getDefineFunctions().forEach(f -> calls.functions.put(f.requireName(), f));
    long cost = calls.within(pmml);
    if (calls.endless != null) {
      throw new RefusedPmml(
          "The functions of the file call each other without end; '%s' is one of them."
              .formatted(calls.endless));
    }
    if (cost > MOST) {
      throw new RefusedPmml(
          "The functions of the file call each other more than %,d times for one event. Compute in a"
                  .formatted(MOST)
              + " derived field what several of them need.");
    }
  }

  private long within(PMMLObject part) {
    var sum = new long[1];
    new AbstractVisitor() {
      @Override
      public VisitorAction visit(Apply apply) {
        sum[0] = Math.min(MOST + 1, sum[0] + cost(apply.requireFunction()));
        return super.visit(apply);
      }
    }.applyTo(part);
    return sum[0];
  }

  private long cost(String name) {
    var function = functions.get(name);
    if (function == null) {
      return 0;
    }
    Long known = costs.get(name);
    if (known != null) {
      return known;
    }
    if (!open.add(name)) {
      endless = name;
      return 0;
    }
    long cost = 1 + within(function);
    open.remove(name);
    costs.put(name, cost);
    return cost;
  }
}
