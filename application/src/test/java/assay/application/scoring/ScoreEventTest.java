package assay.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.application.TimeOrderedIds;
import assay.application.scoring.ScoreEvent.Outcome;
import assay.application.scoring.ScoreEvent.Request;
import assay.domain.cost.Tier;
import assay.domain.event.Sha256;
import assay.domain.scoring.Decision;
import assay.domain.scoring.Population;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScoreEventTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
  private static final Sha256 DEFINITION = Sha256.of(new byte[] {1});

  private final ServingStreams streams = new ServingStreams();
  private final InMemoryDecisionLog log = new InMemoryDecisionLog();
  private final List<Decision> watched = new ArrayList<>();
  private final DecisionFormat format =
      decision -> (decision.id() + " " + decision.probability()).getBytes(StandardCharsets.UTF_8);
  private ScoreEvent scoreEvent;

  @BeforeEach
  void servesCards() {
    serve(Optional.of(Cards.model("first")), Optional.empty());
    var watcher =
        new ScoringObserver() {
          @Override
          public void took(Step step, long nanoseconds) {}

          @Override
          public void stored(Decision decision) {
            watched.add(decision);
          }
        };
    scoreEvent =
        new ScoreEvent(
            streams,
            new ScoringSettings(Cards.NAME),
            Cards.format(),
            format,
            log,
            log,
            watcher,
            NOON,
            new TimeOrderedIds(NOON, new SplittableRandom(1)));
  }

  private void serve(Optional<FraudModel> model, Optional<Population> population) {
    streams.swap(new Serving(Cards.definition(population), DEFINITION, 3, model));
  }

  private static Request request(String event) {
    return Request.of(Optional.empty(), event.getBytes(StandardCharsets.UTF_8));
  }

  private Outcome score(String event) {
    return scoreEvent.score(request(event)).join();
  }

  private Outcome.Decided decided(String event) {
    return (Outcome.Decided) score(event);
  }

  @Test
  void decidesAndStoresUnderTheVersionsThatServe() {
    var decision = decided("id=7,p=0.9,a=1000").decision().orElseThrow();

    assertThat(decision.assessment().tier()).isEqualTo(Tier.HIGH);
    assertThat(decision.assessment().saving().orElseThrow()).isEqualTo(872.375, within(1e-9));
    assertThat(decision.costsVersion()).isEqualTo(3);
    assertThat(decision.model()).isEqualTo(Cards.model("first").sha256());
    assertThat(decision.scoredAt()).isEqualTo(NOON.instant());
    assertThat(log.find(decision.id())).isPresent();
    assertThat(watched).containsExactly(decision);
  }

  @Test
  void answersTheStoredDecisionToTheSameBytes() {
    var first = decided("id=7,p=0.9,a=1000");
    serve(Optional.of(Cards.model("second")), Optional.empty());

    var again = decided(" id=7,p=0.9,a=1000\n");

    assertThat(again.replayed()).isTrue();
    assertThat(again.answer()).isEqualTo(first.answer());
    assertThat(watched).hasSize(1);
  }

  @Test
  void refusesOtherBytesUnderTheSameId() {
    var first = decided("id=7,p=0.9,a=1000").decision().orElseThrow();

    assertThat(score("id=7,p=0.9,a=1001")).isEqualTo(new Outcome.Conflict("id:7", first.id()));
  }

  @Test
  void letsAKeyTakeThePlaceOfTheId() {
    decided("id=7,p=0.9,a=1000");
    byte[] changed = "id=7,p=0.1,a=1000".getBytes(StandardCharsets.UTF_8);

    var outcome =
        scoreEvent.score(new Request(Optional.empty(), changed, Optional.of("again"))).join();

    assertThat(((Outcome.Decided) outcome).replayed()).isFalse();
  }

  @Test
  void answersTheStoredDecisionEvenIfTheEventWouldBeRefusedNow() {
    var first = decided("id=7,p=0.9,a=1000");
    serve(Optional.empty(), Optional.empty());

    assertThat(decided("id=7,p=0.9,a=1000").answer()).isEqualTo(first.answer());
    assertThat(score("id=8,p=0.9,a=1000")).isEqualTo(new Outcome.NoModel(Cards.NAME));
  }

  @Test
  void correctsTheProbabilityForThePopulation() {
    serve(Optional.of(Cards.model("first")), Optional.of(new Population(0.01, 0.5)));

    var decision = decided("id=7,p=0.8,a=1000").decision().orElseThrow();

    assertThat(decision.probability().value()).isEqualTo(4.0 / 103, within(1e-12));
    assertThat(decision.rawProbability().value()).isEqualTo(0.8);
  }

  @Test
  void storesNothingOfWhatItRefuses() {
    assertThat(score("nonsense")).isInstanceOf(Outcome.Malformed.class);
    assertThat(score("id=7,p=0.9,a=much")).isInstanceOf(Outcome.Invalid.class);
    assertThat(score("id=7,a=5")).isInstanceOf(Outcome.Invalid.class);
    assertThat(scoreEvent.score(Request.of(Optional.of("other"), new byte[0])).join())
        .isEqualTo(new Outcome.UnknownStream("other", List.of(Cards.NAME)));
    assertThat(scoreEvent.score(Request.of(Optional.of("../x"), new byte[0])).join())
        .isInstanceOf(Outcome.UnknownStream.class);
    assertThat(log.find(Cards.NAME, "id:7")).isEmpty();
    assertThat(watched).isEmpty();
  }

  @Test
  void predictsWithoutStoring() {
    assertThat(scoreEvent.predict(request("id=7,p=0.9,a=1000")))
        .isInstanceOf(Outcome.Decided.class);
    assertThat(log.find(Cards.NAME, "id:7")).isEmpty();
  }

  @Test
  void replaysToTheSameBytes() {
    var decided = decided("id=7,p=0.9,a=1000");
    var id = decided.decision().orElseThrow().id();
    var serving = streams.find(Cards.NAME).orElseThrow();
    var replay =
        new ReplayDecision(
            log,
            (stream, definition, costs, model) -> Optional.of(serving),
            Cards.format(),
            format,
            new NoReasons());

    assertThat(replay.replay(id).orElseThrow().equal()).isTrue();
  }

  @Test
  void saysWhyADecisionCannotBeReplayed() {
    var id = decided("id=7,p=0.9,a=1000").decision().orElseThrow().id();
    var replay =
        new ReplayDecision(
            log,
            (stream, definition, costs, model) -> Optional.empty(),
            Cards.format(),
            format,
            new NoReasons());

    var result = replay.replay(id).orElseThrow();

    assertThat(result.equal()).isFalse();
    assertThat(result.problem()).isPresent();
  }

  @Test
  void aReplayUnderOtherVersionsIsNotEqual() {
    var id = decided("id=7,p=0.9,a=1000").decision().orElseThrow().id();
    var other =
        new Serving(
            Cards.definition(Optional.of(new Population(0.01, 0.5))),
            DEFINITION,
            3,
            Optional.of(Cards.model("first")));
    var replay =
        new ReplayDecision(
            log,
            (stream, definition, costs, model) -> Optional.of(other),
            Cards.format(),
            format,
            new NoReasons());

    assertThat(replay.replay(id).orElseThrow().equal()).isFalse();
  }
}
