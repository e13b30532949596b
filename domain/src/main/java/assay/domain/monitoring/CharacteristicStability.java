package assay.domain.monitoring;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Characteristic stability index, CSI: the {@link StabilityIndex} of one input of a model, which
 * tells where a shift of the scores comes from.
 *
 * @param characteristic name of the input
 */
public record CharacteristicStability(String characteristic, StabilityIndex index) {

  /**
   * CSI of every characteristic, the most shifted first, equals by name.
   *
   * @param baseline counts per bin, by characteristic
   * @param current the same of today, over the same bins
   * @throws IllegalArgumentException if the characteristics differ or two histograms can't be
   *     compared; the message names the characteristic
   */
  public static List<CharacteristicStability> of(
      Map<String, long[]> baseline, Map<String, long[]> current) {
    if (!baseline.keySet().equals(current.keySet())) {
      throw new IllegalArgumentException(
          "Baseline and current characteristics differ: %s and %s."
              .formatted(new TreeMap<>(baseline).keySet(), new TreeMap<>(current).keySet()));
    }
    var all = new ArrayList<CharacteristicStability>();
    new TreeMap<>(baseline)
        .forEach(
            (name, counts) -> all.add(compare(name, counts, requireNonNull(current.get(name)))));
    all.sort(
        Comparator.comparingDouble((CharacteristicStability it) -> it.index().value()).reversed());
    return List.copyOf(all);
  }

  private static CharacteristicStability compare(String name, long[] baseline, long[] current) {
    try {
      return new CharacteristicStability(name, StabilityIndex.of(baseline, current));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }
}
