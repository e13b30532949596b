package assay.adapters.training.learn;

import assay.adapters.training.data.BadData;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.FloatParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Sets parameters of a Spark estimator by name, whatever the estimator has. */
final class Parameters {
  /** What the run decides and a recipe can't. */
  private static final Set<String> RESERVED =
      Set.of(
          "featuresCol",
          "labelCol",
          "predictionCol",
          "probabilityCol",
          "rawPredictionCol",
          "weightCol",
          "leafCol",
          "contribPredictionCol",
          "missing");

  private Parameters() {}

  /**
   * Sets all of them.
   *
   * @throws BadData if the estimator has no such parameter or does not take the value
   */
  static void set(Params estimator, String algorithm, Map<String, Object> parameters) {
    parameters.forEach(
        (given, value) -> {
          String name = estimator.hasParam(given) ? given : camelCase(given);
          if (RESERVED.contains(name) || !estimator.hasParam(name)) {
            throw new BadData(
                "The algorithm %s has no parameter '%s'; it has %s."
                    .formatted(algorithm, given, String.join(", ", names(estimator))));
          }
          try {
            set(estimator, estimator.getParam(name), value);
          } catch (IllegalArgumentException | ClassCastException e) {
            throw new BadData(
                "The algorithm %s does not take %s for '%s' (%s)."
                    .formatted(algorithm, value, name, estimator.getParam(name).doc()),
                e);
          }
        });
  }

  /** XGBoost's own names are written num_round, those of its Spark package numRound. */
  private static String camelCase(String name) {
    return Pattern.compile("_(.)")
        .matcher(name)
        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }

  private static List<String> names(Params estimator) {
    return Arrays.stream(estimator.params())
        .map(Param::name)
        .filter(name -> !RESERVED.contains(name))
        .sorted()
        .toList();
  }

  @SuppressWarnings("unchecked") // the type of a parameter is told by its class alone
  private static void set(Params estimator, Param<?> parameter, Object value) {
    estimator.set((Param<Object>) parameter, typed(parameter, value));
  }

  private static Object typed(Param<?> parameter, Object value) {
    if (parameter instanceof IntParam) {
      return ((Number) value).intValue();
    } else if (parameter instanceof LongParam) {
      return ((Number) value).longValue();
    } else if (parameter instanceof DoubleParam) {
      return ((Number) value).doubleValue();
    } else if (parameter instanceof FloatParam) {
      return ((Number) value).floatValue();
    } else if (parameter instanceof BooleanParam) {
      return (Boolean) value;
    } else if (parameter instanceof IntArrayParam) {
      return ints(value);
    } else if (parameter instanceof DoubleArrayParam) {
      return doubles(value);
    }
    return value.toString();
  }

  private static int[] ints(Object value) {
    return ((List<?>) value).stream().mapToInt(v -> ((Number) v).intValue()).toArray();
  }

  private static double[] doubles(Object value) {
    return ((List<?>) value).stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
  }
}
