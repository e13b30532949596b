package assay.adapters.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import assay.adapters.training.recipe.Recipe.Metric;
import assay.adapters.training.recipe.Recipe.ModelRecipe;
import assay.adapters.training.recipe.Recipe.Tuning;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TunerTest {
  @Test
  void triesTheWholeGridBesideTheGivenParameters() {
    var points = Tuner.points(model(), tuning(0), 1);

    assertThat(points)
        .containsExactly(
            Map.of("eta", 0.1, "depth", 2, "seed", 9),
            Map.of("eta", 0.1, "depth", 4, "seed", 9),
            Map.of("eta", 0.1, "depth", 6, "seed", 9),
            Map.of("eta", 0.3, "depth", 2, "seed", 9),
            Map.of("eta", 0.3, "depth", 4, "seed", 9),
            Map.of("eta", 0.3, "depth", 6, "seed", 9));
  }

  @Test
  void drawsPointsWithoutRepeatsTheSameForASeed() {
    var points = Tuner.points(model(), tuning(5), 1);

    assertThat(points).hasSize(5).doesNotHaveDuplicates();
    assertThat(Tuner.points(model(), tuning(0), 1)).containsAll(points);
    assertThat(Tuner.points(model(), tuning(5), 1)).isEqualTo(points);
    assertThat(Tuner.points(model(), tuning(5), 2)).isNotEqualTo(points);
  }

  @Test
  void drawsNoMoreThanTheGridHas() {
    assertThat(Tuner.points(model(), tuning(50), 1)).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void keepsTheOrderOfTrialsAndKnowsTheBest() {
    var log =
        new TuningLog(
            "ROC_AUC",
            "2 folds",
            List.of(
                new TuningLog.Point(Map.of("depth", 2), List.of(0.7, 0.8)),
                new TuningLog.Point(Map.of("depth", 4), List.of(0.9, 0.8)),
                new TuningLog.Point(Map.of("depth", 6), List.of(0.8, 0.9))));

    assertThat(log.best().parameters()).isEqualTo(Map.of("depth", 4));
    assertThat(log.points().get(0).mean()).isEqualTo(0.75);
  }

  private static ModelRecipe model() {
    return new ModelRecipe(
        "m",
        Optional.of("xgboost"),
        Map.of("seed", 9, "depth", 1),
        Optional.empty(),
        Optional.empty());
  }

  private static Tuning tuning(int points) {
    var grid = new LinkedHashMap<String, List<Object>>();
    grid.put("eta", List.of(0.1, 0.3));
    grid.put("depth", List.of(2, 4, 6));
    return new Tuning(points, grid, Metric.ROC_AUC, 3, Duration.ZERO, Duration.ZERO);
  }
}
