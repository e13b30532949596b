package assay.application.model;

import static assay.application.model.ModelStage.bytes;
import static assay.application.model.ModelStage.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.application.model.SubmitModel.Purpose;
import assay.application.scoring.Cards;
import assay.application.training.InputDistribution;
import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.event.Pointer;
import assay.domain.stream.StreamDefinition;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeasureModelsTest {
  private final ModelStage stage = new ModelStage();
  private final MeasureModels measure = stage.measureModels();

  /** Events of p = 0.0, 0.1 ... 0.9 and again, of which those of 0.7 and more are fraud. */
  @BeforeEach
  void decides() {
    stage.submit.submit(Cards.NAME, bytes("p"), "p", "alice", Purpose.DECIDE);
    for (int i = 0; i < 600; i++) {
      stage.move(Duration.ofMinutes(1));
      var event = stage.decide(i % 10 / 10.0, 100);
      if (i < 100) {
        stage.stored.labelled(event, i % 10 >= 7);
      }
    }
  }

  private Measurement measured(String pmml) {
    measure.ask(Cards.NAME, id(pmml));
    for (int i = 0; i < 100; i++) {
      measure.step();
    }
    var known = measure.ask(Cards.NAME, id(pmml));
    assertThat(known.running()).isFalse();
    return known.measurement().orElseThrow();
  }

  @Test
  void nobodyWaitsForAnAnswer() {
    assertThat(measure.step()).isZero();

    var known = measure.ask(Cards.NAME, id("p"));

    assertThat(known.measurement()).isEmpty();
    assertThat(known.running()).isTrue();
    assertThat(measure.step()).isEqualTo(1);
  }

  @Test
  void ranksWhatIsKnownToBeTrue() {
    var quality = measured("p").quality().orElseThrow();

    assertThat(quality.metrics())
        .containsEntry("events", 100.0)
        .containsEntry("frauds", 30.0)
        .containsEntry("roc-auc", 1.0);
    assertThat(quality.confusion()).contains(new ConfusionMatrix(30, 0, 70, 0));
    assertThat(quality.threshold()).hasValue(0.7);
    assertThat(quality.roc()).hasSizeGreaterThan(5);
    assertThat(quality.gains()).hasSize(10);
    assertThat(quality.calibration()).isNotEmpty();
  }

  @Test
  void saysWhatWouldBeFlaggedFromEachThresholdOn() {
    var rows = measured("p").thresholds().rows();

    assertThat(rows)
        .filteredOn(row -> row.threshold() == 0.5)
        .singleElement()
        .satisfies(
            row -> assertThat(row.decisions()).isEqualTo(new ConfusionMatrix(30, 20, 50, 0)));
  }

  @Test
  void explainsFewerEventsWhereThatTakesLong() {
    stage.submit.submit(Cards.NAME, bytes("slow"), "slow", "alice", Purpose.PROPOSE);

    assertThat(measured("slow").contributions().orElseThrow().events()).isEqualTo(60);
  }

  /** By hand: 0 to 0.9 in equal shares have the mean 0.45 and the median 0.45. */
  @Test
  void tellsHowInputsAreSpreadAndWhatMovesTheScore() {
    var measurement = measured("p");

    assertThat(measurement.events()).isEqualTo(600);
    assertThat(measurement.inputs())
        .filteredOn(input -> input.name().equals("p"))
        .singleElement()
        .satisfies(
            input -> {
              var numeric = (InputDistribution.Numeric) input;
              assertThat(numeric.present()).isEqualTo(600);
              assertThat(numeric.mean()).isEqualTo(0.45, within(1e-12));
              assertThat(numeric.quantiles().get(2)).isEqualTo(0.45, within(1e-12));
            });
    assertThat(measurement.importance()).containsExactly(java.util.Map.entry("p", 1.0));
    assertThat(measurement.contributions().orElseThrow().events()).isEqualTo(250);
    assertThat(measurement.partialDependence())
        .filteredOn(dependence -> dependence.feature().equals("p"))
        .singleElement()
        .satisfies(
            dependence ->
                assertThat(dependence.points())
                    .allSatisfy(
                        point ->
                            assertThat(point.score())
                                .isEqualTo((Double) point.value(), within(1e-12))));
  }

  @Test
  void tellsNoValueOfAFieldThatMustNotBeSeen() {
    var d = stage.definition;
    stage.define(
        new StreamDefinition(
            d.name(),
            d.title(),
            d.id(),
            d.time(),
            d.amount(),
            d.currency(),
            d.subjects(),
            d.label(),
            d.features(),
            d.policy(),
            d.population(),
            Set.of(Pointer.toField("p")),
            d.retention(),
            d.review(),
            d.modelOutput()));

    var measurement = measured("p");

    assertThat(measurement.inputs()).extracting(InputDistribution::name).doesNotContain("p");
    assertThat(measurement.partialDependence()).noneMatch(one -> one.feature().equals("p"));
    assertThat(measurement.importance()).containsKey("p");
  }

  @Test
  void countsEventsThatTheModelDoesNotTake() {
    stage.submit.submit(Cards.NAME, bytes("fails"), "f", "alice", Purpose.PROPOSE);

    var measurement = measured("fails");

    assertThat(measurement.failed()).isEqualTo(100);
    assertThat(measurement.quality()).isEmpty();
    assertThat(measurement.thresholds().rows()).isEmpty();
    assertThat(measurement.partialDependence()).isEmpty();
  }

  @Test
  void measuresAnewWhatIsOldAndMeanwhileTellsTheOld() {
    var first = measured("p");
    stage.move(MeasureModels.FRESH.plusSeconds(1));

    var known = measure.ask(Cards.NAME, id("p"));
    assertThat(known.measurement()).contains(first);
    assertThat(known.running()).isTrue();

    assertThat(measured("p").at()).isAfter(first.at());
  }

  @Test
  void whatDoesNotLoadIsAnsweredToo() {
    assertThat(measured("unknown").events()).isZero();
  }
}
