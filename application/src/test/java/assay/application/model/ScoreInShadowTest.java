package assay.application.model;

import static assay.application.model.ModelStage.bytes;
import static assay.application.model.ModelStage.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.application.model.SubmitModel.Purpose;
import assay.application.scoring.Cards;
import assay.domain.cost.Tier;
import assay.domain.model.Agreement.Cell;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScoreInShadowTest {
  private final ModelStage stage = new ModelStage();
  private final ScoreInShadow shadow = stage.scoreInShadow();

  @BeforeEach
  void servesCards() {
    submit("p", Purpose.DECIDE);
    stage.move(Duration.ofDays(2)); // nobody watches this champion any more
  }

  private void submit(String pmml, Purpose purpose) {
    stage.submit.submit(Cards.NAME, bytes(pmml), pmml, "alice", purpose);
  }

  /** As the server does, for as long as there is something to do. */
  private int settle() {
    int scored = 0;
    for (int i = 0; i < 100; i++) {
      scored += shadow.step();
    }
    return scored;
  }

  @Test
  void scoresEveryEventSinceTheChallengeBegan() {
    stage.decide(0.1, 1000);
    stage.move(Duration.ofSeconds(1));
    submit("p * 2", Purpose.CHALLENGE);
    submit("p * 4", Purpose.CHALLENGE);
    stage.move(Duration.ofSeconds(1));
    stage.decide(0.003, 1000); // allowed by both: 0.006 x 1,025 = 6.15; a review costs 4.31
    stage.decide(0.4, 1000);
    stage.move(Duration.ofSeconds(10));

    assertThat(settle()).isEqualTo(4);

    // p 0.003: allow 3.075, review 4.15; p 0.006: allow 6.15, review 4.31, saving 1.84
    // p 0.4: allow 410, review 24.5, saving 385.5; p 0.8: allow 820, review 45, saving 775
    var agreement = stage.shadows.agreement(Cards.NAME, id("p * 2"));
    assertThat(agreement.events()).isEqualTo(2);
    assertThat(agreement.moreStopped()).isEqualTo(1);
    assertThat(agreement.amountMoreStopped()).isEqualTo(1000);
    assertThat(agreement.fewerStopped()).isZero();
    assertThat(agreement.savingDifference()).isEqualTo(1.8425 + 775 - 385.5, within(1e-6));
    assertThat(agreement.cells())
        .extracting(Cell::champion, Cell::shadow)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(Tier.LOW, Tier.MEDIUM),
            org.assertj.core.groups.Tuple.tuple(Tier.MEDIUM, Tier.HIGH));
    assertThat(stage.shadows.agreement(Cards.NAME, id("p * 4")).events()).isEqualTo(2);
  }

  @Test
  void countsEventsThatTheChallengerDoesNotTake() {
    submit("fails", Purpose.CHALLENGE);
    stage.move(Duration.ofSeconds(1));
    stage.decide(0.4, 1000);
    stage.move(Duration.ofSeconds(10));

    assertThat(settle()).isEqualTo(1);

    var agreement = stage.shadows.agreement(Cards.NAME, id("fails"));
    assertThat(agreement.events()).isZero();
    assertThat(agreement.failed()).isEqualTo(1);
    assertThat(agreement.share()).isEmpty();
  }

  @Test
  void catchesUpWithAQueueOfAnyLength() {
    submit("p * 2", Purpose.CHALLENGE);
    for (int i = 0; i < 1000; i++) {
      stage.move(Duration.ofMillis(700));
      stage.decide(0.3, 10);
    }
    stage.move(Duration.ofHours(5));

    assertThat(settle()).isEqualTo(1000);
    assertThat(settle()).isZero();
  }

  @Test
  void waitsForEventsThatMayStillBecomeDurable() {
    submit("p * 2", Purpose.CHALLENGE);
    stage.move(Duration.ofSeconds(5));
    stage.decide(0.3, 10);
    stage.move(Duration.ofSeconds(2));
    assertThat(settle()).isZero();

    stage.move(Duration.ofSeconds(2));
    assertThat(settle()).isEqualTo(1);
  }

  @Test
  void theChampionBeforeWatchesTheNewOneForADay() {
    submit("p * 2", Purpose.DECIDE);
    stage.move(Duration.ofSeconds(1));
    stage.decide(0.3, 10);
    stage.move(Duration.ofSeconds(10));
    assertThat(settle()).isEqualTo(1);
    assertThat(stage.shadows.agreement(Cards.NAME, id("p"), id("p * 2")).events()).isEqualTo(1);

    stage.move(Duration.ofHours(25));
    stage.decide(0.3, 10);
    stage.move(Duration.ofSeconds(10));
    assertThat(settle()).isZero();
  }

  @Test
  void nobodyWatchesAfterARollBack() {
    submit("p * 2", Purpose.DECIDE);
    stage.manage.rollBack(Cards.NAME, Optional.empty(), "", "alice");
    stage.move(Duration.ofSeconds(1));
    stage.decide(0.3, 10);
    stage.move(Duration.ofSeconds(10));

    assertThat(settle()).isZero();
  }
}
