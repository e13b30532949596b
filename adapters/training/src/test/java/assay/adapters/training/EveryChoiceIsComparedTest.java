package assay.adapters.training;

import static org.assertj.core.api.Assertions.assertThat;

import assay.adapters.training.preprocess.SafeExpression;
import assay.adapters.training.recipe.RecipeFormat;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A new choice in the schema of recipes needs a recipe that compares it, or a reason not to. */
class EveryChoiceIsComparedTest {
  /**
   * What says where rows come from, which model is best and what is told; no score is made of it.
   */
  private static final Set<String> BESIDE_THE_SCORE =
      Set.of(
          "/stream",
          "/description",
          "/seed",
          "/data",
          "/split",
          "/models/name",
          "/models/tune",
          "/select",
          "/subjectsADay",
          "/explainRows");

  private static JsonNode schema;

  @BeforeAll
  static void read() throws IOException {
    try (var in = RecipeFormat.class.getResourceAsStream("recipe.schema.json")) {
      schema = new ObjectMapper().readTree(in);
    }
  }

  @Test
  void everyChoiceThatCanChangeAScoreIsMadeByARecipe() throws Exception {
    var offered = new TreeSet<String>();
    offered(schema, "", offered);
    offered.removeIf(
        choice -> BESIDE_THE_SCORE.stream().anyMatch(beside -> isWithin(choice, beside)));
    var made = new TreeSet<String>();
    for (String recipe : ExactRecipes.all()) {
      made(schema, new YAMLMapper().readTree(recipe), "", made);
    }

    assertThat(offered).contains("/preprocess/impute=zero", "/preprocess/text/idf=false");
    assertThat(made).containsAll(offered);
  }

  @Test
  void everyFunctionOfExpressionsIsCompared() {
    assertThat(ExactRecipes.FUNCTIONS.keySet()).isEqualTo(SafeExpression.functions());
    ExactRecipes.FUNCTIONS.forEach(
        (function, expressions) ->
            assertThat(expressions)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).contains(function + "(")));
  }

  private static boolean isWithin(String choice, String beside) {
    return choice.equals(beside)
        || choice.startsWith(beside + "/")
        || choice.startsWith(beside + "=");
  }

  private static void offered(JsonNode at, String path, Set<String> choices) {
    var node = resolved(at);
    if (node.has("properties")) {
      node.path("properties")
          .properties()
          .forEach(p -> offered(p.getValue(), path + "/" + p.getKey(), choices));
    } else if (resolved(node.path("items")).has("properties")) {
      offered(node.path("items"), path, choices);
    } else {
      choices.addAll(values(node, path));
    }
  }

  private static void made(JsonNode at, JsonNode recipe, String path, Set<String> choices) {
    var node = resolved(at);
    if (node.has("properties")) {
      node.path("properties")
          .properties()
          .forEach(
              p -> made(p.getValue(), recipe.path(p.getKey()), path + "/" + p.getKey(), choices));
    } else if (resolved(node.path("items")).has("properties")) {
      recipe.forEach(item -> made(node.path("items"), item, path, choices));
    } else if (!recipe.isMissingNode()) {
      choices.add(values(node, path).size() > 1 ? path + "=" + recipe.asText() : path);
    } else if (node.has("default") && values(node, path).size() > 1) {
      choices.add(path + "=" + node.path("default").asText());
    }
  }

  /**
   * One choice for each value of an enumeration or a boolean; otherwise that it is given at all.
   */
  private static Set<String> values(JsonNode node, String path) {
    if (node.path("type").asText().equals("boolean")) {
      return Set.of(path + "=true", path + "=false");
    }
    var values = new TreeSet<String>();
    node.path("enum").forEach(value -> values.add(value.asText()));
    return values.isEmpty()
        ? Set.of(path)
        : values.stream().map(value -> path + "=" + value).collect(Collectors.toSet());
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? schema.at(node.path("$ref").asText().substring(1)) : node;
  }
}
