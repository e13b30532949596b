package assay.application.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import assay.application.scoring.DecisionSamples;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ModelVersion;
import assay.domain.model.Stage;
import assay.domain.model.Standing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every model registry keeps to. */
public interface ModelRegistryContract {
  Instant NOON = Instant.parse("2026-11-22T12:00:00.000001Z");

  ModelRegistry registry();

  private static byte[] pmml(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ModelVersion version(
      StreamName stream, byte[] pmml, Stage stage, String reason, Instant since) {
    return new ModelVersion(
        stream,
        Sha256.of(pmml),
        stage,
        "champion.pmml",
        reason,
        pmml.length,
        "folder",
        NOON,
        since);
  }

  @Test
  default void findsAVersionWithItsBytes() {
    var stream = DecisionSamples.freshStream();
    var pmml = pmml("<PMML/>");
    var version = version(stream, pmml, Stage.CANDIDATE, "passed", NOON);

    registry().save(version, pmml, "folder");

    assertThat(registry().find(stream, version.sha256())).contains(version);
    assertThat(registry().list(stream)).containsExactly(version);
    assertThat(registry().list(version.sha256())).contains(version);
    assertThat(registry().pmml(stream, version.sha256()))
        .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(pmml));
    assertThat(registry().champion(stream)).isEmpty();
  }

  @Test
  default void findsNothingOfAStreamWithoutModels() {
    var stream = DecisionSamples.freshStream();
    var sha256 = Sha256.of(new byte[0]);

    assertThat(registry().find(stream, sha256)).isEmpty();
    assertThat(registry().list(stream)).isEmpty();
    assertThat(registry().pmml(stream, sha256)).isEmpty();
    assertThat(registry().champion(stream)).isEmpty();
    assertThat(registry().history(stream, sha256)).isEmpty();
  }

  @Test
  default void retiresTheChampionThatIsFollowed() {
    var stream = DecisionSamples.freshStream();
    var first = version(stream, pmml("1"), Stage.CHAMPION, "passed", NOON);
    var second = version(stream, pmml("2"), Stage.CHAMPION, "passed", NOON.plusSeconds(1));

    registry().save(first, pmml("1"), "folder");
    registry().save(second, pmml("2"), "alice");

    assertThat(registry().champion(stream)).contains(second);
    var retired = registry().find(stream, first.sha256()).orElseThrow();
    assertThat(retired.stage()).isEqualTo(Stage.RETIRED);
    assertThat(retired.stageSince()).isEqualTo(second.stageSince());
    assertThat(registry().list(stream)).hasSize(2).contains(second);
    assertThat(registry().pmml(stream, first.sha256())).isPresent();
    var history = registry().history(stream, first.sha256());
    assertThat(history)
        .extracting(change -> change.version().stage())
        .containsExactly(Stage.RETIRED, Stage.CHAMPION);
    assertThat(history).extracting(ModelRegistry.Change::by).containsExactly("alice", "folder");
    assertThat(history)
        .extracting(ModelRegistry.Change::at)
        .containsExactly(NOON.plusSeconds(1), NOON);
  }

  @Test
  default void letsAChampionOfAnotherStreamBe() {
    var pmml = pmml("shared");
    var here = version(DecisionSamples.freshStream(), pmml, Stage.CHAMPION, "passed", NOON);
    var there = version(DecisionSamples.freshStream(), pmml, Stage.CHAMPION, "passed", NOON);

    registry().save(here, pmml, "folder");
    registry().save(there, pmml, "folder");

    assertThat(registry().champion(here.stream())).contains(here);
    assertThat(registry().champion(there.stream())).contains(there);
    assertThat(registry().list(here.sha256())).contains(here, there);
  }

  @Test
  default void activatesARetiredVersionAgain() {
    var stream = DecisionSamples.freshStream();
    var first = version(stream, pmml("1"), Stage.CHAMPION, "passed", NOON);
    var again = version(stream, pmml("1"), Stage.CHAMPION, "rolled back", NOON.plusSeconds(2));
    registry().save(first, pmml("1"), "folder");
    registry()
        .save(
            version(stream, pmml("2"), Stage.CHAMPION, "passed", NOON.plusSeconds(1)),
            pmml("2"),
            "folder");

    registry().save(again, pmml("1"), "alice");

    assertThat(registry().champion(stream)).contains(again);
    assertThat(registry().list(stream))
        .extracting(ModelVersion::stage)
        .containsExactlyInAnyOrder(Stage.CHAMPION, Stage.RETIRED);
  }

  @Test
  default void keepsTheReasonOfARejectedVersionAndLeavesTheChampion() {
    var stream = DecisionSamples.freshStream();
    var champion = version(stream, pmml("good"), Stage.CHAMPION, "passed", NOON);
    var rejected = version(stream, pmml("bad"), Stage.REJECTED, "no output", NOON.plusSeconds(1));

    registry().save(champion, pmml("good"), "folder");
    registry().save(rejected, pmml("bad"), "folder");

    assertThat(registry().champion(stream)).contains(champion);
    assertThat(registry().list(stream)).containsExactly(rejected, champion);
  }

  @Test
  default void forgetsTheBytesOfALargeRejectedVersion() {
    var stream = DecisionSamples.freshStream();
    var large = new byte[(1 << 20) + 1];
    var rejected = version(stream, large, Stage.REJECTED, "not well-formed", NOON);

    registry().save(rejected, large, "folder");

    assertThat(registry().find(stream, rejected.sha256())).contains(rejected);
    assertThat(registry().pmml(stream, rejected.sha256())).isEmpty();
  }

  @Test
  default void keepsTheBytesOfALargeVersionOnceItPasses() {
    var stream = DecisionSamples.freshStream();
    var large = new byte[(1 << 20) + 1];
    registry()
        .save(version(stream, large, Stage.REJECTED, "lacks an input", NOON), large, "folder");

    var passed = version(stream, large, Stage.CHAMPION, "passed", NOON.plusSeconds(1));
    registry().save(passed, large, "folder");

    assertThat(registry().pmml(stream, passed.sha256()))
        .hasValueSatisfying(bytes -> assertThat(bytes).hasSize(large.length));
  }

  @Test
  default void changesAVersionByARule() {
    var stream = DecisionSamples.freshStream();
    var champion = version(stream, pmml("1"), Stage.CHAMPION, "passed", NOON);
    var candidate = version(stream, pmml("2"), Stage.CANDIDATE, "passed", NOON);
    registry().save(champion, pmml("1"), "folder");
    registry().save(candidate, pmml("2"), "alice");

    var changed =
        registry()
            .change(
                stream,
                candidate.sha256(),
                version -> version.become(Stage.CHAMPION, "better", NOON.plusSeconds(3)),
                "bob");

    assertThat(changed.stage()).isEqualTo(Stage.CHAMPION);
    assertThat(registry().champion(stream)).contains(changed);
    assertThat(registry().pmml(stream, candidate.sha256())).isPresent();
    assertThat(registry().find(stream, champion.sha256()).orElseThrow().stage())
        .isEqualTo(Stage.RETIRED);
    assertThat(registry().champions(stream).versions())
        .containsExactly(champion.sha256(), candidate.sha256());
    assertThat(registry().latestChanges(1))
        .singleElement()
        .satisfies(c -> assertThat(c.by()).isEqualTo("bob"));
  }

  @Test
  default void aRuleThatThrowsChangesNothing() {
    var stream = DecisionSamples.freshStream();
    var rejected = version(stream, pmml("1"), Stage.REJECTED, "no output", NOON);
    registry().save(rejected, pmml("1"), "folder");

    assertThatExceptionOfType(ModelVersion.NotAllowed.class)
        .isThrownBy(
            () ->
                registry()
                    .change(
                        stream,
                        rejected.sha256(),
                        version -> version.become(Stage.CHAMPION, "why not", NOON),
                        "alice"));
    assertThat(registry().find(stream, rejected.sha256())).contains(rejected);
    assertThat(registry().history(stream, rejected.sha256())).hasSize(1);
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(
            () -> registry().change(stream, Sha256.of(pmml("none")), version -> version, "alice"));
  }

  @Test
  default void twoWhoSubmitTheSameAtOnceKeepItOnce() {
    for (int round = 0; round < 10; round++) {
      var stream = DecisionSamples.freshStream();
      var candidate = version(stream, pmml("1"), Stage.CANDIDATE, "passed", NOON);
      var barrier = new CyclicBarrier(2);
      Supplier<ModelVersion> node = () -> promote(candidate, barrier);
      var one = CompletableFuture.supplyAsync(node, task -> new Thread(task).start());
      var other = CompletableFuture.supplyAsync(node, task -> new Thread(task).start());

      assertThat(one.orTimeout(60, TimeUnit.SECONDS).join().stage()).isEqualTo(Stage.CHAMPION);
      assertThat(other.orTimeout(60, TimeUnit.SECONDS).join().stage()).isEqualTo(Stage.CHAMPION);

      assertThat(registry().history(stream, candidate.sha256()))
          .extracting(change -> change.version().stage())
          .containsExactly(Stage.CHAMPION, Stage.CANDIDATE);
      assertThat(registry().champions(stream).wentBack()).isFalse();
    }
  }

  private ModelVersion promote(ModelVersion candidate, CyclicBarrier barrier) {
    try {
      barrier.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
    registry().submit(candidate, pmml("1"), (before, standing) -> before, "folder");
    return registry()
        .change(
            candidate.stream(),
            candidate.sha256(),
            version ->
                version.stage() == Stage.CHAMPION
                    ? version
                    : version.become(Stage.CHAMPION, "passed", NOON.plusSeconds(1)),
            "folder");
  }

  @Test
  default void aRuleSeesHowAVersionStands() {
    var stream = DecisionSamples.freshStream();
    var first = version(stream, pmml("1"), Stage.CANDIDATE, "passed", NOON);
    var second = version(stream, pmml("2"), Stage.CHAMPION, "passed", NOON.plusSeconds(1));
    registry().save(first, pmml("1"), "alice");
    registry()
        .submit(
            first,
            pmml("1"),
            (before, standing) -> {
              assertThat(standing)
                  .isEqualTo(new Standing(false, Set.of("folder", "alice"), Optional.empty()));
              return before.become(Stage.CHAMPION, "good", NOON);
            },
            "bob");
    registry().save(second, pmml("2"), "folder");

    var unchanged =
        registry()
            .change(
                stream,
                first.sha256(),
                (before, standing) -> {
                  assertThat(standing.decided()).isTrue();
                  assertThat(standing.champion()).contains(second.sha256());
                  return before;
                },
                "carol");

    assertThat(unchanged.stage()).isEqualTo(Stage.RETIRED);
    assertThat(registry().standing(unchanged).decided()).isTrue();
    assertThat(registry().history(stream, first.sha256())).hasSize(3);
  }
}
