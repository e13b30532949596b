package assay.adapters.pmml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.application.model.FraudModels.Loaded;
import assay.application.training.ModelFacts;
import assay.application.training.ModelFacts.VerificationRow;
import assay.domain.calibration.Calibrator;
import assay.domain.calibration.Identity;
import assay.domain.calibration.IsotonicRegression;
import assay.domain.calibration.IsotonicRegression.Point;
import assay.domain.calibration.PlattScaling;
import assay.domain.stream.StreamDefinition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import org.jpmml.model.JAXBUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CompletesDocumentsTest {
  private static final PmmlModelDocuments DOCUMENTS = new PmmlModelDocuments();
  private static final StreamDefinition THREE =
      Streams.stream("amount:NUMBER", "age:NUMBER", "type:CATEGORY");
  private static final StreamDefinition FOUR =
      Streams.stream("amount:NUMBER", "balance:NUMBER", "type:CATEGORY", "foreign:BOOLEAN");

  /** Kinds of documents as exporters write them. */
  private static final List<String> KINDS =
      List.of(
          "logistic.pmml",
          "boosted-trees.pmml",
          "forest.pmml",
          "naive-bayes.pmml",
          "neural-network.pmml");

  private static final List<Calibrator> CALIBRATORS =
      List.of(
          new Identity(),
          new PlattScaling(1.25, -1.5),
          new PlattScaling(0.01, 30),
          new IsotonicRegression(List.of(new Point(0.5, 0.2))),
          new IsotonicRegression(
              List.of(
                  new Point(0.1, 0),
                  new Point(0.25, 0),
                  new Point(0.3, 1 / 3.0),
                  new Point(0.9, 0.75),
                  new Point(0.95, 1))),
          new IsotonicRegression(
              List.of(new Point(0, 0.001), new Point(1e-12, 0.25), new Point(1, 0.999))));

  static Stream<Calibrator> calibrators() {
    return CALIBRATORS.stream();
  }

  static Stream<Arguments> kindsAndCalibrators() {
    return KINDS.stream()
        .flatMap(kind -> CALIBRATORS.stream().map(calibrator -> Arguments.of(kind, calibrator)));
  }

  static Stream<String> kinds() {
    return KINDS.stream();
  }

  @ParameterizedTest
  @MethodSource("calibrators")
  void calibratesAsTheDomainDoes(Calibrator calibrator) {
    var bare = Streams.resource("given-probability.pmml");
    var calibrated = new Evaluation(DOCUMENTS.complete(bare, withoutRows(bare, calibrator)));
    var random = new SplittableRandom(2);
    var corners =
        DoubleStream.of(0, 1, 1e-300, 1e-16, 1e-15, 1e-12, 1 - 1e-15, Math.nextDown(1.0), 0.1)
            .mapToObj(p -> p);
    var points =
        calibrator instanceof IsotonicRegression isotonic
            ? isotonic.points().stream().map(Point::score)
            : Stream.<Double>empty();
    var others = Stream.generate(random::nextDouble).limit(500);
    Stream.of(corners, points, others)
        .flatMap(p -> p)
        .forEach(
            p ->
                assertThat(calibrated.output("calibrated", Map.of("p", p)))
                    .as("%s", p)
                    .isCloseTo(calibrator.calibrate(p), within(1e-12)));
  }

  @Test
  void meetsTheCornersOfAnIsotonicRegressionExactly() {
    var bare = Streams.resource("given-probability.pmml");
    var isotonic = (IsotonicRegression) CALIBRATORS.get(4);
    var calibrated = new Evaluation(DOCUMENTS.complete(bare, withoutRows(bare, isotonic)));
    for (Point point : isotonic.points()) {
      assertThat(calibrated.output("calibrated", Map.of("p", point.score())))
          .isEqualTo(point.probability());
    }
    assertThat(calibrated.output("calibrated", Map.of("p", 0.0))).isEqualTo(0);
    assertThat(calibrated.output("calibrated", Map.of("p", 1.0))).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("kindsAndCalibrators")
  void servesEveryKindCalibrated(String kind, Calibrator calibrator) {
    var bare = Streams.resource(kind);
    var raw = new Evaluation(bare);
    var loaded = load(complete(kind, calibrator), kind);
    assertThat(loaded.model().calibrated()).isTrue();
    var random = new SplittableRandom(4);
    for (int i = 0; i < 200; i++) {
      var row = raw.row(random);
      double before = raw.output(Facts.probability(raw), row);
      if (!Double.isNaN(before)) {
        assertThat(Streams.probability(loaded.model(), Streams.features(pairs(row))))
            .isCloseTo(calibrator.calibrate(before), within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void writesWhatTheSchemaOfPmmlAllows(String kind) throws Exception {
    for (Calibrator calibrator : CALIBRATORS) {
      var document = complete(kind, calibrator);
      JAXBUtil.getSchema()
          .newValidator()
          .validate(new StreamSource(new ByteArrayInputStream(document)));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void writesTheSameBytesAgain(String kind) {
    var facts = Facts.of(Streams.resource(kind), CALIBRATORS.get(1), single(kind));
    var document = DOCUMENTS.complete(Streams.resource(kind), facts);
    assertThat(DOCUMENTS.complete(Streams.resource(kind), facts)).isEqualTo(document);
    assertThat(DOCUMENTS.complete(Streams.resource(kind), reversed(facts))).isEqualTo(document);
  }

  @Test
  void isRefusedAtLoadWhereACoefficientWasChanged() {
    var document = new String(complete("logistic.pmml", CALIBRATORS.get(1)), UTF_8);
    var changed = document.replace("coefficient=\"0.5\"", "coefficient=\"0.50001\"");
    assertThat(changed).isNotEqualTo(document);
    assertThat(Streams.refused(changed.getBytes(UTF_8), FOUR)).contains("verification rows");
  }

  @Test
  void isRefusedAtLoadWhereALeafOrTheCalibrationWasChanged() {
    var document = new String(complete("boosted-trees.pmml", CALIBRATORS.get(1)), UTF_8);
    var leaf = document.replace("score=\"0.75\"", "score=\"0.7502\"");
    assertThat(leaf).isNotEqualTo(document);
    assertThat(Streams.refused(leaf.getBytes(UTF_8), THREE)).contains("verification rows");
    var calibration = document.replace(">1.25<", ">1.2501<");
    assertThat(calibration).isNotEqualTo(document);
    assertThat(Streams.refused(calibration.getBytes(UTF_8), THREE)).contains("verification rows");
  }

  @Test
  void isNotWrittenWhereTheDocumentComputesSomethingElseThanTraining() {
    var bare = Streams.resource("logistic.pmml");
    var facts = Facts.of(bare, new Identity(), false);
    var rows = new ArrayList<>(facts.verification());
    var row = rows.get(6);
    rows.set(6, new VerificationRow(row.inputs(), row.probability() * 1.00001));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DOCUMENTS.complete(bare, withRows(facts, rows)))
        .withMessageStartingWith("Verification row 7: training computed ");
    // what is an error in doubles is rounding in floats
    DOCUMENTS.complete(bare, single(withRows(facts, rows)));
  }

  @Test
  void leavesOutARowWhereTheCalibrationIsTooSteepToProveAnything() {
    var bare = Streams.resource("given-probability.pmml");
    var steep = new IsotonicRegression(List.of(new Point(0.5, 0.1), new Point(0.5 + 1e-9, 0.9)));
    var rounded = new VerificationRow(Map.of("p", 0.5), steep.calibrate(0.5 + 2e-10));
    var flat = new VerificationRow(Map.of("p", 0.25), 0.1);
    var facts = withRows(Facts.of(bare, steep, true), List.of(rounded, flat));
    assertThat(new String(DOCUMENTS.complete(bare, facts), UTF_8)).contains("recordCount=\"1\"");
  }

  @Test
  void refusesFactsThatAreOfAnotherDocument() {
    var bare = Streams.resource("forest.pmml");
    var facts = Facts.of(bare, new Identity(), false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DOCUMENTS.complete(Streams.resource("boosted-trees.pmml"), facts))
        .withMessageContaining("no distribution of 'type'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DOCUMENTS.complete(Streams.resource("neural-network.pmml"), facts))
        .withMessageContaining("does not read [age]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DOCUMENTS.complete(bare, withFraud(facts, "fraud")))
        .withMessageContaining("takes the values [0, 1]; 'fraud'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DOCUMENTS.complete("<html/>".getBytes(UTF_8), facts))
        .withMessageStartingWith("The document can't be read as PMML");
  }

  @Test
  void addsTheOutputThatADocumentLeavesToTheReader() {
    var bare = Streams.resource("tree-without-output.pmml");
    var facts =
        withRows(
            Facts.of(
                new String(bare, UTF_8)
                    .replaceFirst(
                        "</MiningSchema>",
                        "</MiningSchema><Output><OutputField name=\"p\" optype=\"continuous\""
                            + " dataType=\"double\" feature=\"probability\" value=\"1\"/></Output>")
                    .getBytes(UTF_8),
                new Identity(),
                false),
            List.of());
    var completed = new Evaluation(DOCUMENTS.complete(bare, facts));
    var row = new LinkedHashMap<String, Object>(Map.of("amount", 60.0, "type", "GIFT"));
    assertThat(completed.output("calibrated", row)).isEqualTo(0.6);
  }

  @Test
  void keepsTheLargestModelOfTheProductBelowOneMebibyte() throws IOException {
    var bare = Files.readAllBytes(Path.of("../../pmml-models/ticketing/champion.pmml"));
    var facts = Facts.of(bare, new PlattScaling(1, -2), true);
    var document = DOCUMENTS.complete(bare, facts);
    assertThat(document).hasSizeLessThan(bare.length);
  }

  private static byte[] complete(String kind, Calibrator calibrator) {
    var bare = Streams.resource(kind);
    return DOCUMENTS.complete(bare, Facts.of(bare, calibrator, single(kind)));
  }

  private static boolean single(String kind) {
    return kind.equals("boosted-trees.pmml");
  }

  private static Loaded.Ready load(byte[] document, String kind) {
    var loaded = Streams.MODELS.load(document, kind.equals("logistic.pmml") ? FOUR : THREE);
    assertThat(loaded).as(loaded.toString()).isInstanceOf(Loaded.Ready.class);
    return (Loaded.Ready) loaded;
  }

  private static Object[] pairs(Map<String, Object> row) {
    var pairs = new ArrayList<Object>();
    row.forEach(
        (name, value) -> {
          pairs.add(name);
          pairs.add(value);
        });
    return pairs.toArray();
  }

  private static ModelFacts withoutRows(byte[] bare, Calibrator calibrator) {
    return withRows(Facts.of(bare, calibrator, false), List.of());
  }

  private static ModelFacts withRows(ModelFacts facts, List<VerificationRow> rows) {
    return copy(facts, facts.fraudValue(), rows, facts.singlePrecision(), false);
  }

  private static ModelFacts single(ModelFacts facts) {
    return copy(facts, facts.fraudValue(), facts.verification(), true, false);
  }

  private static ModelFacts withFraud(ModelFacts facts, String value) {
    return copy(facts, value, facts.verification(), false, false);
  }

  private static ModelFacts reversed(ModelFacts facts) {
    return copy(facts, facts.fraudValue(), facts.verification(), facts.singlePrecision(), true);
  }

  private static ModelFacts copy(
      ModelFacts facts,
      String fraud,
      List<VerificationRow> rows,
      boolean single,
      boolean reversed) {
    var inputs = new ArrayList<>(facts.inputs());
    var provenance = new LinkedHashMap<String, String>();
    if (reversed) {
      Collections.reverse(inputs);
      facts.provenance().keySet().stream()
          .sorted(Comparator.reverseOrder())
          .forEach(name -> provenance.put(name, facts.provenance().get(name)));
    }
    return new ModelFacts(
        facts.name(),
        facts.description(),
        facts.trainedAt(),
        fraud,
        facts.calibrator(),
        inputs,
        facts.score(),
        facts.quality(),
        facts.importance(),
        facts.partialDependence(),
        rows,
        single,
        reversed ? provenance : facts.provenance());
  }
}
