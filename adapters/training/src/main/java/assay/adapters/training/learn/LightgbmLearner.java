package assay.adapters.training.learn;

import assay.adapters.training.data.BadData;
import assay.adapters.training.preprocess.Matrix;
import assay.adapters.training.recipe.Recipe.Scale;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * LightGBM, which trains in this process: the preprocessed training rows are brought here, 4 bytes
 * a cell, and LightGBM keeps its own form of them outside of the Java heap. Missing numbers are
 * NaN. Parameters have LightGBM's main names, no aliases.
 */
final class LightgbmLearner implements Learner {
  private static final String ITERATIONS = "num_iterations";

  /** What the run decides, and what PMML can't say. */
  private static final Set<String> RESERVED =
      Set.of(
          "objective",
          "num_class",
          "zero_as_missing",
          "linear_tree",
          "categorical_feature",
          "early_stopping_round");

  private static final Pattern PARAMETER = Pattern.compile("(?m)^\\[(\\w+):");

  @Override
  public Matrix matrix(Scale wanted) {
    return new Matrix(true, Scale.NONE, false);
  }

  @Override
  public TrainedModel fit(Prepared prepared, Map<String, Object> parameters, long seed) {
    var preprocessing = prepared.preprocessing();
    var given = new LinkedHashMap<String, Object>();
    given.put("seed", (int) seed);
    given.put("deterministic", true);
    given.put("force_row_wise", true);
    given.put("verbosity", -1);
    given.putAll(parameters);
    int iterations = iterations(given);
    given.put("objective", "binary");
    LightgbmLibrary.load();
    prepared.requireRoom("lightgbm");
    var rows = prepared.dense();
    try (var data = data(rows, written(given));
        var booster = LGBMBooster.create(data, written(given))) {
      check(parameters, text(booster));
      for (int i = 0; i < iterations && !booster.updateOneIter(); i++) {
        // until the trees can't be split any more
      }
      double[] gains = booster.featureImportance(0, FeatureImportanceType.GAIN);
      return new LightgbmModel(
          preprocessing,
          LightgbmText.withMissingAsZero(text(booster)),
          rows.columns(),
          Gains.byFeature(preprocessing, i -> gains[i]));
    } catch (LGBMException e) {
      throw new BadData("The algorithm lightgbm says: %s".formatted(e.getMessage()), e);
    }
  }

  private static int iterations(Map<String, Object> given) {
    Object iterations = given.getOrDefault(ITERATIONS, 100);
    if (iterations instanceof Number number && number.intValue() > 0) {
      return number.intValue();
    }
    throw new BadData(
        "The algorithm lightgbm does not take %s for '%s' (a number above 0)."
            .formatted(iterations, ITERATIONS));
  }

  private static LGBMDataset data(DenseRows rows, String parameters) throws LGBMException {
    var data =
        LGBMDataset.createFromMat(
            rows.values(), rows.rows(), rows.columns(), true, parameters, null);
    data.setField("label", rows.labels());
    data.setField("weight", rows.weights());
    return data;
  }

  private static String text(LGBMBooster booster) throws LGBMException {
    return booster.saveModelToString(0, 0, FeatureImportanceType.GAIN);
  }

  /** LightGBM passes over names that it does not know; its model lists those that it knows. */
  private static void check(Map<String, Object> parameters, String model) {
    var known = new TreeSet<String>();
    var found = PARAMETER.matcher(model);
    while (found.find()) {
      known.add(found.group(1));
    }
    known.removeAll(RESERVED);
    for (String name : parameters.keySet()) {
      if (!known.contains(name)) {
        throw new BadData(
            "The algorithm lightgbm has no parameter '%s'; it has %s."
                .formatted(name, String.join(", ", known)));
      }
    }
  }

  private static String written(Map<String, Object> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + written(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String written(String name, Object value) {
    String text =
        value instanceof List<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
            : value.toString();
    if (text.chars().anyMatch(c -> Character.isWhitespace(c) || c == '=')) {
      throw new BadData(
          "The algorithm lightgbm does not take '%s' for '%s' (no spaces and no =)."
              .formatted(text, name));
    }
    return text;
  }
}
