package assay.adapters.pmml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.application.model.FraudModels.Loaded;
import assay.domain.calibration.PlattScaling;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.xml.transform.stream.StreamSource;
import org.jpmml.model.JAXBUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JoinsModelsTest {
  private static final PmmlModelDocuments DOCUMENTS = new PmmlModelDocuments();
  private static final double[] WEIGHTS = {1, 3, 0.5};
  private static final double[] COEFFICIENTS = {0.75, -0.25, 1.5};

  static List<List<byte[]>> parts() throws IOException {
    var models = Path.of("../../pmml-models");
    return List.of(
        resources("boosted-trees.pmml", "forest.pmml"),
        resources("forest.pmml", "forest.pmml", "boosted-trees.pmml"),
        resources("naive-bayes.pmml", "neural-network.pmml", "boosted-trees.pmml"),
        joined("boosted-trees.pmml", "forest.pmml"),
        List.of(
            Files.readAllBytes(models.resolve("mobile-money/alternatives/xgboost.pmml")),
            Files.readAllBytes(models.resolve("mobile-money/alternatives/logistic.pmml"))),
        List.of(
            Files.readAllBytes(models.resolve("card-pca/alternatives/xgboost.pmml")),
            Files.readAllBytes(models.resolve("card-pca/alternatives/logistic.pmml")),
            Files.readAllBytes(models.resolve("card-pca/alternatives/xgboost.pmml"))));
  }

  /** What was joined before: a stack, an average of it and a plain one, and a stack of both. */
  private static List<byte[]> joined(String... names) {
    var plain = resources(names);
    double[] half = {0.5, 0.75};
    var stack = DOCUMENTS.stack(plain, "1", half, 0.25);
    var average = DOCUMENTS.average(List.of(stack, plain.get(0)), half);
    return List.of(stack, average, DOCUMENTS.stack(List.of(average, stack), "1", half, -0.25));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void averagesProbabilities(List<byte[]> parts) {
    double[] weights = Arrays.copyOf(WEIGHTS, parts.size());
    var joined = DOCUMENTS.average(parts, weights);
    compare(
        parts,
        joined,
        probabilities -> {
          double sum = 0;
          for (int i = 0; i < probabilities.length; i++) {
            sum += weights[i] * probabilities[i];
          }
          return sum / Arrays.stream(weights).sum();
        });
  }

  @ParameterizedTest
  @MethodSource("parts")
  void stacksProbabilities(List<byte[]> parts) {
    double[] coefficients = Arrays.copyOf(COEFFICIENTS, parts.size());
    var joined = DOCUMENTS.stack(parts, "1", coefficients, -0.5);
    compare(
        parts,
        joined,
        probabilities -> {
          double margin = -0.5;
          for (int i = 0; i < probabilities.length; i++) {
            double p = Math.max(1e-15, Math.min(1 - 1e-15, probabilities[i]));
            margin += coefficients[i] * Math.log(p / (1 - p));
          }
          return 1 / (1 + Math.exp(-margin));
        });
  }

  interface Combination {
    double of(double[] probabilities);
  }

  private static void compare(List<byte[]> parts, byte[] joined, Combination expected) {
    var models = parts.stream().map(Evaluation::new).toList();
    var whole = new Evaluation(joined);
    var random = new SplittableRandom(8);
    int compared = 0;
    for (int n = 0; n < 500; n++) {
      var row = whole.row(random);
      double[] probabilities =
          models.stream().mapToDouble(m -> m.output(Facts.probability(m), row)).toArray();
      double combined = whole.output(Facts.probability(whole), row);
      if (Arrays.stream(probabilities).anyMatch(Double::isNaN)) {
        assertThat(combined).isNaN();
      } else {
        assertThat(combined).isCloseTo(expected.of(probabilities), within(1e-12));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("parts")
  void completesAndServesWhatWasJoined(List<byte[]> parts) throws Exception {
    double[] weights = Arrays.copyOf(WEIGHTS, parts.size());
    for (byte[] joined :
        List.of(DOCUMENTS.average(parts, weights), DOCUMENTS.stack(parts, "1", weights, 0.125))) {
      var facts = Facts.of(joined, new PlattScaling(1.5, -0.5), true);
      var document = DOCUMENTS.complete(joined, facts);
      JAXBUtil.getSchema()
          .newValidator()
          .validate(new StreamSource(new ByteArrayInputStream(document)));
      var whole = new Evaluation(document);
      var features =
          whole.evaluator().getInputFields().stream()
              .map(
                  f ->
                      f.getName()
                          + (f.getDataType().value().equals("string") ? ":CATEGORY" : ":NUMBER"))
              .toArray(String[]::new);
      var loaded = Streams.MODELS.load(document, Streams.stream(features));
      assertThat(loaded).as(loaded.toString()).isInstanceOf(Loaded.Ready.class);
    }
  }

  @Test
  void writesTheSameBytesAgain() {
    var parts = resources("boosted-trees.pmml", "forest.pmml", "boosted-trees.pmml");
    assertThat(DOCUMENTS.average(parts, WEIGHTS)).isEqualTo(DOCUMENTS.average(parts, WEIGHTS));
  }

  @Test
  void keepsApartWhatOnlyHasTheSameName() {
    var one = transformed("2", "shared");
    var other = transformed("3", "shared");
    assertAverage(one, other);
    assertThat(text(DOCUMENTS.average(List.of(one, one), new double[] {1, 1})))
        .containsOnlyOnce("<DefineFunction ");
  }

  /** Both documents define the field alike, but by functions of one name that differ. */
  @Test
  void looksThroughNamesToWhatTheyMean() {
    var one = transformed("2", "shared");
    var other = transformed("3", "shared");
    assertThat(text(one))
        .contains("<Apply function=\"times\"><FieldRef field=\"amount\"/></Apply>");
    assertThat(text(other))
        .contains("<Apply function=\"times\"><FieldRef field=\"amount\"/></Apply>");
    assertThat(text(DOCUMENTS.average(List.of(one, other), new double[] {1, 1})))
        .contains("<DefineFunction name=\"times 2\"")
        .contains("<DerivedField name=\"shared 2\"");
  }

  private static void assertAverage(byte[] one, byte[] other) {
    var parts = List.of(one, other);
    compare(
        parts,
        DOCUMENTS.average(parts, new double[] {1, 1}),
        probabilities -> (probabilities[0] + probabilities[1]) / 2);
    compare(
        parts,
        DOCUMENTS.stack(parts, "1", new double[] {0.5, 0.5}, 0),
        probabilities -> {
          double odds =
              probabilities[0]
                  / (1 - probabilities[0])
                  * (probabilities[1] / (1 - probabilities[1]));
          return 1 / (1 + 1 / Math.sqrt(odds));
        });
  }

  /** A neural network of one input that is a function of the amount, in the dictionary. */
  private static byte[] transformed(String factor, String name) {
    return new String(Streams.resource("neural-network.pmml"), UTF_8)
        .replaceFirst(
            "</DataDictionary>",
            """
            </DataDictionary><TransformationDictionary>\
            <DefineFunction name="times" optype="continuous" dataType="double">\
            <ParameterField name="x" optype="continuous" dataType="double"/>\
            <Apply function="/"><FieldRef field="x"/><Constant dataType="double">%s000</Constant></Apply>\
            </DefineFunction>\
            <DerivedField name="%s" optype="continuous" dataType="double">\
            <Apply function="times"><FieldRef field="amount"/></Apply></DerivedField>\
            </TransformationDictionary>"""
                .formatted(factor, name))
        .replaceFirst(
            "<FieldRef field=\"amount\"/></DerivedField></NeuralInput>",
            "<FieldRef field=\"" + name + "\"/></DerivedField></NeuralInput>")
        .getBytes(UTF_8);
  }

  @Test
  void refusesPartsThatReadTheirInputsDifferently() {
    var forest = Streams.resource("forest.pmml");
    var replaced =
        text(forest)
            .replaceFirst(
                "<MiningField name=\"age\"/>",
                "<MiningField name=\"age\" missingValueReplacement=\"1\"/>")
            .getBytes(UTF_8);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DOCUMENTS.average(List.of(forest, replaced), new double[] {1, 1}))
        .withMessageContaining("declare 'age' differently");
    var logistic = Streams.resource("logistic.pmml");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DOCUMENTS.average(List.of(forest, logistic), new double[] {1, 1}))
        .withMessageContaining("probabilities of 'label'");
  }

  @Test
  void refusesWeightsThatAreNone() {
    var parts = resources("forest.pmml", "boosted-trees.pmml");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DOCUMENTS.average(parts, new double[] {1}))
        .withMessage("2 documents take as many weights, not 1.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DOCUMENTS.average(parts, new double[] {1, 0}))
        .withMessage("A weight is more than 0, not 0.0.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DOCUMENTS.stack(parts, "1", new double[] {1, Double.NaN}, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DOCUMENTS.stack(parts, "yes", new double[] {1, 1}, 0))
        .withMessageContaining("'yes'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DOCUMENTS.average(parts.subList(0, 1), new double[] {1}))
        .withMessageContaining("two documents");
  }

  private static List<byte[]> resources(String... names) {
    return Arrays.stream(names).map(Streams::resource).toList();
  }

  private static String text(byte[] document) {
    return new String(document, UTF_8);
  }
}
