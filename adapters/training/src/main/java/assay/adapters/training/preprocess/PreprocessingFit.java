package assay.adapters.training.preprocess;

import static org.apache.spark.sql.functions.col;

import assay.adapters.training.data.BadData;
import assay.adapters.training.data.Roles;
import assay.adapters.training.recipe.Recipe;
import assay.adapters.training.recipe.Recipe.Scale;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/** One run of learning the preprocessing: the steps in their order, and what each has learned. */
final class PreprocessingFit {
  static final String MISSING_CATEGORY = "__NA__";

  /** Spark can't name a column by an empty text. */
  static final String EMPTY_CATEGORY = "__EMPTY__";

  static final String OTHER_CATEGORY = "__OTHER__";

  private final Recipe.Preprocessing recipe;
  private final List<FeatureRule> features;
  private final Map<String, SafeExpression> derived;
  private final Dataset<Row> train;
  private final Matrix matrix;
  private final ColumnFacts facts;
  private final List<String> inner = new ArrayList<>();
  private final List<String> outer = new ArrayList<>();
  private final List<PipelineStage> stages = new ArrayList<>();
  private final List<Columns> numbers = new ArrayList<>();
  private final List<Columns> others = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, String> stated = new LinkedHashMap<>();

  PreprocessingFit(
      Recipe.Preprocessing recipe,
      List<FeatureRule> features,
      Map<String, SafeExpression> derived,
      Dataset<Row> train,
      Matrix matrix) {
    this.recipe = recipe;
    this.features = features;
    this.derived = derived;
    this.train = train;
    this.matrix = matrix;
    this.facts = new ColumnFacts(train);
  }

  FittedPreprocessing fit() {
    numbers();
    categories();
    booleans();
    texts();
    expressions();
    var ranges = new ColumnFacts(sql(statement()).transform(train)).ranges(names(numbers));
    leaveOutConstants(ranges);
    stages.add(0, sql(matrix.clamped() ? clamped(ranges) : statement()));
    stages.addAll(Assembly.of(names(numbers), names(others), matrix));
    if (matrix.scale() != Scale.NONE && !numbers.isEmpty()) {
      steps.add("Numbers are scaled (%s).".formatted(inWords(matrix.scale(), '-')));
    }
    var schema = schema();
    var pipeline =
        new Pipeline()
            .setStages(stages.toArray(PipelineStage[]::new))
            .fit(train.select(selected(schema)));
    var columns = new ArrayList<>(numbers);
    var transformed = pipeline.transform(train.limit(0)).schema();
    others.forEach(column -> columns.add(column.withWidth(width(transformed, column.name()))));
    return new FittedPreprocessing(pipeline, schema, columns, steps, warnings);
  }

  private static int width(StructType transformed, String column) {
    return AttributeGroup.fromStructField(transformed.apply(column)).size();
  }

  private static SQLTransformer sql(String statement) {
    return new SQLTransformer().setStatement(statement);
  }

  private static List<String> names(List<Columns> columns) {
    return columns.stream().map(Columns::name).toList();
  }

  /** A column that is always the same tells nothing, and its scale is nought. */
  private void leaveOutConstants(Map<String, ColumnFacts.Range> ranges) {
    numbers.removeIf(
        column -> {
          var range = ranges.get(column.name());
          boolean constant = range == null || (range.min() == range.max() && range.complete());
          if (constant && !column.name().startsWith("m_")) {
            warnings.add(
                "%s is left out: it is the same in every training row."
                    .formatted(column.name().replaceFirst("^[a-z]_", "")));
          }
          return constant;
        });
    if (numbers.isEmpty() && others.isEmpty()) {
      throw new BadData("No feature varies in the training data.");
    }
  }

  /** What training did not see counts as the nearest that it saw. */
  private String clamped(Map<String, ColumnFacts.Range> ranges) {
    var held = new ArrayList<String>();
    for (int i = 0; i < numbers.size(); i++) {
      var column = numbers.get(i);
      var range = Objects.requireNonNull(ranges.get(column.name()));
      String name = "k_" + column.name();
      held.add(
          "least(greatest(%s, %sD), %sD) AS %s"
              .formatted(column.name(), range.min(), range.max(), name));
      numbers.set(i, Columns.single(name, column.features()));
    }
    return "SELECT *, %s FROM (%s)".formatted(String.join(", ", held), statement());
  }

  private void numbers() {
    var names = named(FeatureType.NUMBER);
    var replaced = matrix.missing() ? readByExpressions(names) : names;
    var imputed = facts.imputed(replaced, recipe.impute());
    var constants = recipe.constants();
    names.stream()
        .filter(constants::containsKey)
        .forEach(name -> imputed.put(name, (Double) constants.get(name)));
    for (String name : names) {
      String filled = "n_" + name;
      if (imputed.containsKey(name)) {
        inner.add(
            "CASE WHEN %1$s IS NULL THEN %2$sD ELSE %1$s END AS %3$s"
                .formatted(name, imputed.get(name), filled));
        stated.put(name, filled);
      }
      numbers.add(
          Columns.single(
              matrix.missing() && !constants.containsKey(name) ? name : filled, List.of(name)));
      if (recipe.flags()) {
        inner.add("CASE WHEN %1$s IS NULL THEN 1D ELSE 0D END AS m_%1$s".formatted(name));
        numbers.add(Columns.single("m_" + name, List.of(name)));
      }
    }
    if (!names.isEmpty()) {
      steps.add(
          matrix.missing()
              ? "Missing numbers are left to the trees."
              : "Missing numbers become the %s of the training data."
                  .formatted(inWords(recipe.impute(), ' ')));
    }
  }

  /** Algorithms that take missing numbers need something in their place in expressions alone. */
  private List<String> readByExpressions(List<String> names) {
    var read = new LinkedHashSet<String>();
    derived.values().forEach(expression -> read.addAll(expression.names()));
    return names.stream().filter(read::contains).toList();
  }

  private void warnOfEmpty(List<String> names) {
    facts
        .present(names)
        .forEach(
            (name, present) -> {
              if (present == 0) {
                warnings.add("The feature '%s' has no value in the training data.".formatted(name));
              }
            });
  }

  private void categories() {
    var names = named(FeatureType.CATEGORY);
    if (names.isEmpty()) {
      return;
    }
    warnOfEmpty(names);
    long rows = train.count();
    for (String name : names) {
      var kept = new ArrayList<String>();
      facts
          .mostFrequent(name, recipe.mostCategories())
          .forEach(
              (value, count) -> {
                // The empty text has a category of its own.
                if (count >= recipe.rareBelow() * rows && !value.equals("")) {
                  kept.add("'" + quoted(String.valueOf(value)) + "'");
                }
              });
      String known =
          kept.isEmpty()
              ? ""
              : " WHEN %1$s IN (%2$s) THEN %1$s".formatted(name, String.join(", ", kept));
      String filled = "c_" + name;
      inner.add(
          "CASE WHEN %1$s IS NULL THEN '%2$s' WHEN %1$s = '' THEN '%3$s'%4$s ELSE '%5$s' END AS %6$s"
              .formatted(
                  name,
                  missingCategory(name, kept),
                  EMPTY_CATEGORY,
                  known,
                  OTHER_CATEGORY,
                  filled));
      stated.put(name, filled);
    }
    String[] filled = names.stream().map(n -> "c_" + n).toArray(String[]::new);
    String[] indexed = names.stream().map(n -> "i_" + n).toArray(String[]::new);
    String[] encoded = names.stream().map(n -> "o_" + n).toArray(String[]::new);
    stages.add(
        new StringIndexer()
            .setInputCols(filled)
            .setOutputCols(indexed)
            .setHandleInvalid("keep")
            .setStringOrderType("alphabetAsc"));
    stages.add(new OneHotEncoder().setInputCols(indexed).setOutputCols(encoded).setDropLast(false));
    names.forEach(name -> others.add(Columns.single("o_" + name, List.of(name))));
    steps.add(
        "Categories become one column each (one-hot); missing is a category, rare and unseen ones count as one.");
  }

  /** A category of its own, or that which the recipe states, which may be one of the rare ones. */
  private String missingCategory(String name, List<String> kept) {
    if (!(recipe.constants().get(name) instanceof String stated)) {
      return MISSING_CATEGORY;
    }
    return kept.contains("'" + quoted(stated) + "'") ? quoted(stated) : OTHER_CATEGORY;
  }

  private void booleans() {
    for (String name : named(FeatureType.BOOLEAN)) {
      String filled = "b_" + name;
      inner.add(
          "CASE WHEN %1$s IS NULL THEN %3$s WHEN %1$s THEN 1D ELSE 0D END AS %2$s"
              .formatted(
                  name, filled, Boolean.TRUE.equals(recipe.constants().get(name)) ? "1D" : "0D"));
      stated.put(name, filled);
      numbers.add(Columns.single(filled, List.of(name)));
    }
  }

  private void texts() {
    for (String name : named(FeatureType.TEXT)) {
      var text = recipe.text();
      long documents = train.filter(col(name).isNotNull()).limit(text.minDocuments()).count();
      if (documents < text.minDocuments()) {
        warnings.add("The text '%s' is in too few rows to be read.".formatted(name));
        continue;
      }
      inner.add(
          "lower(regexp_replace(CASE WHEN %1$s IS NULL THEN '' ELSE %1$s END, '[^A-Za-z0-9]+', ' ')) AS t_%1$s"
              .formatted(name));
      stages.addAll(Words.of(text, "t_" + name, "v_" + name));
      others.add(Columns.single("v_" + name, List.of(name)));
      steps.add(
          "The words of %s become %s."
              .formatted(name, text.idf() ? "counts times inverse document frequency" : "counts"));
    }
  }

  private void expressions() {
    var reads = new LinkedHashMap<String, Set<String>>();
    derived.forEach(
        (name, expression) -> {
          String sql = expression.sql(read -> stated.getOrDefault(read, read));
          outer.add("%s AS d_%s".formatted(sql, name));
          stated.put(name, "(" + sql + ")");
          var features = new LinkedHashSet<String>();
          for (String read : expression.names()) {
            features.addAll(reads.getOrDefault(read, Set.of(read)));
          }
          reads.put(name, features);
          numbers.add(Columns.single("d_" + name, List.copyOf(features)));
          steps.add("%s = %s".formatted(name, recipe.derive().get(name)));
        });
  }

  private String statement() {
    String filled =
        inner.isEmpty()
            ? "SELECT * FROM __THIS__"
            : "SELECT *, %s FROM __THIS__".formatted(String.join(", ", inner));
    return outer.isEmpty()
        ? filled
        : "SELECT *, %s FROM (%s)".formatted(String.join(", ", outer), filled);
  }

  private StructType schema() {
    var schema = new StructType();
    for (FeatureRule rule : features) {
      schema = schema.add(train.schema().apply(rule.name()));
    }
    return schema.add(train.schema().apply(Roles.LABEL));
  }

  private static Column[] selected(StructType schema) {
    return Arrays.stream(schema.fieldNames()).map(functions::col).toArray(Column[]::new);
  }

  private List<String> named(FeatureType type) {
    return features.stream().filter(r -> r.type() == type).map(FeatureRule::name).toList();
  }

  private static String inWords(Enum<?> choice, char between) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', between);
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }
}
