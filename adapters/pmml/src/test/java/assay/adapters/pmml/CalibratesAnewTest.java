package assay.adapters.pmml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.application.model.FraudModels.Loaded;
import assay.domain.calibration.Calibrator;
import assay.domain.calibration.Identity;
import assay.domain.calibration.IsotonicRegression;
import assay.domain.calibration.IsotonicRegression.Point;
import assay.domain.calibration.PlattScaling;
import assay.domain.stream.StreamDefinition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A finished document with another calibration. */
class CalibratesAnewTest {
  private static final PmmlModelDocuments DOCUMENTS = new PmmlModelDocuments();
  private static final Set<String> FRAUD = Set.of("1");
  private static final StreamDefinition THREE =
      Streams.stream("amount:NUMBER", "age:NUMBER", "type:CATEGORY");
  private static final Calibrator ISOTONIC =
      new IsotonicRegression(List.of(new Point(0.1, 0), new Point(0.4, 0.3), new Point(0.9, 0.8)));

  static Stream<Arguments> changes() {
    var calibrators =
        List.of(new Identity(), new PlattScaling(1.25, -1.5), ISOTONIC, new PlattScaling(0.5, 2));
    return Stream.of("boosted-trees.pmml", "forest.pmml", "neural-network.pmml")
        .flatMap(
            kind ->
                calibrators.stream()
                    .flatMap(
                        before ->
                            calibrators.stream().map(after -> Arguments.of(kind, before, after))));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void replacesTheCalibrationThatIsThere(String kind, Calibrator before, Calibrator after) {
    // Given
    var bare = Streams.resource(kind);
    boolean single = kind.equals("boosted-trees.pmml");
    var document = DOCUMENTS.complete(bare, Facts.of(bare, before, single));
    // When
    var calibrated = DOCUMENTS.calibrate(document, FRAUD, after);
    // Then the rows of proof hold
    var loaded = Streams.MODELS.load(calibrated, THREE);
    assertThat(loaded).as(loaded.toString()).isInstanceOf(Loaded.Ready.class);
    assertThat(text(calibrated)).contains("ModelVerification");
    var model = ((Loaded.Ready) loaded).model();
    assertThat(model.calibrated()).isTrue();
    // and the probability is that of the bare document, calibrated once
    var raw = new Evaluation(bare);
    var random = new SplittableRandom(4);
    int compared = 0;
    for (int i = 0; i < 200; i++) {
      var row = raw.row(random);
      double probability = raw.output(Facts.probability(raw), row);
      if (!Double.isNaN(probability)) {
        assertThat(Streams.probability(model, Streams.features(pairs(row))))
            .isCloseTo(after.calibrate(probability), within(1e-12));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(100);
    assertThat(DOCUMENTS.read(calibrated).calibration()).contains(after.method());
  }

  @Test
  void leavesOutWhatWasToldOfTheOldProbabilities() {
    var bare = Streams.resource("forest.pmml");
    var document = DOCUMENTS.complete(bare, Facts.of(bare, new Identity(), false));
    var before = DOCUMENTS.read(document);
    assertThat(before.quality()).isPresent();
    assertThat(before.score()).isPresent();

    var after = DOCUMENTS.read(DOCUMENTS.calibrate(document, FRAUD, ISOTONIC));

    assertThat(after.quality()).isEmpty();
    assertThat(after.score()).isEmpty();
    assertThat(after.partialDependence()).isEmpty();
    assertThat(after.inputs()).isEqualTo(before.inputs());
    assertThat(after.importance()).isEqualTo(before.importance());
    assertThat(after.name()).isEqualTo(before.name());
  }

  @Test
  void calibratesADocumentOfAnotherToolThatHasNoCalibration() {
    var bare = Streams.resource("forest.pmml");

    var model =
        (Loaded.Ready) Streams.MODELS.load(DOCUMENTS.calibrate(bare, FRAUD, ISOTONIC), THREE);

    var raw = new Evaluation(bare);
    var row = raw.row(new SplittableRandom(9));
    assertThat(Streams.probability(model.model(), Streams.features(pairs(row))))
        .isCloseTo(ISOTONIC.calibrate(raw.output(Facts.probability(raw), row)), within(1e-12));
  }

  @Test
  void saysThatNoValueOfTheTargetMeansFraud() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                DOCUMENTS.calibrate(
                    Streams.resource("forest.pmml"), Set.of("chargeback"), new Identity()))
        .withMessageContaining("0 values that mean fraud");
  }

  private static String text(byte[] document) {
    return new String(document, StandardCharsets.UTF_8);
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
}
