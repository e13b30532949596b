package assay.domain.explanation;

import assay.domain.scoring.Contribution;
import assay.domain.scoring.Explanation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How strongly each feature moved many scores: what a beeswarm shows (Lundberg and Lee, A unified
 * approach to interpreting model predictions, 2017). It tells where a value stands among the others
 * of its feature and never the value itself, so it is safe for fields that must not be seen.
 *
 * @param method as of the explanations
 * @param unit of the contributions
 * @param events that were explained
 * @param features the strongest first, by mean absolute contribution
 */
public record ContributionSwarm(String method, String unit, int events, List<Feature> features) {
  public ContributionSwarm {
    features = List.copyOf(features);
  }

  /**
   * One feature.
   *
   * @param strength mean absolute contribution over all events, those without one counting 0
   * @param dots one per event in which it had a contribution
   */
  public record Feature(String name, double strength, List<Dot> dots) {
    public Feature {
      dots = List.copyOf(dots);
    }
  }

  /**
   * One event.
   *
   * @param place the share of the feature's values that are lower, [0, 1); empty for what is no
   *     number, and where all values are the same
   */
  public record Dot(double contribution, OptionalDouble place) {}

  /**
   * Of explanations of one model.
   *
   * @param explanations one or more
   * @param atMost features, 1 or more; the weaker ones are left out
   * @param dots most events that are drawn, in equal steps; strengths are of all
   */
  public static ContributionSwarm of(List<Explanation> explanations, int atMost, int dots) {
    if (explanations.isEmpty()) {
      throw new IllegalArgumentException("A swarm is of one explanation or more.");
    }
    var strengths = new HashMap<String, Double>();
    for (var explanation : explanations) {
      for (var contribution : explanation.contributions()) {
        strengths.merge(contribution.feature(), Math.abs(contribution.contribution()), Double::sum);
      }
    }
    var drawn = new HashMap<String, List<Contribution>>();
    int step = Math.max(1, (explanations.size() + dots - 1) / dots);
    for (int i = 0; i < explanations.size(); i += step) {
      for (var contribution : explanations.get(i).contributions()) {
        drawn.computeIfAbsent(contribution.feature(), it -> new ArrayList<>()).add(contribution);
      }
    }
    Comparator<Map.Entry<String, Double>> byStrength =
        Comparator.comparingDouble(entry -> -entry.getValue());
    var features =
        strengths.entrySet().stream()
            .sorted(byStrength.thenComparing(Map.Entry::getKey))
            .limit(atMost)
            .map(
                entry ->
                    new Feature(
                        entry.getKey(),
                        entry.getValue() / explanations.size(),
                        dots(drawn.getOrDefault(entry.getKey(), List.of()))))
            .toList();
    var first = explanations.get(0);
    return new ContributionSwarm(first.method(), first.unit(), explanations.size(), features);
  }

  private static List<Dot> dots(List<Contribution> contributions) {
    double[] sorted =
        contributions.stream()
            .map(Contribution::value)
            .filter(Double.class::isInstance)
            .mapToDouble(value -> (Double) value)
            .sorted()
            .toArray();
    return contributions.stream()
        .map(it -> new Dot(it.contribution(), place(it.value(), sorted)))
        .toList();
  }

  private static OptionalDouble place(@Nullable Object value, double[] sorted) {
    if (!(value instanceof Double number) || sorted[0] == sorted[sorted.length - 1]) {
      return OptionalDouble.empty();
    }
    int lower = Arrays.binarySearch(sorted, number);
    while (lower > 0 && sorted[lower - 1] == number) {
      lower--;
    }
    return OptionalDouble.of(lower / (double) sorted.length);
  }
}
