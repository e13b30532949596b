package assay.trainer;

import assay.adapters.training.run.Candidate;
import assay.adapters.training.run.TrainingRun;
import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.evaluation.Metrics;
import assay.domain.evaluation.Savings;
import assay.domain.evaluation.ScoredLabels;
import assay.domain.event.Sha256;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures of a run, for programs. */
final class RunSummary {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private RunSummary() {}

  /** The figures of one model on test data, by the names that are usual; none that is undefined. */
  static Map<String, Double> metrics(Candidate candidate) {
    var found = metrics(candidate.test(), candidate.thresholds().f1(), candidate.savings());
    candidate
        .cardPrecision()
        .ifPresent(
            precision -> {
              String name = "card_precision_at_" + precision.k();
              found.put(name, precision.value());
              found.put(name + "_ceiling", precision.ceiling());
            });
    return found;
  }

  /** The figures of scores beside what was true; those of classes with a threshold. */
  static Map<String, Double> metrics(
      ScoredLabels sample, double threshold, Optional<Savings> savings) {
    var found = new LinkedHashMap<String, Double>();
    var metrics = Metrics.of(sample);
    var confusion = ConfusionMatrix.at(threshold, sample);
    put(found, "roc_auc", metrics.rocAuc());
    put(found, "average_precision", metrics.averagePrecision());
    put(found, "ks", metrics.kolmogorovSmirnov());
    found.put("log_loss", metrics.logLoss());
    found.put("brier", metrics.brierScore());
    found.put("calibration_error", metrics.calibrationError());
    found.put("threshold", threshold);
    found.put("accuracy", confusion.accuracy());
    put(found, "precision", confusion.precision());
    put(found, "recall", confusion.recall());
    put(found, "f1", confusion.f1());
    put(found, "f2", confusion.f2());
    put(found, "kappa", confusion.cohensKappa());
    savings.ifPresent(money -> put(found, "savings", money.share()));
    return found;
  }

  private static void put(Map<String, Double> into, String name, OptionalDouble value) {
    value.ifPresent(number -> into.put(name, number));
  }

  static byte[] json(TrainingRun run) throws JsonProcessingException {
    var summary = new LinkedHashMap<String, Object>();
    summary.put("stream", run.definition().name().value());
    summary.put("model", run.chosen().name());
    summary.put("sha256", Sha256.of(run.pmml()).hex());
    summary.put("seed", run.recipe().seed());
    var parts = new LinkedHashMap<String, Object>();
    run.parts().forEach((part, s) -> parts.put(part.label(), part(s.rows(), s.frauds())));
    summary.put("data", parts);
    var candidates = new ArrayList<Map<String, Object>>();
    for (var candidate : run.candidates()) {
      var entry = new LinkedHashMap<String, Object>();
      entry.put("name", candidate.name());
      entry.put("algorithm", candidate.algorithm());
      entry.put("parameters", candidate.parameters());
      entry.put("calibration", candidate.calibrator().method());
      entry.put("fit_seconds", candidate.fitTime().toMillis() / 1e3);
      entry.put("test", metrics(candidate));
      candidates.add(entry);
    }
    summary.put("candidates", candidates);
    return JSON.writeValueAsBytes(summary);
  }

  private static Map<String, Long> part(long rows, long frauds) {
    var counts = new LinkedHashMap<String, Long>();
    counts.put("rows", rows);
    counts.put("frauds", frauds);
    return counts;
  }

  /** The candidates as a table for the terminal. */
  static String table(TrainingRun run) {
    var table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%-24s %8s %8s %8s %8s %8s %8s %8s%n",
            "on test data",
            "ROC AUC",
            "avg prec",
            "F1",
            "kappa",
            "log loss",
            "Brier",
            "savings"));
    for (var candidate : run.candidates()) {
      var m = metrics(candidate);
      table.append(
          String.format(
              Locale.ROOT,
              "%-24s %8s %8s %8s %8s %8s %8s %8s%s%n",
              candidate.name(),
              number(m, "roc_auc"),
              number(m, "average_precision"),
              number(m, "f1"),
              number(m, "kappa"),
              number(m, "log_loss"),
              number(m, "brier"),
              number(m, "savings"),
              candidate.name().equals(run.chosen().name())
                  ? "  <- chosen on validation data"
                  : ""));
    }
    return table.toString();
  }

  private static String number(Map<String, Double> metrics, String name) {
    Double value = metrics.get(name);
    return value == null ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }
}
