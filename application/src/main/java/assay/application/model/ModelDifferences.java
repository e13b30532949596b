package assay.application.model;

import assay.application.scoring.FraudModel.Input;
import assay.application.training.DocumentFacts;
import assay.domain.features.FeatureType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What two versions say of themselves, side by side. A value that a document does not hold is
 * empty.
 *
 * @param inputs of either version, by name
 * @param importance of the inputs that have one in either, the largest change first
 * @param metrics by name
 * @param provenance what the documents tell of their origin, where it differs
 */
public record ModelDifferences(
    List<Pair<FeatureType>> inputs,
    List<Pair<Double>> importance,
    List<Pair<Double>> metrics,
    List<Pair<String>> provenance) {

  /** The same thing of both versions. */
  public record Pair<T>(String name, Optional<T> left, Optional<T> right) {
    /** Whether both are equal. */
    public boolean same() {
      return left.equals(right);
    }
  }

  /** One side of a comparison. */
  public record Side(List<Input> inputs, Optional<DocumentFacts> facts) {
    private Map<String, Double> importance() {
      return facts.map(DocumentFacts::importance).orElseGet(Map::of);
    }

    private Map<String, Double> metrics() {
      return facts
          .flatMap(DocumentFacts::quality)
          .map(DocumentFacts.Quality::metrics)
          .orElseGet(Map::of);
    }

    private Map<String, String> provenance() {
      return facts.map(DocumentFacts::provenance).orElseGet(Map::of);
    }

    private Map<String, FeatureType> types() {
      var types = new java.util.TreeMap<String, FeatureType>();
      inputs.forEach(input -> types.put(input.name(), input.type()));
      return types;
    }
  }

  /** Compares two versions. */
  public static ModelDifferences of(Side left, Side right) {
    var importance = new ArrayList<>(pairs(left.importance(), right.importance()));
    importance.sort((a, b) -> Double.compare(Math.abs(change(b)), Math.abs(change(a))));
    return new ModelDifferences(
        pairs(left.types(), right.types()),
        importance,
        pairs(left.metrics(), right.metrics()),
        pairs(left.provenance(), right.provenance()).stream()
            .filter(pair -> !pair.same())
            .toList());
  }

  private static double change(Pair<Double> pair) {
    return pair.right().orElse(0.0) - pair.left().orElse(0.0);
  }

  private static <T> List<Pair<T>> pairs(Map<String, T> left, Map<String, T> right) {
    var names = new LinkedHashSet<>(left.keySet());
    names.addAll(right.keySet());
    return names.stream()
        .map(
            name ->
                new Pair<>(
                    name,
                    Optional.ofNullable(left.get(name)),
                    Optional.ofNullable(right.get(name))))
        .toList();
  }
}
