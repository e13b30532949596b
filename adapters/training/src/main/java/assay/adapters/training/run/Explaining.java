package assay.adapters.training.run;

import static org.apache.spark.sql.functions.col;

import assay.adapters.training.data.Roles;
import assay.adapters.training.data.Splitter;
import assay.application.scoring.FraudModel;
import assay.application.training.ModelFacts;
import assay.domain.evaluation.PrecisionRecallCurve;
import assay.domain.evaluation.ScoredLabels;
import assay.domain.explanation.BreakDown;
import assay.domain.explanation.PartialDependence;
import assay.domain.explanation.PermutationImportance;
import assay.domain.explanation.SampledShapley;
import assay.domain.explanation.Scorer;
import assay.domain.features.FeatureRule;
import assay.domain.features.Features;
import assay.domain.scoring.Explanation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;

/**
 * Why a model says what it says, asked of the document that will serve.
 *
 * @param permutation drop of average precision on test rows
 * @param dependence of the most important features
 * @param summary contributions to the scores of many invented rows, in probability: a picture of
 *     single dots would tell whose they are if they were real
 * @param predictions of invented rows: the highest, a middle and the lowest score
 */
public record Explaining(
    List<PermutationImportance> permutation,
    List<PartialDependence> dependence,
    List<Explanation> summary,
    List<Explanation> predictions) {
  private static final int REPEATS = 3;
  private static final int DRAWN_OUT = 8;
  private static final int GRID = 12;
  private static final int WALKS = 3;
  private static final int BACKGROUND = 60;
  private static final String UNIT = "probability";

  /**
   * Explains with as many test rows as the recipe says; half of them frauds if there are so many.
   */
  static Explaining of(
      FraudModel model,
      List<FeatureRule> features,
      Sample test,
      List<ModelFacts.VerificationRow> proofs,
      List<Features> invented,
      int rows,
      long seed) {
    Scorer scorer = row -> probability(model, row);
    var sampled = sampled(test, rows, seed);
    var explained = sampled.stream().map(row -> Proof.features(row, features)).toList();
    boolean[] fraud = new boolean[sampled.size()];
    for (int i = 0; i < fraud.length; i++) {
      fraud[i] = sampled.get(i).<Integer>getAs(Roles.LABEL) == 1;
    }
    var random = new SplittableRandom(seed);
    var permutation =
        PermutationImportance.of(
            scorer, explained, fraud, Explaining::averagePrecision, REPEATS, random.split());
    var dependence = new ArrayList<PartialDependence>();
    for (var importance : permutation.stream().limit(DRAWN_OUT).toList()) {
      var grid = PartialDependence.grid(explained, importance.feature(), GRID);
      if (grid.size() > 1) {
        dependence.add(PartialDependence.of(scorer, explained, importance.feature(), grid));
      }
    }
    var background = explained.stream().limit(BACKGROUND).toList();
    var walks = random.split();
    var summary =
        invented.stream()
            .map(
                row -> SampledShapley.of(scorer, UNIT, row, background, WALKS, walks).explanation())
            .toList();
    var single =
        exemplary(proofs).stream()
            .map(row -> BreakDown.of(scorer, UNIT, new Features(row.inputs()), background))
            .toList();
    return new Explaining(permutation, dependence, summary, single);
  }

  /** What counts for each feature, adding up to 1. */
  Map<String, Double> importance() {
    double total = permutation.stream().mapToDouble(p -> Math.max(0, p.drop())).sum();
    var shares = new LinkedHashMap<String, Double>();
    permutation.forEach(
        p -> shares.put(p.feature(), total > 0 ? Math.max(0, p.drop()) / total : 0.0));
    return shares;
  }

  List<ModelFacts.PartialDependence> dependenceFacts() {
    return dependence.stream()
        .map(
            d ->
                new ModelFacts.PartialDependence(
                    d.feature(),
                    d.points().stream()
                        .map(
                            point ->
                                new ModelFacts.PartialDependence.Point(
                                    point.value() instanceof Boolean is
                                        ? is.toString()
                                        : point.value(),
                                    point.score()))
                        .toList()))
        .toList();
  }

  private static List<Row> sampled(Sample test, int rows, long seed) {
    var lot = test.rows().withColumn("_lot", Splitter.lot(seed + 3)).orderBy("_lot");
    var frauds = lot.filter(col(Roles.LABEL).equalTo(1)).limit(rows / 2).collectAsList();
    var goods = lot.filter(col(Roles.LABEL).equalTo(0)).limit(rows - frauds.size()).collectAsList();
    var mixed = new ArrayList<Row>();
    for (int i = 0; i < Math.max(frauds.size(), goods.size()); i++) {
      if (i < goods.size()) {
        mixed.add(goods.get(i));
      }
      if (i < frauds.size()) {
        mixed.add(frauds.get(i));
      }
    }
    return mixed;
  }

  private static List<ModelFacts.VerificationRow> exemplary(
      List<ModelFacts.VerificationRow> proofs) {
    var sorted =
        proofs.stream()
            .sorted(Comparator.comparingDouble(ModelFacts.VerificationRow::probability))
            .toList();
    return List.of(sorted.get(sorted.size() - 1), sorted.get(sorted.size() / 2), sorted.get(0));
  }

  private static double averagePrecision(ScoredLabels sample) {
    return PrecisionRecallCurve.of(sample).map(PrecisionRecallCurve::averagePrecision).orElse(0.0);
  }

  /** A row that the model refuses counts as good: that happens to shuffled values only. */
  private static double probability(FraudModel model, Features row) {
    var outcome = model.score(row);
    return outcome instanceof FraudModel.Outcome.Scored scored ? scored.probability().value() : 0.0;
  }
}
