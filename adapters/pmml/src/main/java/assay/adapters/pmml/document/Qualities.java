package assay.adapters.pmml.document;

import assay.application.training.ModelFacts;
import assay.domain.evaluation.Calibration;
import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.evaluation.Gains;
import assay.domain.evaluation.Metrics;
import assay.domain.evaluation.PrecisionRecallCurve;
import assay.domain.evaluation.RocCurve;
import assay.domain.evaluation.ScoredLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.dmg.pmml.Array;
import org.dmg.pmml.BoundaryValues;
import org.dmg.pmml.ClassLabels;
import org.dmg.pmml.Extension;
import org.dmg.pmml.LiftData;
import org.dmg.pmml.LiftGraph;
import org.dmg.pmml.Matrix;
import org.dmg.pmml.ModelLiftGraph;
import org.dmg.pmml.PredictiveModelQuality;
import org.dmg.pmml.PredictiveModelQuality.DataUsage;
import org.dmg.pmml.ROC;
import org.dmg.pmml.ROCGraph;
import org.dmg.pmml.XCoordinates;
import org.dmg.pmml.YCoordinates;

/** What is known about the quality of a model as {@code PredictiveModelQuality}. */
final class Qualities {
  private static final int MOST_POINTS = 100;
  private static final int BINS = 10;
  private static final int GAIN_PARTS = 20;

  private final ModelFacts.Quality quality;
  private final String fraud;
  private final String good;

  private Qualities(ModelFacts.Quality quality, String fraud, String good) {
    this.quality = quality;
    this.fraud = fraud;
    this.good = good;
  }

  /**
   * Writes it.
   *
   * @param fraud the target's value that means fraud
   * @param good its other value
   */
  static PredictiveModelQuality write(
      ModelFacts.Quality quality, String target, String fraud, String good, int inputs) {
    return new Qualities(quality, fraud, good).element(target).setNumOfPredictors(inputs);
  }

  private PredictiveModelQuality element(String target) {
    var sample = quality.sample();
    var metrics = Metrics.of(sample);
    var confusion = ConfusionMatrix.at(quality.threshold(), sample);
    var element =
        new PredictiveModelQuality(target)
            .setDataName(quality.data())
            .setDataUsage(DataUsage.TEST)
            .setNumOfRecords(sample.size())
            .setMeanSquaredError(metrics.brierScore())
            .setAccuracy(confusion.accuracy());
    set(metrics.rocAuc(), element::setAUC);
    set(confusion.precision(), element::setPrecision);
    set(confusion.recall(), element::setRecall);
    set(confusion.specificity(), element::setSpecificity);
    set(confusion.f1(), element::setF1);
    set(confusion.f2(), element::setF2);
    addMetrics(element, metrics, confusion);
    addCurves(element, sample);
    element.setConfusionMatrix(matrix(confusion));
    Gains.of(sample, GAIN_PARTS).ifPresent(gains -> element.addLiftDatas(lift(gains, sample)));
    RocCurve.of(sample).ifPresent(roc -> element.setROC(roc(roc.points(MOST_POINTS))));
    return element;
  }

  private static void set(OptionalDouble value, Consumer<Number> setter) {
    value.ifPresent(setter::accept);
  }

  private void addMetrics(
      PredictiveModelQuality element, Metrics metrics, ConfusionMatrix confusion) {
    addMetric(element, "average-precision", metrics.averagePrecision());
    addMetric(element, "log-loss", OptionalDouble.of(metrics.logLoss()));
    addMetric(element, "kolmogorov-smirnov", metrics.kolmogorovSmirnov());
    addMetric(element, "cohens-kappa", confusion.cohensKappa());
    addMetric(element, "calibration-error", OptionalDouble.of(metrics.calibrationError()));
    addMetric(element, "savings", quality.savings());
    element.addExtensions(
        new Extension(ExtensionNames.THRESHOLD, Numbers.compact(quality.threshold()).toString()),
        new Extension(ExtensionNames.THRESHOLD_RULE, quality.thresholdRule()));
  }

  private static void addMetric(PredictiveModelQuality element, String name, OptionalDouble value) {
    value.ifPresent(
        number ->
            element.addExtensions(
                new Extension(ExtensionNames.METRIC + name, Numbers.compact(number).toString())));
  }

  private static void addCurves(PredictiveModelQuality element, ScoredLabels sample) {
    PrecisionRecallCurve.of(sample)
        .map(curve -> curve.points(MOST_POINTS))
        .ifPresent(
            points ->
                element.addExtensions(
                    new Extension()
                        .setName(ExtensionNames.PRECISION_RECALL)
                        .addContent(
                            column(points, PrecisionRecallCurve.Point::threshold),
                            column(points, PrecisionRecallCurve.Point::precision),
                            column(points, PrecisionRecallCurve.Point::recall))));
    var bins = Calibration.of(sample, BINS).bins();
    element.addExtensions(
        new Extension()
            .setName(ExtensionNames.RELIABILITY)
            .addContent(
                column(bins, Calibration.Bin::from),
                column(bins, Calibration.Bin::to),
                Numbers.integers(bins.stream().map(bin -> (long) bin.events()).toList()),
                column(bins, Calibration.Bin::meanScore),
                column(bins, Calibration.Bin::fraudShare)));
  }

  private static <T> Array column(List<T> rows, ToDoubleFunction<T> value) {
    return Numbers.reals(
        rows.stream().map(row -> Numbers.rounded(value.applyAsDouble(row))).toList());
  }

  /** Rows are what came true, columns what the model says. */
  private org.dmg.pmml.ConfusionMatrix matrix(ConfusionMatrix counts) {
    return new org.dmg.pmml.ConfusionMatrix(
        new ClassLabels(Numbers.strings(List.of(good, fraud))),
        new Matrix()
            .setNbRows(2)
            .setNbCols(2)
            .addArrays(
                Numbers.integers(List.of(counts.trueNegatives(), counts.falsePositives())),
                Numbers.integers(List.of(counts.falseNegatives(), counts.truePositives()))));
  }

  /** From the highest score down: how many events, and how many of the frauds are among them. */
  private LiftData lift(Gains gains, ScoredLabels sample) {
    var events = new ArrayList<>(List.of(0.0));
    var frauds = new ArrayList<>(List.of(0.0));
    for (var part : gains.parts()) {
      events.add(Numbers.rounded(part.share() * sample.size()));
      frauds.add(Numbers.rounded(part.gain() * sample.frauds()));
    }
    return new LiftData(
            new ModelLiftGraph(
                new LiftGraph(
                    new XCoordinates(Numbers.reals(events)),
                    new YCoordinates(Numbers.reals(frauds)))))
        .setTargetFieldValue(fraud);
  }

  /** The first point flags nothing: its threshold lies above every score, and is finite. */
  private ROC roc(List<RocCurve.Point> points) {
    var thresholds =
        Stream.concat(
                Stream.of(points.get(1).threshold() + 1),
                points.stream().skip(1).map(RocCurve.Point::threshold))
            .map(Numbers::rounded)
            .toList();
    return new ROC(
            fraud,
            new ROCGraph(
                    new XCoordinates(column(points, RocCurve.Point::falsePositiveRate)),
                    new YCoordinates(column(points, RocCurve.Point::truePositiveRate)))
                .setBoundaryValues(new BoundaryValues(Numbers.reals(thresholds))))
        .setNegativeTargetFieldValue(good);
  }
}
