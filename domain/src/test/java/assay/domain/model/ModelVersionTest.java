package assay.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ModelVersion.NotAllowed;
import java.time.Instant;
import java.util.List;
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

  @Test
  void whoSubmittedAVersionMayNotApproveIt() {
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> in(Stage.CANDIDATE).activate(ActivationRule.APPROVAL, true, "", LATER));
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> in(Stage.CHALLENGER).activate(ActivationRule.APPROVAL, true, "", LATER));
    assertThat(in(Stage.CANDIDATE).activate(ActivationRule.APPROVAL, false, "", LATER).stage())
        .isEqualTo(Stage.CHAMPION);
    assertThat(in(Stage.CANDIDATE).activate(ActivationRule.AUTOMATIC, true, "", LATER).stage())
        .isEqualTo(Stage.CHAMPION);
  }

  @Test
  void goingBackNeedsOnePersonOnly() {
    assertThat(in(Stage.RETIRED).activate(ActivationRule.APPROVAL, true, "", LATER).stage())
        .isEqualTo(Stage.CHAMPION);
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
