package assay.adapters.training.learn;

import java.util.Arrays;
import java.util.stream.Collectors;

/** LightGBM's own form of a model: lines of text. */
final class LightgbmText {
  private static final String THRESHOLDS = "threshold=";
  private static final String DECISIONS = "decision_type=";
  private static final int DEFAULT_LEFT = 2;
  private static final int MISSING_TYPE = 3 << 2;

  private LightgbmText() {}

  /**
   * Where a column was never missing in training, LightGBM takes a missing value for zero and looks
   * at no default branch; the exporter to PMML writes the default branch of every node all the
   * same. So the branch is set to the one that zero takes. LightGBM itself scores as before.
   */
  static String withMissingAsZero(String model) {
    var lines = model.split("\n", -1);
    double[] thresholds = {};
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].startsWith(THRESHOLDS)) {
        // a tree that was not worth a split has neither
        thresholds =
            Arrays.stream(lines[i].substring(THRESHOLDS.length()).split(" "))
                .filter(text -> !text.isEmpty())
                .mapToDouble(LightgbmText::finite)
                .toArray();
        lines[i] = THRESHOLDS + written(thresholds, lines[i]);
      } else if (lines[i].startsWith(DECISIONS) && thresholds.length > 0) {
        lines[i] = DECISIONS + decisions(lines[i].substring(DECISIONS.length()), thresholds);
      }
    }
    // The sizes of the trees in bytes, which LightGBM would find them by, need not fit any more.
    return Arrays.stream(lines)
        .filter(line -> !line.startsWith("tree_sizes="))
        .collect(Collectors.joining("\n"));
  }

  /** A split of all numbers from the missing ones has no finite threshold. */
  private static double finite(String threshold) {
    return switch (threshold) {
      case "inf" -> Double.MAX_VALUE;
      case "-inf" -> -Double.MAX_VALUE;
      default -> Double.parseDouble(threshold);
    };
  }

  /** As LightGBM wrote them, apart from those that no reader of numbers knows. */
  private static String written(double[] thresholds, String line) {
    return line.contains("inf")
        ? Arrays.stream(thresholds).mapToObj(Double::toString).collect(Collectors.joining(" "))
        : line.substring(THRESHOLDS.length());
  }

  private static String decisions(String written, double[] thresholds) {
    String[] decisions = written.split(" ");
    for (int node = 0; node < decisions.length; node++) {
      int decision = Integer.parseInt(decisions[node]);
      if ((decision & MISSING_TYPE) == 0) {
        int zero = thresholds[node] >= 0 ? DEFAULT_LEFT : 0;
        decisions[node] = Integer.toString((decision & ~DEFAULT_LEFT) | zero);
      }
    }
    return String.join(" ", decisions);
  }
}
