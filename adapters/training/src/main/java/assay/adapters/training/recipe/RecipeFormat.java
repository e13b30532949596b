package assay.adapters.training.recipe;

import assay.adapters.training.recipe.Recipe.Balance;
import assay.adapters.training.recipe.Recipe.BalanceMethod;
import assay.adapters.training.recipe.Recipe.CalibrationMethod;
import assay.adapters.training.recipe.Recipe.Combination;
import assay.adapters.training.recipe.Recipe.Data;
import assay.adapters.training.recipe.Recipe.Format;
import assay.adapters.training.recipe.Recipe.Imputation;
import assay.adapters.training.recipe.Recipe.Metric;
import assay.adapters.training.recipe.Recipe.ModelRecipe;
import assay.adapters.training.recipe.Recipe.Preprocessing;
import assay.adapters.training.recipe.Recipe.Scale;
import assay.adapters.training.recipe.Recipe.Split;
import assay.adapters.training.recipe.Recipe.Text;
import assay.adapters.training.recipe.Recipe.Tuning;
import assay.domain.event.Sha256;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads recipes. JSON is YAML, so one reader does for both. */
public final class RecipeFormat {
  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private RecipeFormat() {}

  /**
   * Reads a recipe file.
   *
   * @throws InvalidRecipe if it breaks the schema, {@code recipe.schema.json}
   * @throws IOException if it can't be read at all
   */
  public static Recipe read(Path file) throws InvalidRecipe, IOException {
    return parse(Files.readAllBytes(file), file);
  }

  /** Reads a recipe that lies, or would lie, in this file. */
  public static Recipe parse(byte[] document, Path file) throws InvalidRecipe, IOException {
    JsonNode root;
    try {
      root = YAML.readTree(document);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new InvalidRecipe(
          file.toString(),
          List.of(
              "not well-formed YAML%s: %s"
                  .formatted(
                      at == null
                          ? ""
                          : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()),
                      e.getOriginalMessage())));
    }
    var problems = new ArrayList<String>();
    schema().validate(root).stream().map(message -> message.getMessage()).forEach(problems::add);
    if (!problems.isEmpty()) {
      throw new InvalidRecipe(file.toString(), problems);
    }
    var recipe = recipe(document, root, file.toAbsolutePath().resolveSibling(""), problems);
    check(recipe, problems);
    if (!problems.isEmpty()) {
      throw new InvalidRecipe(file.toString(), problems);
    }
    return recipe;
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream in = RecipeFormat.class.getResourceAsStream("recipe.schema.json")) {
      var config = SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in, config);
    }
  }

  private static Recipe recipe(byte[] document, JsonNode root, Path folder, List<String> problems) {
    var data = root.path("data");
    var split = root.path("split");
    var balance = root.path("balance");
    var models = new ArrayList<ModelRecipe>();
    root.path("models").forEach(model -> models.add(model(model, problems)));
    return new Recipe(
        folder,
        folder.resolve(root.path("stream").asText()),
        root.path("description").asText(""),
        new Data(
            texts(data.path("files")),
            optionalText(data, "format").map(text -> constant(Format.class, text)),
            data.path("encoding").asText("UTF-8"),
            data.path("separator").asText(","),
            optionalText(data, "where"),
            data.path("multiLine").asBoolean(false)),
        new Split(
            optionalText(split, "by").map("time"::equals),
            split.path("test").asDouble(0.2),
            split.path("validation").asDouble(0.2),
            duration(split, "/split", "gap", problems),
            duration(split, "/split", "holdout", problems)),
        preprocessing(root.path("preprocess")),
        new Balance(
            constant(BalanceMethod.class, balance.path("method").asText("none")),
            balance.path("share").asDouble(0.5)),
        models,
        metric(root.path("select")),
        constant(CalibrationMethod.class, root.path("calibration").asText("best")),
        root.path("explainRows").asInt(300),
        root.has("population")
            ? Optional.of(root.path("population").path("fraudShare").asDouble())
            : Optional.empty(),
        root.path("subjectsADay").asInt(100),
        root.path("seed").asLong(1),
        Sha256.of(document));
  }

  private static Preprocessing preprocessing(JsonNode node) {
    var derive = new LinkedHashMap<String, String>();
    node.path("derive")
        .forEach(d -> derive.put(d.path("name").asText(), d.path("expression").asText()));
    var constants =
        members(
            node.path("constants"),
            (key, value) -> value.isNumber() ? (Object) value.doubleValue() : plain(value));
    var text = node.path("text");
    return new Preprocessing(
        texts(node.path("remove")),
        derive,
        constant(Imputation.class, node.path("impute").asText("median")),
        constants,
        node.path("flags").asBoolean(false),
        node.path("rareBelow").asDouble(0),
        node.path("mostCategories").asInt(50),
        constant(Scale.class, node.path("scale").asText("none")),
        new Text(
            text.path("vocabulary").asInt(100),
            text.path("minDocuments").asInt(10),
            text.path("idf").asBoolean(true)));
  }

  private static ModelRecipe model(JsonNode node, List<String> problems) {
    var at = "/models/" + node.path("name").asText();
    Optional<Combination> combination =
        optionalText(node, "combine")
            .map(how -> new Combination(how.equals("stack"), texts(node.path("of"))));
    Optional<Tuning> tuning =
        node.has("tune") ? Optional.of(tuning(node.path("tune"), at, problems)) : Optional.empty();
    return new ModelRecipe(
        node.path("name").asText(),
        optionalText(node, "algorithm"),
        members(node.path("parameters"), (key, value) -> plain(value)),
        tuning,
        combination);
  }

  private static Tuning tuning(JsonNode node, String at, List<String> problems) {
    return new Tuning(
        node.path("points").asInt(0),
        members(node.path("grid"), (key, values) -> listOf(values)),
        metric(node.path("metric")),
        node.path("folds").asInt(3),
        duration(node, at + "/tune", "window", problems),
        duration(node, at + "/tune", "step", problems));
  }

  /** What the schema can't say. */
  private static void check(Recipe recipe, List<String> problems) {
    var split = recipe.split();
    if (split.test() + split.validation() >= 1) {
      problems.add(
          "/split: test and validation leave nothing to train on; together they must be below 1, not %s."
              .formatted(split.test() + split.validation()));
    }
    if (split.byTime().equals(Optional.of(false))
        && !(split.gap().isZero() && split.holdout().isZero())) {
      problems.add("/split: gap and holdout need a split by time, not at random.");
    }
    var names = new HashSet<String>();
    for (var model : recipe.models()) {
      if (!names.add(model.name())) {
        problems.add("/models: the name '%s' stands twice.".formatted(model.name()));
      }
      model
          .combination()
          .ifPresent(
              combination -> {
                if (model.tuning().isPresent() || !model.parameters().isEmpty()) {
                  problems.add(
                      "/models/%s: a combination has neither parameters nor tune; its models have."
                          .formatted(model.name()));
                }
                for (String part : combination.of()) {
                  if (!names.contains(part) || part.equals(model.name())) {
                    problems.add(
                        "/models/%s/of: '%s' is no model that stands before it; those are %s."
                            .formatted(model.name(), part, String.join(", ", names)));
                  }
                }
              });
      model
          .tuning()
          .filter(t -> t.window().isZero() != t.step().isZero())
          .ifPresent(
              t ->
                  problems.add(
                      "/models/%s/tune: window and step go together.".formatted(model.name())));
    }
  }

  private static Metric metric(JsonNode node) {
    return switch (node.asText("averagePrecision")) {
      case "rocAuc" -> Metric.ROC_AUC;
      case "logLoss" -> Metric.LOG_LOSS;
      case "brier" -> Metric.BRIER;
      case "f1" -> Metric.F1;
      case "f2" -> Metric.F2;
      case "ks" -> Metric.KOLMOGOROV_SMIRNOV;
      case "savings" -> Metric.SAVINGS;
      default -> Metric.AVERAGE_PRECISION;
    };
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    return Enum.valueOf(type, text.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  private static Duration duration(JsonNode node, String at, String key, List<String> problems) {
    String text = node.path(key).asText("PT0S");
    try {
      var duration = Duration.parse(text);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeException e) {
      // said below
    }
    problems.add(
        "%s/%s: an ISO 8601 duration of days or less as P7D or PT12H is expected, not '%s'."
            .formatted(at, key, text));
    return Duration.ZERO;
  }

  private static Optional<String> optionalText(JsonNode node, String key) {
    return node.hasNonNull(key) ? Optional.of(node.path(key).asText()) : Optional.empty();
  }

  private static List<String> texts(JsonNode node) {
    var texts = new ArrayList<String>();
    node.forEach(element -> texts.add(element.asText()));
    return texts;
  }

  private static <T> Map<String, T> members(JsonNode node, BiFunction<String, JsonNode, T> as) {
    var members = new LinkedHashMap<String, T>();
    node.properties().forEach(e -> members.put(e.getKey(), as.apply(e.getKey(), e.getValue())));
    return members;
  }

  private static List<Object> listOf(JsonNode values) {
    var list = new ArrayList<Object>();
    values.forEach(value -> list.add(plain(value)));
    return list;
  }

  private static Object plain(JsonNode value) {
    if (value.isArray()) {
      return listOf(value);
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return value.isNumber() ? value.numberValue() : value.asText();
  }
}
