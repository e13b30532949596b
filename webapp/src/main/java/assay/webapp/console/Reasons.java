package assay.webapp.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why an event was stopped, as steps from what is known of any event to the probability of this
 * one.
 *
 * @param method one of linear, tree, shapley, sampled, other: the words that the page has for it
 * @param start the probability before anything of the event is known, 0 to 1
 * @param rows the strongest contributions, the strongest first
 * @param others what all other values did together; null where that is nothing
 * @param end where the steps lead, 0 to 1
 */
public record Reasons(
    String method, double start, List<ReasonRow> rows, @Nullable ReasonRow others, double end) {
  private static final Map<String, String> WORDS =
      Map.of(
          "linear", "linear",
          "tree-path", "tree",
          "tree-shap", "shapley",
          "sampled-shapley", "sampled");
  static final Reasons NONE = new Reasons("", 0, List.of(), null, 0);

  /**
   * One value of the event and what it added in the unit of the explanation.
   *
   * @param error the standard error of a contribution that was sampled; 0 where it is exact
   */
  record Part(String feature, @Nullable Object value, double contribution, double error) {
    Part(String feature, @Nullable Object value, double contribution) {
      this(feature, value, contribution, 0);
    }
  }

  /**
   * Walks from the base over the parts, the strongest first, then over the others.
   *
   * @param unit {@code log-odds} or {@code probability}
   * @param priorShift what the correction for the real share of fraud adds to the log-odds
   */
  static Reasons of(
      String method, String unit, double base, double priorShift, double others, List<Part> parts) {
    var scale = new Scale(unit.equals("log-odds"), priorShift);
    double strongest = parts.stream().mapToDouble(p -> Math.abs(p.contribution)).max().orElse(0);
    var rows = new ArrayList<ReasonRow>();
    double margin = base;
    for (Part part : parts) {
      rows.add(row(part, margin, scale, strongest));
      margin += part.contribution;
    }
    boolean more = Math.abs(others) > 1e-9;
    var rest = more ? row(new Part("", null, others), margin, scale, strongest) : null;
    return new Reasons(
        known(method), scale.probability(base), rows, rest, scale.probability(margin + others));
  }

  private static ReasonRow row(Part part, double before, Scale scale, double strongest) {
    return new ReasonRow(
        part.feature,
        part.value,
        part.contribution,
        scale.probability(before),
        scale.probability(before + part.contribution),
        part.error,
        strongest == 0 ? 0 : Math.min(100, 100 * Math.abs(part.contribution) / strongest));
  }

  private static String known(String method) {
    return WORDS.entrySet().stream()
        .filter(known -> method.startsWith(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("other");
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /**
   * Whether the model turned the end of the steps into another probability, as calibration does.
   */
  public boolean endsElsewhere(double probability) {
    return Math.abs(end - probability) > 0.0005;
  }

  /** From the model's unit to the probability in real traffic. */
  private record Scale(boolean logOdds, double priorShift) {
    double probability(double margin) {
      double odds = logOdds ? margin : logit(Math.max(0, Math.min(1, margin)));
      return 1 / (1 + Math.exp(-(odds + priorShift)));
    }

    private static double logit(double p) {
      return Math.log(p / (1 - p));
    }
  }
}
