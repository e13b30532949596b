package assay.application.model;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.model.ModelTrials.Override;
import assay.application.model.ModelTrials.Result;
import assay.application.model.ModelTrials.Trial;
import assay.application.scoring.DecisionSamples;
import assay.domain.cost.Action;
import assay.domain.cost.Tier;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ModelVersion;
import assay.domain.promotion.PairedScore;
import assay.domain.promotion.PairedScore.Judged;
import assay.domain.promotion.Speed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What every keeper of trials keeps to. */
public interface ModelTrialsContract {
  Instant NOON = Instant.parse("2026-11-22T12:00:00.000001Z");
  AtomicLong NEXT = new AtomicLong(System.nanoTime());

  ModelTrials trials();

  /** Where the models are. */
  ModelRegistry registry();

  private Trial requested(StreamName stream, String candidate, Optional<Sha256> champion) {
    byte[] pmml = candidate.getBytes(StandardCharsets.UTF_8);
    var sha256 = Sha256.of(pmml);
    if (registry().find(stream, sha256).isEmpty()) {
      registry()
          .save(
              ModelVersion.candidate(stream, sha256, "x.pmml", pmml.length, "folder", NOON),
              pmml,
              "folder");
    }
    var trial =
        new Trial(
            new UUID(0x0198_0000_0000_7000L, NEXT.incrementAndGet()),
            stream,
            sha256,
            champion,
            Sha256.of(new byte[] {1}),
            "alice",
            NOON,
            Optional.empty(),
            Optional.empty());
    trials().request(trial);
    return trial;
  }

  private static PairedScore score(int number, Optional<Boolean> fraud) {
    return new PairedScore(
        new UUID(0x0198_0000_0000_7000L, number).toString(),
        "event-" + number,
        NOON.plusSeconds(number),
        12.5,
        fraud,
        number < 2,
        Optional.of(new Judged(0.25, Tier.LOW, Action.ALLOW, 0)),
        number == 1
            ? Optional.empty()
            : Optional.of(new Judged(0.75, Tier.HIGH, Action.REVIEW, 5.5)));
  }

  @Test
  default void keepsTheLatestTrialOfAVersion() {
    var stream = DecisionSamples.freshStream();
    requested(stream, "a", Optional.empty());
    var second = requested(stream, "a", Optional.of(Sha256.of(new byte[0])));
    requested(stream, "b", Optional.empty());

    assertThat(trials().latest(stream, second.candidate())).contains(second);
    assertThat(trials().latest(stream, Sha256.of(new byte[] {9}))).isEmpty();
  }

  @Test
  default void endsWithAResult() {
    var stream = DecisionSamples.freshStream();
    var trial = requested(stream, "a", Optional.empty());
    var result =
        new Result(
            NOON,
            List.of("REVIEWS"),
            Optional.empty(),
            Optional.of(new Speed(80.5, 400, 900, 7, OptionalLong.of(12_345))));

    trials().finish(trial.id(), result);
    var override = new Override("bob", "It is Black Friday.", NOON.plusSeconds(1));
    assertThat(trials().override(trial.id(), override)).isEqualTo(override);
    assertThat(trials().override(trial.id(), new Override("carol", "Me too.", NOON)))
        .isEqualTo(override);

    var found = trials().latest(stream, trial.candidate()).orElseThrow();
    assertThat(found.result()).contains(result);
    assertThat(found.override()).contains(override);
    assertThat(found.passed()).isFalse();
  }

  @Test
  default void keepsEachScoreOnce() {
    var trial = requested(DecisionSamples.freshStream(), "a", Optional.empty());
    var first = List.of(score(2, Optional.of(true)), score(1, Optional.empty()));

    trials().add(trial.id(), first);
    trials().add(trial.id(), List.of(score(1, Optional.of(true)), score(0, Optional.of(false))));

    assertThat(trials().scores(trial.id()))
        .containsExactly(first.get(0), first.get(1), score(0, Optional.of(false)));
  }

  @Test
  default void anotherNodeTakesOverWhatWasLeft() {
    var node = UUID.randomUUID();
    var other = UUID.randomUUID();
    var trial = requested(DecisionSamples.freshStream(), "a", Optional.empty());
    var claimed = claim(node, NOON, trial);
    assertThat(claimed).isTrue();

    assertThat(claim(node, NOON.plusSeconds(1), trial)).isTrue();
    assertThat(claim(other, NOON.plusSeconds(2), trial)).isFalse();
    assertThat(claim(other, NOON.plusSeconds(120), trial)).isTrue();
    trials().finish(trial.id(), new Result(NOON, List.of(), Optional.empty(), Optional.empty()));
    assertThat(claim(node, NOON.plusSeconds(600), trial)).isFalse();
  }

  /** Claims all there is, as other tests leave trials too; whether this one was among them. */
  private boolean claim(UUID node, Instant now, Trial trial) {
    for (int i = 0; i < 1000; i++) {
      var claimed = trials().claim(node, now, now.plus(Duration.ofSeconds(60)));
      if (claimed.isEmpty()) {
        return false;
      }
      if (claimed.get().id().equals(trial.id())) {
        return true;
      }
      trials()
          .finish(
              claimed.get().id(), new Result(now, List.of(), Optional.empty(), Optional.empty()));
    }
    return false;
  }
}
