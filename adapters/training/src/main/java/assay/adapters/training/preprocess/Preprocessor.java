package assay.adapters.training.preprocess;

import assay.adapters.training.data.BadData;
import assay.adapters.training.recipe.Recipe;
import assay.domain.features.FeatureRule;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Learns the preprocessing of a recipe from training data. All of it is made of stages that
 * JPMML-SparkML can export and that score the same there: one SQL statement whose inner query puts
 * something in the place of missing values and whose outer one derives, then indexes, one-hot
 * columns, word counts and the assembly.
 */
public final class Preprocessor {
  /** The column with the vector that a model reads. */
  public static final String VECTOR = "_features";

  /** As {@link PreprocessingFit} names the columns that it makes. */
  private static final Pattern MADE = Pattern.compile("^[nmcbtiovdk]_");

  private final Recipe.Preprocessing recipe;
  private final List<FeatureRule> features;
  private final Map<String, SafeExpression> derived = new LinkedHashMap<>();

  /**
   * Preprocessing of these features.
   *
   * @throws BadData if the recipe names a feature that is none, or an expression is not let in
   */
  public Preprocessor(Recipe.Preprocessing recipe, List<FeatureRule> features) {
    this.recipe = recipe;
    this.features =
        features.stream().filter(rule -> !recipe.remove().contains(rule.name())).toList();
    requireKnown("preprocess.remove", recipe.remove(), features);
    requireKnown("preprocess.constants", recipe.constants().keySet(), features);
    recipe.constants().forEach(this::requireOfItsType);
    recipe
        .derive()
        .forEach(
            (name, text) -> {
              String at = "preprocess.derive." + name;
              var expression = SafeExpression.parse(at, text);
              for (String read : expression.names()) {
                if (rule(read) == null && !derived.containsKey(read)) {
                  throw new BadData(
                      "%s: '%s' is neither a feature nor derived before; features are %s."
                          .formatted(at, read, names()));
                }
              }
              if (rule(name) != null || derived.containsKey(name)) {
                throw new BadData("%s: there is a feature of this name already.".formatted(at));
              }
              derived.put(name, expression);
            });
    requireNamesApart();
    if (this.features.isEmpty()) {
      throw new BadData("preprocess.remove leaves no feature.");
    }
  }

  private void requireOfItsType(String name, Object constant) {
    var rule = rule(name);
    if (rule == null) {
      return; // it is removed
    }
    boolean fits =
        switch (rule.type()) {
          case NUMBER -> constant instanceof Double;
          case CATEGORY -> constant instanceof String text && !text.isEmpty();
          case BOOLEAN -> constant instanceof Boolean;
          case TEXT -> false;
        };
    if (!fits) {
      throw new BadData(
          "preprocess.constants.%s: '%s' can't stand for a missing value of a feature of the type %s."
              .formatted(name, constant, rule.type().name().toLowerCase(Locale.ROOT)));
    }
  }

  /** What preprocessing makes of a feature is called by its name behind a letter. */
  private void requireNamesApart() {
    var all = new LinkedHashSet<>(names());
    all.addAll(derived.keySet());
    for (String name : all) {
      for (String rest = name; MADE.matcher(rest).find(); ) {
        rest = rest.substring(2);
        if (all.contains(rest)) {
          throw new BadData(
              "The features '%s' and '%s' can't both be read: what preprocessing makes of the latter could have the name of the former. Give one another name, or remove it (preprocess.remove)."
                  .formatted(name, rest));
        }
      }
    }
  }

  private static void requireKnown(String at, Iterable<String> names, List<FeatureRule> features) {
    for (String name : names) {
      if (features.stream().noneMatch(rule -> rule.name().equals(name))) {
        throw new BadData(
            "%s: '%s' is no feature; features are %s."
                .formatted(
                    at,
                    name,
                    String.join(", ", features.stream().map(FeatureRule::name).toList())));
      }
    }
  }

  /**
   * Learns from training rows.
   *
   * @param train rows with a label
   * @param matrix how the algorithm wants its columns
   */
  public FittedPreprocessing fit(Dataset<Row> train, Matrix matrix) {
    return new PreprocessingFit(recipe, features, derived, train, matrix).fit();
  }

  /** The names of the features that are left. */
  public List<String> names() {
    return features.stream().map(FeatureRule::name).toList();
  }

  private @Nullable FeatureRule rule(String name) {
    return features.stream().filter(r -> r.name().equals(name)).findFirst().orElse(null);
  }
}
