package assay.application.model;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.model.ShadowScores.Said;
import assay.application.model.ShadowScores.Shadow;
import assay.application.scoring.DecisionSamples;
import assay.domain.cost.Action;
import assay.domain.cost.Tier;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.Agreement.Cell;
import assay.domain.model.ModelVersion;
import assay.domain.scoring.DecisionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every keeper of scores in the shadow keeps to. */
public interface ShadowScoresContract {
  Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  UUID FIRST = new UUID(0x0198_0000_0000_7000L, 1);
  UUID SECOND = new UUID(0x0198_0000_0001_7000L, 1);
  UUID THIRD = new UUID(0x0198_0000_0002_7000L, 1);

  ShadowScores scores();

  /** Where the models are. */
  ModelRegistry registry();

  private Sha256 stored(StreamName stream, String text) {
    byte[] pmml = text.getBytes(StandardCharsets.UTF_8);
    var sha256 = Sha256.of(pmml);
    registry()
        .save(
            ModelVersion.candidate(stream, sha256, "x.pmml", pmml.length, "folder", NOON),
            pmml,
            "folder");
    return sha256;
  }

  private static Shadow shadow(Sha256 champion, UUID id, Tier decided, Optional<Said> said) {
    return new Shadow(new DecisionId(id), champion, decided, 10, 100, said);
  }

  private static Optional<Said> said(Tier tier) {
    return Optional.of(new Said(0.5, tier, Action.REVIEW, 30));
  }

  @Test
  default void addsBatchesUp() {
    var stream = DecisionSamples.freshStream();
    var model = stored(stream, "model");
    var champion = stored(stream, "champion");
    assertThat(scores().upTo(stream, model)).isEmpty();

    boolean first =
        scores()
            .save(
                stream,
                model,
                FIRST,
                SECOND,
                List.of(
                    shadow(champion, FIRST, Tier.LOW, said(Tier.HIGH)),
                    shadow(champion, SECOND, Tier.LOW, Optional.empty())));
    boolean second =
        scores()
            .save(
                stream,
                model,
                SECOND,
                THIRD,
                List.of(shadow(champion, THIRD, Tier.LOW, said(Tier.HIGH))));

    assertThat(first).isTrue();
    assertThat(second).isTrue();
    assertThat(scores().upTo(stream, model)).contains(THIRD);
    var agreement = scores().agreement(stream, model);
    assertThat(agreement.cells()).containsExactly(new Cell(Tier.LOW, Tier.HIGH, 2, 200, 20, 60));
    assertThat(agreement.failed()).isEqualTo(1);
  }

  @Test
  default void keepsNothingOfANodeThatCameSecond() {
    var stream = DecisionSamples.freshStream();
    var model = stored(stream, "model");
    var batch = List.of(shadow(model, FIRST, Tier.LOW, said(Tier.LOW)));

    assertThat(scores().save(stream, model, FIRST, SECOND, batch)).isTrue();
    assertThat(scores().save(stream, model, FIRST, SECOND, batch)).isFalse();

    assertThat(scores().agreement(stream, model).events()).isEqualTo(1);
  }

  @Test
  default void tellsChampionsApart() {
    var stream = DecisionSamples.freshStream();
    var model = stored(stream, "model");
    var old = stored(stream, "old");
    var current = stored(stream, "current");
    scores()
        .save(
            stream,
            model,
            FIRST,
            SECOND,
            List.of(
                shadow(old, FIRST, Tier.HIGH, said(Tier.LOW)),
                shadow(current, SECOND, Tier.LOW, said(Tier.LOW))));

    assertThat(scores().agreement(stream, model, current).share()).hasValue(1.0);
    assertThat(scores().agreement(stream, model, old).fewerStopped()).isEqualTo(1);
    assertThat(scores().agreement(stream, model).share()).hasValue(0.5);
  }
}
