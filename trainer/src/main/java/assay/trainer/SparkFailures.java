package assay.trainer;

import java.util.Optional;
import org.apache.spark.SparkThrowable;

/** What Spark says of data and expressions, in words that help the author of a recipe. */
final class SparkFailures {
  private SparkFailures() {}

  /** Empty for everything that is not about data or expressions. */
  static Optional<String> inWords(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof SparkThrowable spark && spark.getCondition() != null) {
        return words(spark.getCondition(), String.valueOf(e.getMessage()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> words(String condition, String message) {
    if (condition.equals("DIVIDE_BY_ZERO")) {
      return Optional.of(
          "an expression of the recipe divides by zero in some row. Say what it is then, as CASE WHEN b <> 0 THEN a / b ELSE 0 END.");
    }
    if (message.contains("MUST NOT be NaN or Infinity")) {
      return Optional.of(
          "a column that a model reads is too large for a number, or has no value, in some row. Maybe a number in the data is beyond all measure, or an expression of the recipe grows without bound: hold it with least and greatest.");
    }
    boolean ofData =
        condition.startsWith("CAST_")
            || condition.startsWith("ARITHMETIC_")
            || condition.startsWith("AMBIGUOUS_")
            || condition.startsWith("UNRESOLVED_")
            || condition.startsWith("DATATYPE_MISMATCH");
    return ofData
        ? Optional.of(
            "Spark can't compute a step: " + message.lines().findFirst().orElse(condition))
        : Optional.empty();
  }
}
