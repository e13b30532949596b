package assay.adapters.pmml.document;

import assay.application.training.DocumentFacts;
import assay.domain.evaluation.Calibration;
import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.evaluation.Gains;
import assay.domain.evaluation.PrecisionRecallCurve;
import assay.domain.evaluation.RocCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.dmg.pmml.Array;
import org.dmg.pmml.PredictiveModelQuality;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code PredictiveModelQuality} of any tool, with the extensions of Assay if they are
 * there.
 */
final class QualityReader {
  private final PredictiveModelQuality element;

  private QualityReader(PredictiveModelQuality element) {
    this.element = element;
  }

  static DocumentFacts.Quality read(PredictiveModelQuality element) {
    return new QualityReader(element).read();
  }

  private DocumentFacts.Quality read() {
    var threshold = Extensions.value(element, ExtensionNames.THRESHOLD);
    return new DocumentFacts.Quality(
        Optional.ofNullable(element.getDataName()),
        element.getDataUsage().value(),
        metrics(),
        threshold.map(Double::valueOf).map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
        Extensions.value(element, ExtensionNames.THRESHOLD_RULE),
        confusion(),
        roc(),
        precisionRecall(),
        gains(),
        reliability());
  }

  private Map<String, Double> metrics() {
    var metrics = new TreeMap<String, Double>();
    put(metrics, "accuracy", element.getAccuracy());
    put(metrics, "brier-score", element.getMeanSquaredError());
    put(metrics, "events", element.getNumOfRecords());
    put(metrics, "f1", element.getF1());
    put(metrics, "f2", element.getF2());
    put(metrics, "precision", element.getPrecision());
    put(metrics, "recall", element.getRecall());
    put(metrics, "roc-auc", element.getAUC());
    put(metrics, "specificity", element.getSpecificity());
    Extensions.values(element, ExtensionNames.METRIC)
        .forEach((name, value) -> put(metrics, name, Double.valueOf(value)));
    return metrics;
  }

  private static void put(Map<String, Double> metrics, String name, @Nullable Number value) {
    if (value != null) {
      metrics.put(name, value.doubleValue());
    }
  }

  /** That of two classes of which one is known to be fraud; a larger one is none of ours. */
  private Optional<ConfusionMatrix> confusion() {
    var matrix = element.getConfusionMatrix();
    if (matrix == null || element.getROC() == null) {
      return Optional.empty();
    }
    var labels = Numbers.items(matrix.requireClassLabels().getArray());
    var rows = matrix.requireMatrix().getArrays().stream().map(Numbers::doubles).toList();
    int fraud = labels.indexOf(element.getROC().requirePositiveTargetFieldValue());
    if (labels.size() != 2 || fraud < 0 || rows.size() != 2) {
      return Optional.empty();
    }
    int good = 1 - fraud;
    return Optional.of(
        new ConfusionMatrix(
            Math.round(rows.get(fraud).get(fraud)),
            Math.round(rows.get(good).get(fraud)),
            Math.round(rows.get(good).get(good)),
            Math.round(rows.get(fraud).get(good))));
  }

  private List<RocCurve.Point> roc() {
    if (element.getROC() == null) {
      return List.of();
    }
    var graph = element.getROC().requireROCGraph();
    var falsePositives = Numbers.doubles(graph.requireXCoordinates().getArray());
    var truePositives = Numbers.doubles(graph.requireYCoordinates().getArray());
    var boundaries = graph.getBoundaryValues();
    List<Double> thresholds =
        boundaries == null ? List.of() : Numbers.doubles(boundaries.getArray());
    var points = new ArrayList<RocCurve.Point>();
    for (int i = 0; i < falsePositives.size(); i++) {
      double threshold = i < thresholds.size() ? thresholds.get(i) : Double.NaN;
      points.add(new RocCurve.Point(threshold, falsePositives.get(i), truePositives.get(i)));
    }
    return points;
  }

  private List<PrecisionRecallCurve.Point> precisionRecall() {
    return rows(ExtensionNames.PRECISION_RECALL, 3).stream()
        .map(row -> new PrecisionRecallCurve.Point(row[0], row[1], row[2]))
        .toList();
  }

  private List<Calibration.Bin> reliability() {
    return rows(ExtensionNames.RELIABILITY, 5).stream()
        .map(row -> new Calibration.Bin(row[0], row[1], (int) row[2], row[3], row[4]))
        .toList();
  }

  private List<double[]> rows(String name, int columns) {
    List<Array> arrays = Extensions.arrays(element, name);
    var rows = new ArrayList<double[]>();
    if (arrays.size() == columns) {
      var values = arrays.stream().map(Numbers::doubles).toList();
      for (int row = 0; row < values.get(0).size(); row++) {
        int index = row;
        rows.add(values.stream().mapToDouble(column -> column.get(index)).toArray());
      }
    }
    return rows;
  }

  private List<Gains.Part> gains() {
    if (!element.hasLiftDatas()) {
      return List.of();
    }
    var graph = element.getLiftDatas().get(0).requireModelLiftGraph().requireLiftGraph();
    var events = Numbers.doubles(graph.requireXCoordinates().getArray());
    var frauds = Numbers.doubles(graph.requireYCoordinates().getArray());
    int last = events.size() - 1;
    var parts = new ArrayList<Gains.Part>();
    for (int i = 1; i <= last; i++) {
      double share = events.get(i) / events.get(last);
      double gain = frauds.get(i) / frauds.get(last);
      double partShare = share - events.get(i - 1) / events.get(last);
      double partGain = gain - frauds.get(i - 1) / frauds.get(last);
      parts.add(new Gains.Part(share, gain, gain / share, partGain / partShare));
    }
    return parts;
  }
}
