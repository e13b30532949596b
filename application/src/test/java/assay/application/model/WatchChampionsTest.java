package assay.application.model;

import static assay.application.model.ModelStage.bytes;
import static assay.application.model.ModelStage.id;
import static org.assertj.core.api.Assertions.assertThat;

import assay.application.model.RefusedEvents.Refused;
import assay.application.scoring.Cards;
import assay.application.scoring.FraudModel;
import assay.application.scoring.Serving;
import assay.domain.cost.Bands;
import assay.domain.cost.Policy;
import assay.domain.features.Features;
import assay.domain.stream.StreamDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchChampionsTest {
  private final ModelStage stage = new ModelStage();
  private final RefusedEvents refused = new RefusedEvents();
  private final ScoreInShadow shadow = stage.scoreInShadow();
  private final WatchChampions watch =
      new WatchChampions(
          stage.streams, stage.registry, stage.loader, stage.shadows, refused, stage.manage, stage);

  @BeforeEach
  void servesCards() {
    submit("p");
    stage.move(Duration.ofDays(2));
  }

  private void submit(String pmml) {
    stage.submit.submit(Cards.NAME, bytes(pmml), pmml, "alice");
  }

  private String serving() {
    return stage
        .streams
        .find(Cards.NAME)
        .flatMap(Serving::model)
        .map(FraudModel::sha256)
        .orElseThrow()
        .hex();
  }

  /** Events of which the given share is stopped by the model "p"; then the watch looks. */
  private List<String> traffic(int events, double stopped) {
    var told = new ArrayList<String>();
    for (int i = 0; i < events; i++) {
      stage.move(Duration.ofSeconds(1));
      stage.decide(i % 100 < 100 * stopped ? 0.4 : 0.001, 1000);
      shadow.step();
      told.addAll(watch.step());
    }
    stage.move(Duration.ofSeconds(10));
    for (int i = 0; i < 5; i++) {
      shadow.step();
      told.addAll(watch.step());
    }
    return told;
  }

  @Test
  void fallsBackFromAModelThatStopsEverything() {
    submit("p * 100");

    var told = traffic(80, 0.02);

    assertThat(told).singleElement().asString().contains("fell back from", "cards");
    assertThat(serving()).isEqualTo(id("p").hex());
    var history = stage.registry.history(Cards.NAME, id("p"));
    assertThat(history.get(0).by()).isEqualTo(WatchChampions.BY);
    assertThat(history.get(0).version().reason()).contains("where this version stops 4");
  }

  @Test
  void fallsBackFromAModelThatLetsEverythingPass() {
    submit("p * 0");

    traffic(1000, 0.2);

    assertThat(serving()).isEqualTo(id("p").hex());
  }

  @Test
  void keepsAGoodModelThroughAWaveOfFraud() {
    submit("p * 1.01");

    assertThat(traffic(100, 0.02)).isEmpty();
    assertThat(traffic(500, 0.9)).isEmpty();

    assertThat(serving()).isEqualTo(id("p * 1.01").hex());
  }

  @Test
  void fallsBackFromAModelThatRefusesWhatTheOneBeforeTakes() {
    submit("fails");
    for (int i = 0; i < 10; i++) {
      refused.add(new Refused(Cards.NAME, id("fails"), new Features(Map.of("p", 0.1, "a", 1.0))));
    }

    assertThat(watch.step()).singleElement().asString().contains("refused 100");
    assertThat(serving()).isEqualTo(id("p").hex());
  }

  @Test
  void eventsThatNoModelTakesAreNoReason() {
    submit("p * 1.01");
    for (int i = 0; i < 100; i++) {
      refused.add(new Refused(Cards.NAME, id("p * 1.01"), new Features(Map.of("p", "much"))));
    }

    assertThat(watch.step()).isEmpty();
  }

  @Test
  void doesNotGoBackFurtherThanTheLastGoodVersion() {
    submit("p * 1.01");
    stage.move(Duration.ofDays(2));
    submit("p * 100");
    traffic(80, 0.02);
    assertThat(serving()).isEqualTo(id("p * 1.01").hex());

    assertThat(traffic(300, 0.5)).isEmpty();
    assertThat(serving()).isEqualTo(id("p * 1.01").hex());
  }

  private void changeCosts(Policy policy) {
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
            policy,
            d.population(),
            d.masked(),
            d.retention(),
            d.review(),
            d.modelOutput()));
  }

  @Test
  void aChangeOfCostsIsNoStorm() {
    submit("p * 1.01");
    for (int i = 0; i < 80; i++) {
      stage.move(Duration.ofSeconds(1));
      stage.decide(0.1, 1000); // each goes before a person
    }
    changeCosts(new Bands(0.3, 0.6, false)); // by which none would
    stage.move(Duration.ofSeconds(10));
    shadow.step();

    assertThat(watch.step()).isEmpty();
    assertThat(serving()).isEqualTo(id("p * 1.01").hex());
    assertThat(stage.shadows.agreement(Cards.NAME, id("p"), id("p * 1.01")).share()).hasValue(1);
  }

  @Test
  void leavesAFixThatSomebodyActivatedMeanwhile() {
    submit("p * 100");
    submit("p * 1.01");

    assertThat(
            stage.manage.fallBack(
                Cards.NAME, id("p * 100"), id("p"), "stops all", WatchChampions.BY))
        .isEmpty();
    assertThat(serving()).isEqualTo(id("p * 1.01").hex());
  }

  @Test
  void tellsOnceWhyItCantGoBack() {
    submit("p * 100");
    stage.move(Duration.ofSeconds(1));
    for (int i = 0; i < 80; i++) {
      stage.move(Duration.ofSeconds(1));
      stage.decide(i % 50 == 0 ? 0.4 : 0.001, 1000);
    }
    stage.move(Duration.ofSeconds(10));
    shadow.step();
    stage.unfit.add(id("p"));

    assertThat(watch.step())
        .singleElement()
        .asString()
        .contains("can't", "does not fit", "It lacks an input.");
    assertThat(watch.step()).isEmpty();
    assertThat(serving()).isEqualTo(id("p * 100").hex());
    stage.unfit.clear();
    assertThat(watch.step()).singleElement().asString().contains("fell back from");
  }
}
