package assay.application.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.application.TimeOrderedIds;
import assay.application.scoring.ScoreEvent.Outcome;
import assay.application.scoring.ScoreEvent.Request;
import assay.domain.event.Sha256;
import assay.domain.features.Features;
import assay.domain.scoring.Contribution;
import assay.domain.scoring.Decision;
import assay.domain.scoring.Explanation;
import assay.domain.scoring.Reasons;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TellsReasonsTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
  private static final String LOW = "id=7,p=0.001,a=10";
  private static final String HIGH = "id=8,p=0.9,a=1000";

  private final InMemoryDecisionLog log = new InMemoryDecisionLog();
  private final Asked model = new Asked();

  /** Writes the method where the reasons are told. */
  private final DecisionFormat format =
      decision -> (decision.id() + " " + method(decision.reasons())).getBytes(UTF_8);

  private static String method(Reasons reasons) {
    return reasons instanceof Reasons.Pending
        ? WrittenReasons.PENDING
        : reasons.explanation().map(Explanation::method).orElse("");
  }

  private static final class Written implements WrittenReasons {
    @Override
    public Optional<String> method(byte[] answer) {
      String text = new String(answer, UTF_8);
      return Optional.of(text.substring(text.indexOf(' ') + 1)).filter(m -> !m.isEmpty());
    }

    @Override
    public byte[] with(Explanation explanation, double priorShift, byte[] answer) {
      throw new IllegalStateException("A replay adds nothing.");
    }
  }

  @Test
  void leavesOutWhatNobodyReads() {
    assertThat(score(LOW).reasons()).isEqualTo(new Reasons.LeftOut());
    assertThat(model.asked).isZero();
  }

  @Test
  void tellsWhatFitsIntoTheTimeOfTheAnswer() {
    model.time = Optional.of(Duration.ofMillis(5));

    assertThat(score(HIGH).explanation().orElseThrow().method()).isEqualTo("tree-shap");
  }

  @Test
  void promisesWhatTakesLonger() {
    model.time = Optional.of(Duration.ofMillis(6));

    assertThat(score(HIGH).reasons()).isEqualTo(new Reasons.Pending());
    assertThat(model.asked).isZero();
  }

  @Test
  void promisesWhatNobodyMeasuredOrWhatFails() {
    assertThat(score(HIGH).reasons()).isEqualTo(new Reasons.Pending());

    model.time = Optional.of(Duration.ZERO);
    model.fails = true;
    assertThat(score("id=9,p=0.9,a=1000").reasons()).isEqualTo(new Reasons.Pending());
  }

  @Test
  void tellsWhatIfAllThatIsWantedAndPromisesNothing() {
    assertThat(predict(LOW, ReasonsWanted.ALL).explanation()).isPresent();
    assertThat(model.background).isEqualTo(1);
    assertThat(predict(HIGH, ReasonsWanted.USUAL).reasons()).isEqualTo(new Reasons.LeftOut());
    assertThat(predict(LOW, ReasonsWanted.USUAL).reasons()).isEqualTo(new Reasons.LeftOut());

    model.time = Optional.of(Duration.ofMillis(5));
    assertThat(predict(HIGH, ReasonsWanted.USUAL).explanation()).isPresent();
    assertThat(predict(HIGH, ReasonsWanted.ALL).explanation()).isPresent();
    assertThat(model.background).isZero(); // it needs none
    assertThat(predict(HIGH, ReasonsWanted.NONE).reasons()).isEqualTo(new Reasons.LeftOut());
  }

  @Test
  void replaysTheReasonsAsTheyWereTold() {
    var low = score(LOW);
    var pending = score(HIGH);
    model.time = Optional.of(Duration.ofMillis(5));
    var told = score("id=9,p=0.9,a=1000");

    // A server on which reasons take another time comes to the same.
    model.time = Optional.of(Duration.ofHours(1));
    assertThat(replayed(low).equal()).isTrue();
    assertThat(replayed(pending).equal()).isTrue();
    assertThat(replayed(told).equal()).isTrue();
  }

  @Test
  void replaysDecisionsThatToldThePathsOfTrees() {
    model.time = Optional.of(Duration.ZERO);
    model.method = "tree-path";
    var told = score(HIGH);

    model.method = "tree-shap";
    assertThat(replayed(told).equal()).isTrue();
  }

  private Decision score(String event) {
    return decision(scorer().score(request(event)).join());
  }

  private Decision predict(String event, ReasonsWanted wanted) {
    return decision(
        scorer()
            .predict(
                request(event), wanted, (stream, id) -> List.of(new Features(Map.of("p", 0.5)))));
  }

  private static Request request(String event) {
    return Request.of(Optional.empty(), event.getBytes(UTF_8));
  }

  private static Decision decision(Outcome outcome) {
    return ((Outcome.Decided) outcome).decision().orElseThrow();
  }

  private ReplayDecision.Replay replayed(Decision decision) {
    return new ReplayDecision(
            log,
            (stream, definition, costs, sha256) -> Optional.of(serving()),
            Cards.format(),
            format,
            new Written())
        .replay(decision.id())
        .orElseThrow();
  }

  private Serving serving() {
    return new Serving(
        Cards.definition(Optional.empty()), Sha256.of(new byte[1]), 1, Optional.of(model));
  }

  private ScoreEvent scorer() {
    var streams = new ServingStreams();
    streams.swap(serving());
    return new ScoreEvent(
        streams,
        new ScoringSettings(Cards.NAME, Duration.ofMillis(5)),
        Cards.format(),
        format,
        log,
        log,
        ScoringObserver.NOBODY,
        NOON,
        new TimeOrderedIds(NOON, new SplittableRandom(log.hashCode())));
  }

  /** Counts how often it is asked for reasons. */
  private static final class Asked implements FraudModel {
    private final FraudModel plain = Cards.model("asked");
    private Optional<Duration> time = Optional.empty();
    private boolean fails;
    private String method = "tree-shap";
    private int asked;
    private int background;

    @Override
    public Sha256 sha256() {
      return plain.sha256();
    }

    @Override
    public boolean calibrated() {
      return true;
    }

    @Override
    public List<Input> inputs() {
      return plain.inputs();
    }

    @Override
    public Outcome score(Features features) {
      return plain.score(features);
    }

    @Override
    public Optional<Explanation> explain(Features features) {
      return Optional.of(by("tree-path"));
    }

    @Override
    public Optional<Explanation> reasons(Features features, long seed, List<Features> background) {
      asked++;
      this.background = background.size();
      return fails ? Optional.empty() : Optional.of(by(method));
    }

    private static Explanation by(String method) {
      return new Explanation(method, "log-odds", 0, List.of(new Contribution("p", 1.0, 1)));
    }

    @Override
    public Optional<Duration> timeOfReasons() {
      return time;
    }

    @Override
    public Set<String> inputsOf(String feature) {
      return Set.of(feature);
    }
  }
}
