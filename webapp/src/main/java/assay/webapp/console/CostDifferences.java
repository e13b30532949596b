package assay.webapp.console;

import assay.domain.cost.Costs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What differs between two versions of costs. */
final class CostDifferences {
  private CostDifferences() {}

  /**
   * One number.
   *
   * @param name as the texts know it; yes and no are 1 and 0
   */
  record Difference(String name, double before, double after) {}

  static List<Difference> of(Costs before, Costs after) {
    var now = numbers(after);
    return numbers(before).entrySet().stream()
        .map(
            one ->
                new Difference(one.getKey(), one.getValue(), now.getOrDefault(one.getKey(), 0.0)))
        .filter(one -> one.before() != one.after())
        .toList();
  }

  private static Map<String, Double> numbers(Costs costs) {
    var numbers = new LinkedHashMap<String, Double>();
    numbers.put("lossRate", costs.lossRate());
    numbers.put("fee", costs.fee());
    numbers.put("review", costs.review());
    numbers.put("catchRate", costs.catchRate());
    numbers.put("insult", costs.insult());
    numbers.put("insultShare", costs.insultShare());
    numbers.put("automaticBlock", costs.automaticBlock() ? 1.0 : 0.0);
    numbers.put("highFrom", costs.highFrom());
    numbers.put("reviewMinutes", costs.reviewMinutes());
    return numbers;
  }
}
