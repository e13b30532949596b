package assay.domain.similarity;

import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import assay.domain.features.Features;
import assay.domain.monitoring.Percentiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How unlike two events of a stream are, 0 (alike in every feature) to 1: the mean over the
 * features of the distance in each. Numbers: the difference as a share of the spread of the sample
 * (between its percentiles 5 and 95, so that one odd value does not make all others alike), at most
 * 1. Categories and booleans: 0 where equal, else 1. A value that only one of them has: 1; features
 * that both lack, and free text, do not count. After Gower, "A general coefficient of similarity
 * and some of its properties", Biometrics 27(4), 1971. Thread-safe.
 */
public final class GowerDistance {
  private static final double LOWEST = 5;
  private static final double HIGHEST = 95;

  private final List<FeatureRule> features;
  private final Map<String, Double> spreads;

  private GowerDistance(List<FeatureRule> features, Map<String, Double> spreads) {
    this.features = features;
    this.spreads = spreads;
  }

  /**
   * Learns the spread of every number.
   *
   * @param features of the stream
   * @param sample of its events
   */
  public static GowerDistance learn(List<FeatureRule> features, List<Features> sample) {
    var compared = features.stream().filter(rule -> rule.type() != FeatureType.TEXT).toList();
    var spreads = new LinkedHashMap<String, Double>();
    for (FeatureRule rule : compared) {
      double[] numbers =
          sample.stream()
              .map(of -> of.get(rule.name()))
              .filter(value -> value instanceof Double number && Double.isFinite(number))
              .mapToDouble(value -> (Double) Objects.requireNonNull(value))
              .toArray();
      if (numbers.length > 0) {
        var percentiles = Percentiles.of(numbers);
        spreads.put(rule.name(), percentiles.at(HIGHEST) - percentiles.at(LOWEST));
      }
    }
    return new GowerDistance(compared, spreads);
  }

  /** The distance of two events, 0 to 1; 1 where there is nothing to compare. */
  public double between(Features one, Features other) {
    double sum = 0;
    int counted = 0;
    for (FeatureRule rule : features) {
      Object a = one.get(rule.name());
      Object b = other.get(rule.name());
      if (a != null || b != null) {
        sum += between(rule.name(), a, b);
        counted++;
      }
    }
    return counted == 0 ? 1 : sum / counted;
  }

  private double between(String name, @Nullable Object a, @Nullable Object b) {
    if (Objects.equals(a, b)) {
      return 0;
    }
    if (a instanceof Double x && b instanceof Double y) {
      double spread = spreads.getOrDefault(name, 0.0);
      double share = spread > 0 ? Math.abs(x - y) / spread : 1;
      return share <= 1 ? share : 1; // also where it is not a number
    }
    return 1;
  }
}
