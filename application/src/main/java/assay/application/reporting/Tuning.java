package assay.application.reporting;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The parameters that were tried.
 *
 * @param method in words, such as "random search, 3 folds"
 * @param metric of which more is better
 * @param trials in the order in which they ran, one or more
 */
public record Tuning(String method, String metric, List<Trial> trials) {
  public Tuning {
    trials = List.copyOf(trials);
    if (trials.isEmpty()) {
      throw new IllegalArgumentException("Tuning has tried at least one set of parameters.");
    }
  }

  /**
   * One set of parameters.
   *
   * @param score mean over the folds
   * @param deviation standard deviation over the folds; empty for a single one
   */
  public record Trial(Map<String, String> parameters, double score, OptionalDouble deviation) {}

  /** The trials, the best score first, equals in the order in which they ran. */
  public List<Trial> ranked() {
    return trials.stream().sorted(Comparator.comparingDouble(trial -> -trial.score())).toList();
  }
}
