package assay.application.model;

import assay.application.training.DocumentFacts.Quality;
import assay.domain.evaluation.Calibration;
import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.evaluation.Gains;
import assay.domain.evaluation.Metrics;
import assay.domain.evaluation.PrecisionRecallCurve;
import assay.domain.evaluation.RocCurve;
import assay.domain.evaluation.ScoredLabels;
import assay.domain.evaluation.Threshold;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The quality of a model on stored events, in the words of documents. */
final class MeasuredQuality {
  /** Points of a curve. */
  static final int POINTS = 101;

  private MeasuredQuality() {}

  static Quality of(ScoredLabels sample) {
    var best = Threshold.maximisingF(1, sample);
    return new Quality(
        Optional.empty(),
        "production",
        metrics(Metrics.of(sample), best.map(it -> ConfusionMatrix.at(it.from(), sample))),
        best.map(it -> OptionalDouble.of(it.from())).orElseGet(OptionalDouble::empty),
        Optional.of("highest F1 on these events, in hindsight"),
        best.map(it -> ConfusionMatrix.at(it.from(), sample)),
        RocCurve.of(sample).map(it -> it.points(POINTS)).orElseGet(List::of).stream()
            .filter(point -> Double.isFinite(point.threshold()))
            .toList(),
        PrecisionRecallCurve.of(sample).map(it -> it.points(POINTS)).orElseGet(List::of),
        Gains.byDecile(sample).map(Gains::parts).orElseGet(List::of),
        Calibration.of(sample, 10).bins());
  }

  private static Map<String, Double> metrics(Metrics metrics, Optional<ConfusionMatrix> matrix) {
    var named = new LinkedHashMap<String, Double>();
    named.put("events", (double) metrics.events());
    named.put("frauds", (double) metrics.frauds());
    metrics.rocAuc().ifPresent(value -> named.put("roc-auc", value));
    metrics.averagePrecision().ifPresent(value -> named.put("average-precision", value));
    metrics.kolmogorovSmirnov().ifPresent(value -> named.put("kolmogorov-smirnov", value));
    named.put("log-loss", metrics.logLoss());
    named.put("brier-score", metrics.brierScore());
    named.put("calibration-error", metrics.calibrationError());
    matrix.ifPresent(
        at -> {
          at.precision().ifPresent(value -> named.put("precision", value));
          at.recall().ifPresent(value -> named.put("recall", value));
          at.f1().ifPresent(value -> named.put("f1", value));
          at.f2().ifPresent(value -> named.put("f2", value));
          at.cohensKappa().ifPresent(value -> named.put("cohens-kappa", value));
        });
    return named;
  }
}
