package assay.adapters.pmml;

import assay.application.training.InputDistribution;
import assay.application.training.ModelFacts;
import assay.application.training.ModelFacts.PartialDependence;
import assay.application.training.ModelFacts.VerificationRow;
import assay.domain.calibration.Calibrator;
import assay.domain.evaluation.ScoredLabels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.dmg.pmml.DataType;

/** Facts about a model as a training run would have them. */
final class Facts {
  private Facts() {}

  static ModelFacts of(byte[] bare, Calibrator calibrator, boolean single) {
    var evaluation = new Evaluation(bare);
    var random = new SplittableRandom(11);
    var rows = new ArrayList<VerificationRow>();
    for (int n = 0; n < 400 && rows.size() < 40; n++) {
      var row = evaluation.row(random);
      double raw = evaluation.output(probability(evaluation), row);
      if (!Double.isNaN(raw)) {
        rows.add(new VerificationRow(row, calibrator.calibrate(raw)));
      }
    }
    var inputs = new ArrayList<InputDistribution>();
    var importance = new LinkedHashMap<String, Double>();
    var fields = evaluation.evaluator().getInputFields();
    for (var field : fields) {
      inputs.add(distribution(field.getName(), field.getDataType()));
      importance.put(field.getName(), 1.0 / fields.size());
    }
    return new ModelFacts(
        "test, gradient boosted trees",
        "Made for a test; \"quoted\", <tagged> & naïve.",
        Instant.parse("2026-11-24T12:30:45.678Z"),
        "1",
        calibrator,
        inputs,
        score(),
        new ModelFacts.Quality(
            "two weeks of nothing, 1,000 events",
            sample(),
            0.25,
            "highest F2 on validation data",
            OptionalDouble.of(0.61)),
        importance,
        List.of(
            new PartialDependence(
                fields.get(0).getName(),
                List.of(
                    new PartialDependence.Point(1.0, 0.125),
                    new PartialDependence.Point(2.5, 0.25))),
            new PartialDependence(
                "words",
                List.of(
                    new PartialDependence.Point("two words", 0.5),
                    new PartialDependence.Point("naïve \"quote\"", 0.25)))),
        rows,
        single,
        Map.of("seed", "7", "data-sha256", "ab12", "recipe", "recipe.json", "savings", "0.61"));
  }

  static String probability(Evaluation evaluation) {
    return evaluation.evaluator().getOutputFields().stream()
        .filter(field -> String.valueOf(field.getField().getValue()).matches("1(\\.0)?"))
        .findFirst()
        .orElseThrow()
        .getName();
  }

  static InputDistribution.Numeric score() {
    return new InputDistribution.Numeric(
        "score",
        900,
        0,
        0.0625,
        0.125,
        List.of(0.0, 0.01, 0.02, 0.1, 0.96875),
        List.of(0.0, 0.5, 1.0),
        List.of(880L, 20L));
  }

  private static InputDistribution distribution(String name, DataType type) {
    if (type == DataType.STRING || type == DataType.BOOLEAN) {
      var counts = new LinkedHashMap<String, Long>();
      counts.put("SALE", 700L);
      counts.put("two words", 150L);
      counts.put("with \"quotes\"", 40L);
      return new InputDistribution.Categorical(name, 890, 10, counts, 17);
    }
    return new InputDistribution.Numeric(
        name,
        800,
        100,
        12.75,
        30.5,
        List.of(-3.0, 0.1, 5.0, 12.5, 1e6),
        List.of(-3.0, 0.1, 5.0, 1e6),
        List.of(200L, 200L, 400L));
  }

  static ScoredLabels sample() {
    var random = new SplittableRandom(5);
    double[] scores = new double[1000];
    boolean[] fraud = new boolean[1000];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = random.nextDouble() * random.nextDouble();
      fraud[i] = random.nextDouble() < scores[i];
    }
    return ScoredLabels.of(scores, fraud);
  }
}
