package assay.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ModelVersion.NotAllowed;
import assay.domain.model.Standing.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelVersionTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(60);

  private static ModelVersion in(Stage stage) {
    return new ModelVersion(
        new StreamName("cards"),
        sha256("x"),
        stage,
        "champion.pmml",
        "because",
        1,
        "alice",
        NOON,
        NOON);
  }

  private static Sha256 sha256(String text) {
    return Sha256.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Every pair of stages: what is allowed is 1. */
  @ParameterizedTest
  @CsvSource({
    "CANDIDATE,  0, 1, 1, 1, 1",
    "CHAMPION,   0, 0, 0, 1, 0",
    "CHALLENGER, 0, 1, 0, 1, 1",
    "RETIRED,    1, 1, 1, 0, 0",
    "REJECTED,   1, 0, 0, 0, 0"
  })
  void allowsSomeStagesAfterOneAndRefusesAllOthers(
      Stage from, int candidate, int champion, int challenger, int retired, int rejected) {
    int[] allowed = {candidate, champion, challenger, retired, rejected};
    for (Stage next : Stage.values()) {
      if (allowed[next.ordinal()] == 1) {
        var version = in(from).become(next, "why", LATER);
        assertThat(version.stage()).isEqualTo(next);
        assertThat(version.reason()).isEqualTo("why");
        assertThat(version.stageSince()).isEqualTo(LATER);
        assertThat(version.submittedAt()).isEqualTo(NOON);
      } else {
        assertThatExceptionOfType(NotAllowed.class)
            .isThrownBy(() -> in(from).become(next, "why", LATER));
      }
    }
  }

  private static Standing standing(boolean decided, String... submitters) {
    return new Standing(decided, Set.of(submitters), Optional.empty());
  }

  private static ModelVersion approved(Stage stage, Standing standing, String by) {
    return in(stage).activate(ActivationRule.APPROVAL, standing, by::equals, "", LATER);
  }

  @Test
  void whoSubmittedAVersionMayNotApproveIt() {
    var both = standing(false, "alice", "bob");
    for (Stage stage : List.of(Stage.CANDIDATE, Stage.CHALLENGER, Stage.RETIRED)) {
      assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> approved(stage, both, "alice"));
      assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> approved(stage, both, "bob"));
      assertThat(approved(stage, both, "carol").stage()).isEqualTo(Stage.CHAMPION);
    }
    assertThat(
            in(Stage.CANDIDATE)
                .activate(ActivationRule.AUTOMATIC, both, "alice"::equals, "", LATER)
                .stage())
        .isEqualTo(Stage.CHAMPION);
  }

  @Test
  void goingBackNeedsOnePersonOnly() {
    assertThat(approved(Stage.RETIRED, standing(true, "alice"), "alice").stage())
        .isEqualTo(Stage.CHAMPION);
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> approved(Stage.CANDIDATE, standing(true, "alice"), "alice"));
  }

  @Test
  void whatDecidedOnceCantBeRejected() {
    for (Stage stage : List.of(Stage.CANDIDATE, Stage.CHALLENGER)) {
      assertThatExceptionOfType(NotAllowed.class)
          .isThrownBy(() -> in(stage).reject(standing(true), "no", LATER))
          .withMessageContaining("decided once");
      assertThat(in(stage).reject(standing(false), "no", LATER).stage()).isEqualTo(Stage.REJECTED);
    }
    assertThat(in(Stage.CANDIDATE).canBeRejected(standing(true))).isFalse();
    assertThat(in(Stage.RETIRED).canBeRejected(standing(false))).isFalse();
  }

  @Test
  void onlyAnotherVersionRetiresTheChampion() {
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> in(Stage.CHAMPION).retire("enough", LATER));
    assertThat(in(Stage.CHALLENGER).retire("enough", LATER).stage()).isEqualTo(Stage.RETIRED);
  }

  @Test
  void whoSubmittedItBeforeItWasRejectedCountsNoMore() {
    var steps =
        List.of(
            new Step(Stage.CANDIDATE, "bob"),
            new Step(Stage.REJECTED, "carol"),
            new Step(Stage.CANDIDATE, "dave"),
            new Step(Stage.CHALLENGER, "erin"));

    assertThat(Standing.of(in(Stage.CANDIDATE), List.of(), Optional.empty()))
        .isEqualTo(standing(false, "alice"));
    assertThat(Standing.of(in(Stage.CHALLENGER), steps, Optional.empty()))
        .isEqualTo(standing(false, "dave"));
    assertThat(Standing.of(in(Stage.CHAMPION), List.of(), Optional.empty()).decided()).isTrue();
    assertThat(
            Standing.of(
                    in(Stage.RETIRED),
                    List.of(new Step(Stage.CHAMPION, "bob"), new Step(Stage.RETIRED, "bob")),
                    Optional.of(sha256("y")))
                .decided())
        .isTrue();
  }

  @Test
  void theLineOfChampionsLeavesOutWhatWasRolledBack() {
    var a = sha256("a");
    var b = sha256("b");
    var c = sha256("c");

    assertThat(ChampionLine.of(List.of()).previous()).isEmpty();
    assertThat(ChampionLine.of(List.of(a)).previous()).isEmpty();
    assertThat(ChampionLine.of(List.of(a, b)).previous()).contains(a);
    assertThat(ChampionLine.of(List.of(a, b, c, b)).previous()).contains(a);
    assertThat(ChampionLine.of(List.of(a, b, a)).previous()).isEmpty();
    assertThat(ChampionLine.of(List.of(a, b, a, c)).previous()).contains(a);
    assertThat(ChampionLine.of(List.of(a, b)).watcher()).contains(a);
    assertThat(ChampionLine.of(List.of(a, b, c, b)).watcher()).isEmpty();
  }
}
