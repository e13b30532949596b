package assay.trainer.bench;

import static org.apache.spark.sql.functions.sum;

import assay.adapters.training.data.Roles;
import assay.trainer.bench.HandbookProtocol.Fold;
import assay.trainer.bench.HandbookProtocol.Measured;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The measured figures beside the published ones, in Markdown. */
final class HandbookReport {
  /** 25 July 2018, counted from 1 April. */
  static final int FIRST_START = 115;

  /** 15, 8 and 1 August and 25 July 2018. */
  static final List<Integer> STARTS = List.of(136, 129, 122, FIRST_START);

  private static final Map<String, Published> DEFAULTS =
      Map.of(
          "logistic-regression", new Published(0.871, 0.606, 0.291),
          "decision-tree", new Published(0.763, 0.496, 0.241),
          "random-forest", new Published(0.867, 0.658, 0.287),
          "xgboost", new Published(0.862, 0.639, 0.273));

  private static final Published TUNED_XGBOOST = new Published(0.869, 0.687, 0.303);

  private HandbookReport() {}

  private record Published(double rocAuc, double averagePrecision, double cardPrecision) {}

  /** What tells that data and protocol were read as they are meant. */
  static String check(Fold fold) {
    return "Training week: %s. Test week: %s.%n"
        .formatted(counted(fold.train()), counted(fold.test()));
  }

  private static String counted(Dataset<Row> rows) {
    Row counts = rows.agg(org.apache.spark.sql.functions.count("*"), sum(Roles.LABEL)).head();
    return "%,d transactions, %,d frauds".formatted(counts.getLong(0), counts.getLong(1));
  }

  /** Models with default settings. */
  static String defaults(Map<String, Measured> measured) {
    var lines = new ArrayList<String>();
    lines.add(
        "| model | AUC ROC | published | average precision | published | CP@100 | published |");
    lines.add("|---|--:|--:|--:|--:|--:|--:|");
    measured.forEach(
        (name, m) -> {
          var published = DEFAULTS.get(name);
          if (published != null) {
            lines.add(
                "| %s | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f |"
                    .formatted(
                        name,
                        m.rocAuc(),
                        published.rocAuc(),
                        m.averagePrecision(),
                        published.averagePrecision(),
                        m.cardPrecision(),
                        published.cardPrecision()));
          }
        });
    lines.add("");
    measured.values().stream()
        .findFirst()
        .ifPresent(m -> lines.add("A perfect ranking has CP@100 = %.3f.%n".formatted(m.ceiling())));
    return String.join("\n", lines);
  }

  /** Models on the four folds, and their means. */
  static String folds(Map<Integer, Map<String, Measured>> byStart) {
    var lines = new ArrayList<String>();
    lines.add("| model | fold | AUC ROC | average precision | CP@100 |");
    lines.add("|---|---|--:|--:|--:|");
    var names = byStart.values().iterator().next().keySet();
    for (String name : names) {
      var all = new ArrayList<Measured>();
      byStart.forEach(
          (start, measured) -> {
            var m = measured.get(name);
            if (m != null) {
              all.add(m);
              lines.add(
                  line(name, "day " + start, m.rocAuc(), m.averagePrecision(), m.cardPrecision()));
            }
          });
      lines.add(
          line(
              name,
              "mean",
              mean(all, Measured::rocAuc),
              mean(all, Measured::averagePrecision),
              mean(all, Measured::cardPrecision)));
    }
    lines.add(
        line(
            "tuned XGBoost, published",
            "mean",
            TUNED_XGBOOST.rocAuc(),
            TUNED_XGBOOST.averagePrecision(),
            TUNED_XGBOOST.cardPrecision()));
    return String.join("\n", lines) + "\n";
  }

  private static String line(
      String name, String fold, double rocAuc, double averagePrecision, double cardPrecision) {
    return "| %s | %s | %.3f | %.3f | %.3f |"
        .formatted(name, fold, rocAuc, averagePrecision, cardPrecision);
  }

  private static double mean(Collection<Measured> folds, ToDoubleFunction<Measured> figure) {
    return folds.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }
}
