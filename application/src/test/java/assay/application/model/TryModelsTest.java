package assay.application.model;

import static assay.application.model.ModelStage.bytes;
import static assay.application.model.ModelStage.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import assay.application.model.ModelTrials.Result;
import assay.application.model.SubmitModel.Purpose;
import assay.application.scoring.Cards;
import assay.domain.model.ActivationRule;
import assay.domain.model.ModelVersion.NotAllowed;
import assay.domain.model.Stage;
import assay.domain.promotion.PromotionLimits;
import assay.domain.stream.StreamDefinition;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TryModelsTest {
  private final ModelStage stage = new ModelStage();

  /** At most half as many reviews again, and no event that can't be scored. */
  private static final PromotionLimits LIMITS =
      new PromotionLimits(
          500,
          OptionalDouble.of(0.0),
          OptionalDouble.of(0.5),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          PromotionLimits.Times.NONE);

  @BeforeEach
  void servesCardsForAWhile() {
    submit("p", Purpose.DECIDE);
    var random = new SplittableRandom(7);
    for (int i = 0; i < 1000; i++) {
      stage.move(Duration.ofMinutes(20));
      // allowed up to 0.0046 x 1,025; so 2 of 5 go before a person, and 4 of 5 at p * 2
      var id = stage.decide((i % 5) * 0.0014 + random.nextDouble() * 1e-6, 1000);
      if (i % 10 == 4) {
        stage.stored.labelled(id, i % 20 == 4);
      }
    }
    stage.define(limited(ActivationRule.AUTOMATIC));
  }

  private StreamDefinition limited(ActivationRule activation) {
    return limited(activation, LIMITS);
  }

  private StreamDefinition limited(ActivationRule activation, PromotionLimits limits) {
    var d = stage.definition;
    return new StreamDefinition(
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
        d.masked(),
        d.retention(),
        d.review(),
        d.modelOutput(),
        activation,
        limits);
  }

  private void submit(String pmml, Purpose purpose) {
    stage.submit.submit(Cards.NAME, bytes(pmml), pmml, "alice", purpose);
  }

  private Stage stageOf(String pmml) {
    return stage.registry.find(Cards.NAME, id(pmml)).orElseThrow().stage();
  }

  private Result result(String pmml) {
    return stage.trials.latest(Cards.NAME, id(pmml)).orElseThrow().result().orElseThrow();
  }

  private static void settle(TryModels trials) {
    for (int i = 0; i < 200; i++) {
      trials.step();
    }
  }

  @Test
  void letsAModelThatKeepsToTheLimitsDecide() {
    submit("p * 1.01", Purpose.DECIDE);
    assertThat(stageOf("p * 1.01")).isEqualTo(Stage.CANDIDATE);

    settle(stage.tryModels());

    assertThat(result("p * 1.01").failed()).isEmpty();
    assertThat(stageOf("p * 1.01")).isEqualTo(Stage.CHAMPION);
    var trial = stage.trials.latest(Cards.NAME, id("p * 1.01")).orElseThrow();
    var scores = stage.trials.scores(trial.id());
    assertThat(scores.stream().filter(s -> s.recent())).hasSize(500);
    assertThat(scores.stream().filter(s -> s.fraud().isPresent())).hasSize(100);
  }

  @Test
  void holdsAModelThatStopsTooMuch() {
    submit("p * 3", Purpose.DECIDE);

    settle(stage.tryModels());

    assertThat(result("p * 3").failed()).containsExactly("REVIEWS");
    assertThat(stageOf("p * 3")).isEqualTo(Stage.CANDIDATE);
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> stage.manage.activate(Cards.NAME, id("p * 3"), "", "alice"))
        .withMessageContaining("REVIEWS");
  }

  @Test
  void anOverrideNeedsAReasonAndASecondPerson() {
    submit("p * 3", Purpose.DECIDE);
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> stage.manage.override(Cards.NAME, id("p * 3"), "now", "alice"))
        .withMessageContaining("finished");
    settle(stage.tryModels());

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> stage.manage.override(Cards.NAME, id("p * 3"), " ", "alice"));
    stage.manage.override(Cards.NAME, id("p * 3"), "a wave of fraud", "alice");
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> stage.manage.activate(Cards.NAME, id("p * 3"), "", "alice"))
        .withMessageContaining("another administrator");
    stage.manage.activate(Cards.NAME, id("p * 3"), "it is urgent", "bob");

    assertThat(stageOf("p * 3")).isEqualTo(Stage.CHAMPION);
    assertThat(stage.registry.history(Cards.NAME, id("p * 3")).get(0).version().reason())
        .contains("it is urgent", "alice", "a wave of fraud", "bob");
  }

  @Test
  void holdsAModelThatFailsOnEvents() {
    submit("fails", Purpose.DECIDE);

    settle(stage.tryModels());

    assertThat(result("fails").failed()).containsExactly("FAILURES");
  }

  @Test
  void anotherProcessGoesOnWhereOneWasInterrupted() {
    submit("p * 1.01", Purpose.DECIDE);
    var interrupted = stage.tryModels();
    interrupted.step();
    interrupted.step();
    stage.move(Duration.ofMinutes(2));

    settle(stage.tryModels());

    var trial = stage.trials.latest(Cards.NAME, id("p * 1.01")).orElseThrow();
    assertThat(trial.passed()).isTrue();
    assertThat(stage.trials.scores(trial.id()).stream().filter(s -> s.recent())).hasSize(500);
  }

  @Test
  void aRollBackWaitsForNoTrial() {
    submit("p * 1.01", Purpose.DECIDE);
    settle(stage.tryModels());

    stage.manage.rollBack(Cards.NAME, Optional.empty(), "", "alice");

    assertThat(stageOf("p")).isEqualTo(Stage.CHAMPION);
  }

  @Test
  void approvalComesAfterTheTrial() {
    stage.define(limited(ActivationRule.APPROVAL));
    submit("p * 1.01", Purpose.DECIDE);
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> stage.manage.activate(Cards.NAME, id("p * 1.01"), "", "bob"))
        .withMessageContaining("being tried");

    settle(stage.tryModels());
    assertThat(stageOf("p * 1.01")).isEqualTo(Stage.CANDIDATE);
    stage.manage.activate(Cards.NAME, id("p * 1.01"), "", "bob");

    assertThat(stageOf("p * 1.01")).isEqualTo(Stage.CHAMPION);
  }

  @Test
  void whoAskedForAnOverrideFirstStays() {
    submit("p * 3", Purpose.DECIDE);
    settle(stage.tryModels());
    stage.manage.override(Cards.NAME, id("p * 3"), "a wave of fraud", "alice");

    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> stage.manage.override(Cards.NAME, id("p * 3"), "so be it", "bob"))
        .withMessageContaining("alice asked");

    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> stage.manage.activate(Cards.NAME, id("p * 3"), "", "alice"));
    stage.manage.activate(Cards.NAME, id("p * 3"), "", "bob");
    assertThat(stageOf("p * 3")).isEqualTo(Stage.CHAMPION);
  }

  @Test
  void whatRetiredWithoutDecidingIsTriedLikeAnyOther() {
    submit("p * 3", Purpose.PROPOSE);
    settle(stage.tryModels());
    stage.manage.retire(Cards.NAME, id("p * 3"), "", "alice");

    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> stage.manage.activate(Cards.NAME, id("p * 3"), "", "alice"))
        .withMessageContaining("REVIEWS");
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> stage.manage.rollBack(Cards.NAME, Optional.of(id("p * 3")), "", "alice"))
        .withMessageContaining("never decided");
  }

  @Test
  void aTrialWithoutLimitsOpensNoneThatCameLater() {
    stage.define(limited(ActivationRule.AUTOMATIC, PromotionLimits.NONE));
    submit("p * 3", Purpose.PROPOSE);
    settle(stage.tryModels());
    assertThat(result("p * 3").failed()).isEmpty();
    stage.define(limited(ActivationRule.AUTOMATIC));

    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> stage.manage.activate(Cards.NAME, id("p * 3"), "", "alice"))
        .withMessageContaining("new trial has begun");
    settle(stage.tryModels());

    assertThat(result("p * 3").failed()).containsExactly("REVIEWS");
    assertThat(stageOf("p * 3")).isEqualTo(Stage.CANDIDATE);
  }

  @Test
  void aTrialAgainstTheChampionBeforeCountsNoMore() {
    submit("p * 1.01", Purpose.PROPOSE);
    submit("p * 1.02", Purpose.PROPOSE);
    settle(stage.tryModels());
    stage.manage.activate(Cards.NAME, id("p * 1.01"), "", "alice");

    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> stage.manage.activate(Cards.NAME, id("p * 1.02"), "", "alice"))
        .withMessageContaining("new trial has begun");
    settle(stage.tryModels());
    stage.manage.activate(Cards.NAME, id("p * 1.02"), "", "alice");

    assertThat(stageOf("p * 1.02")).isEqualTo(Stage.CHAMPION);
  }

  @Test
  void aTrialBeginsAnewWhereTheDefinitionChangesMeanwhile() {
    submit("p * 1.01", Purpose.DECIDE);
    var first = stage.trials.latest(Cards.NAME, id("p * 1.01")).orElseThrow();
    var trying = stage.tryModels();
    trying.step();
    stage.define(limited(ActivationRule.AUTOMATIC));

    settle(trying);

    var second = stage.trials.latest(Cards.NAME, id("p * 1.01")).orElseThrow();
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.passed()).isTrue();
    assertThat(stageOf("p * 1.01")).isEqualTo(Stage.CHAMPION);
  }

  @Test
  void aChallengerThatIsSubmittedToDecideDecides() {
    submit("p * 1.01", Purpose.CHALLENGE);
    submit("p * 1.01", Purpose.DECIDE);
    assertThat(stageOf("p * 1.01")).isEqualTo(Stage.CHALLENGER);

    settle(stage.tryModels());

    assertThat(stageOf("p * 1.01")).isEqualTo(Stage.CHAMPION);
  }
}
