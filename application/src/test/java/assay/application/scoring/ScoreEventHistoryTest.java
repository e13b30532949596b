package assay.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.application.StorageUnavailable;
import assay.application.TimeOrderedIds;
import assay.application.scoring.ScoreEvent.Outcome;
import assay.application.scoring.ScoreEvent.Request;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.features.Features;
import assay.domain.scoring.DecisionId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Windows over the past in scoring: what events see of one another. */
class ScoreEventHistoryTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  private final ServingStreams streams = new ServingStreams();
  private final InMemoryDecisionLog stored = new InMemoryDecisionLog();
  private final SlowLog log = new SlowLog(stored);
  private final DecisionFormat format =
      decision -> decision.event().features().toString().getBytes(StandardCharsets.UTF_8);
  private SubjectHistories histories = stored;
  private final ScoreEvent scoreEvent =
      new ScoreEvent(
          streams,
          new ScoringSettings(Cards.NAME),
          Cards.format(),
          format,
          log,
          (stream, spans) -> histories.find(stream, spans),
          ScoringObserver.NOBODY,
          NOON,
          new TimeOrderedIds(NOON, new SplittableRandom(1)));

  ScoreEventHistoryTest() {
    streams.swap(
        new Serving(
            Cards.withWindows(Cards.NAME),
            Sha256.of(new byte[] {1}),
            1,
            Optional.of(Cards.model("first"))));
  }

  /** Keeps what is appended back until it is let go. */
  private static final class SlowLog implements DecisionLog {
    private final DecisionLog log;
    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
    private volatile boolean slow;

    SlowLog(DecisionLog log) {
      this.log = log;
    }

    @Override
    public CompletableFuture<Appended> append(Entry entry) {
      if (!slow) {
        return log.append(entry);
      }
      var future = new CompletableFuture<Appended>();
      waiting.add(() -> log.append(entry).thenAccept(future::complete));
      return future;
    }

    void letGo() {
      slow = false;
      waiting.forEach(Runnable::run);
    }

    @Override
    public Optional<Stored> find(StreamName stream, String key) {
      return log.find(stream, key);
    }

    @Override
    public Optional<Stored> find(DecisionId id) {
      return log.find(id);
    }
  }

  private static Request request(String event) {
    return Request.of(Optional.empty(), (event + ",p=0.5").getBytes(StandardCharsets.UTF_8));
  }

  private Features score(String event) {
    return features(scoreEvent.score(request(event)).join());
  }

  private static Features features(Outcome outcome) {
    return ((Outcome.Decided) outcome).decision().orElseThrow().event().features();
  }

  @Test
  void seesWhatItsSubjectDidBeforeAndItself() {
    score("id=1,day=10,card=5,a=10");
    score("id=2,day=10,card=6,a=1000");

    var features = score("id=3,day=10.5,card=5,a=20");

    assertThat(features.get("card_count_1d")).isEqualTo(2.0);
    assertThat(features.get("card_mean_1d")).isEqualTo(15.0);
    assertThat(features.get("shop_risk_1d")).as("it has no shop").isNull();
  }

  @Test
  void knowsLabelsOnlyAfterTheDelay() {
    score("id=1,day=10,shop=5,a=10,fraud=1");
    score("id=2,day=10.2,shop=5,a=10");

    assertThat(score("id=3,day=10.5,shop=5,a=10").get("shop_risk_1d")).isEqualTo(0.0);
    assertThat(score("id=4,day=17.1,shop=5,a=10").get("shop_risk_1d")).isEqualTo(1.0);
    assertThat(score("id=5,day=17.2,shop=5,a=10").get("shop_risk_1d")).isEqualTo(0.5);
  }

  @Test
  void predictsWithThePastAndLeavesNothing() {
    score("id=1,day=10,card=5,a=10");

    for (int i = 0; i < 2; i++) {
      var features = features(scoreEvent.predict(request("id=2,day=10,card=5,a=10")));
      assertThat(features.get("card_count_1d")).isEqualTo(2.0);
    }
  }

  @Test
  void replaysWithTheValuesThatWereStored() {
    score("id=1,day=10,card=5,a=10");
    var decided = (Outcome.Decided) scoreEvent.score(request("id=2,day=10.5,card=5,a=20")).join();
    score("id=3,day=10.2,card=5,a=99");
    var serving = streams.find(Cards.NAME).orElseThrow();
    var replay =
        new ReplayDecision(
                log,
                (stream, definition, costs, model) -> Optional.of(serving),
                Cards.format(),
                format,
                new NoReasons())
            .replay(decided.decision().orElseThrow().id())
            .orElseThrow();

    assertThat(replay.equal()).isTrue();
    assertThat(replay.windows().get("card_count_1d")).isEqualTo(2.0);
    assertThat(replay.windows().get("card_mean_1d")).isEqualTo(15.0);
    assertThat(replay.windows().values()).hasSize(12);
  }

  @Test
  void waitsForEarlierEventsOfTheSameSubjectOnly() throws Exception {
    log.slow = true;
    var first = scoreEvent.score(request("id=1,day=10,card=5,a=10"));
    var others =
        List.of(
            scoreEvent.score(request("id=2,day=10,card=6,a=10")),
            scoreEvent.score(request("id=3,day=1,card=5,a=10"))); // the first is not in its past

    var second = new CompletableFuture<Features>();
    var thread = new Thread(() -> second.complete(score("id=4,day=10,card=5,a=20")));
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING && log.waiting.size() < 4) {
      Thread.onSpinWait();
    }
    assertThat(log.waiting).hasSize(3);
    log.letGo();

    assertThat(second.get(10, TimeUnit.SECONDS).get("card_count_1d")).isEqualTo(2.0);
    assertThat(features(first.join()).get("card_count_1d")).isEqualTo(1.0);
    assertThat(others)
        .allSatisfy(
            other -> assertThat(features(other.join()).get("card_count_1d")).isEqualTo(1.0));
  }

  @Test
  void letsOthersGoOnWhereAnEventIsRefusedOrFails() {
    scoreEvent.score(request("id=1,day=10,card=5,a=x")).join();
    histories =
        (stream, spans) -> {
          throw new StorageUnavailable("away", Duration.ofSeconds(1), null);
        };
    assertThatThrownBy(() -> score("id=2,day=10,card=5,a=10"))
        .isInstanceOf(StorageUnavailable.class);
    histories = stored;

    assertThat(score("id=3,day=10,card=5,a=10").get("card_count_1d")).isEqualTo(1.0);
  }
}
