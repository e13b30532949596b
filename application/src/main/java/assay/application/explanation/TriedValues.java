package assay.application.explanation;

import assay.application.casework.TrainingDistributions;
import assay.application.training.InputDistribution;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.explanation.PartialDependence;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import assay.domain.features.Features;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Values that a feature usually has: in the data that the model was trained on, by its document,
 * and in the events before. Of numbers quantiles, of categories the most frequent.
 */
@ApplicationScoped
public class TriedValues {
  private static final int MOST = 16;

  private final TrainingDistributions trained;

  @Inject
  public TriedValues(TrainingDistributions trained) {
    this.trained = trained;
  }

  /** At most {@value #MOST} values of the feature's type from each of the two, without repeats. */
  List<Object> of(StreamName stream, Sha256 model, FeatureRule rule, List<Features> before) {
    if (rule.type() == FeatureType.BOOLEAN) {
      return List.of(false, true);
    }
    var training = trained.of(stream, model).get(rule.name());
    var grid = PartialDependence.grid(before, rule.name(), MOST);
    if (rule.type() == FeatureType.NUMBER) {
      return numbers(training, grid, isWhole(before, rule.name()));
    }
    var values = new LinkedHashSet<Object>(grid);
    if (training instanceof InputDistribution.Categorical categorical) {
      categorical.counts().keySet().stream().limit(MOST).forEach(values::add);
    }
    return List.copyOf(values);
  }

  private static List<Object> numbers(
      @Nullable InputDistribution training, List<Object> grid, boolean whole) {
    var numbers = new TreeSet<Double>();
    for (Object value : grid) {
      numbers.add((Double) value);
    }
    if (training instanceof InputDistribution.Numeric numeric) {
      numbers.addAll(numeric.quantiles());
      var edges = numeric.edges();
      int step = Math.max(1, edges.size() / MOST);
      for (int i = 0; i < edges.size(); i += step) {
        numbers.add(edges.get(i));
      }
    }
    var values = new LinkedHashSet<Object>();
    numbers.forEach(number -> values.add(whole ? Math.rint(number) : number));
    return new ArrayList<>(values);
  }

  private static boolean isWhole(List<Features> rows, String feature) {
    return rows.stream()
        .map(row -> row.get(feature))
        .allMatch(value -> !(value instanceof Double number) || number == Math.rint(number));
  }
}
