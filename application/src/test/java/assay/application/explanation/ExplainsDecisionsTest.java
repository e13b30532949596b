package assay.application.explanation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.application.casework.StoredEvents;
import assay.application.casework.TrainingDistributions;
import assay.application.explanation.FindCounterfactual.Outcomes;
import assay.application.model.EventsAgain;
import assay.application.model.InMemoryModelRegistry;
import assay.application.model.InMemoryStoredEvents;
import assay.application.scoring.Cards;
import assay.application.scoring.DecisionLog;
import assay.application.scoring.FraudModel;
import assay.application.scoring.InMemoryDecisionLog;
import assay.application.scoring.PastServings;
import assay.application.scoring.ScoreEvent;
import assay.application.scoring.ScoreEvent.Outcome;
import assay.application.scoring.ScoreEvent.Request;
import assay.application.scoring.ScoringObserver;
import assay.application.scoring.ScoringSettings;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.application.scoring.WrittenReasons;
import assay.application.stream.DefinitionFormat;
import assay.application.stream.DefinitionRegistry;
import assay.application.stream.InMemoryDefinitionRegistry;
import assay.domain.cost.Tier;
import assay.domain.event.Pointer;
import assay.domain.event.Sha256;
import assay.domain.explanation.Counterfactual.Change;
import assay.domain.features.Derivation.Field;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import assay.domain.features.Features;
import assay.domain.scoring.Contribution;
import assay.domain.scoring.Decision;
import assay.domain.scoring.DecisionId;
import assay.domain.scoring.Explanation;
import assay.domain.scoring.Reasons;
import assay.domain.stream.StreamDefinition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** With the model of {@link Cards}, whose probability is the feature p, and its worked example. */
class ExplainsDecisionsTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
  private static final Sha256 DEFINITION = Sha256.of(new byte[] {1});

  private final InMemoryDecisionLog log = new InMemoryDecisionLog();
  private final InMemoryStoredEvents stored = new InMemoryStoredEvents();
  private final DefinitionRegistry definitions = new InMemoryDefinitionRegistry();
  private final ServingStreams streams = new ServingStreams();
  private final Told model = new Told();
  private Set<Pointer> masked = Set.of();
  private PastServings past = (stream, definition, costs, sha256) -> Optional.of(serving(masked));

  /** The method of the reasons, then their values. */
  private static final class Written implements WrittenReasons {
    @Override
    public Optional<String> method(byte[] answer) {
      return Optional.of(new String(answer, UTF_8)).filter(text -> !text.isEmpty());
    }

    @Override
    public byte[] with(Explanation explanation, double priorShift, byte[] answer) {
      return (explanation.method() + explanation.contributions().get(0).value()).getBytes(UTF_8);
    }
  }

  @Test
  void computesReasonsThatWereLeftOutAgainstTheEventsBefore() {
    for (int i = 1; i <= 3; i++) {
      decide("id=" + i + ",p=0.001,a=10");
    }
    var id = decide("id=4,p=0.002,a=10");
    decide("id=5,p=0.003,a=10");

    assertThat(explained(id)).isEqualTo("against 30.002");
    assertThat(explained(id)).isEqualTo("against 30.002");
    assertThat(model.asked).isEqualTo(1);
  }

  @Test
  void readsNoEventsWhereTheModelNeedsNone() {
    decide("id=1,p=0.001,a=10");
    var id = decide("id=2,p=0.002,a=10");
    model.time = Optional.of(Duration.ofHours(1));

    assertThat(explained(id)).isEqualTo("against 00.002");
  }

  @Test
  void answersReasonsThatWereTold() {
    model.time = Optional.of(Duration.ZERO);
    var id = decide("id=1,p=0.9,a=1000");
    model.asked = 0;

    assertThat(explained(id)).isEqualTo("against 0");
    assertThat(model.asked).isZero();
  }

  @Test
  void computesPromisedReasonsBeforeSomebodyAsks() {
    var low = decision("id=1,p=0.001,a=10");
    var high = decision("id=2,p=0.9,a=1000");
    var pending = new PendingReasons(explain());
    pending.stored(low);
    pending.stored(high);

    assertThat(List.of(pending.step(), pending.step())).containsExactly(1, 0);
    assertThat(model.asked).isEqualTo(1);
    assertThat(explained(high.id())).isEqualTo("against 10.9");
    assertThat(model.asked).isEqualTo(1);
  }

  @Test
  void hidesMaskedValues() {
    masked = Set.of(Pointer.toField("p"));
    var id = decide("id=1,p=0.001,a=10");

    assertThat(explained(id)).isEqualTo("against 0(masked)");
  }

  @Test
  void answersTheDecisionAsItIsWhereItsModelIsGone() {
    var id = decide("id=1,p=0.001,a=10");
    past = (stream, definition, costs, sha256) -> Optional.empty();

    assertThat(explained(id)).isEmpty();
  }

  @Test
  void findsTheAmountWithWhichTheTierIsLower() {
    for (int i = 1; i <= 40; i++) {
      decide("id=%d,p=0.001,a=%d".formatted(i, i * 100));
    }
    var id = decide("id=99,p=0.9,a=1000");

    var answer = counterfactual(id);

    // The saving 0.9 x 0.95 (a + 25) - 4 is 500 where a = 564.5: allow 0.9 (a + 25), review 4 + ...
    var found = answer.result().found().orElseThrow();
    assertThat(found.changes()).containsExactly(new Change("a", 1000.0, 560.0));
    assertThat(found.outcome().assessment().tier()).isEqualTo(Tier.MEDIUM);
    assertThat(found.outcome().probability().value()).isEqualTo(0.9);
    assertThat(answer.tried()).containsExactly("p", "a");
    assertThat(answer.decision().assessment().tier()).isEqualTo(Tier.HIGH);
  }

  @Test
  void changesNoMaskedField() {
    for (int i = 1; i <= 40; i++) {
      decide("id=%d,p=0.001,a=%d".formatted(i, i * 100));
    }
    masked = Set.of(Pointer.toField("a"));
    var id = decide("id=99,p=0.9,a=1000");

    var answer = counterfactual(id);

    assertThat(answer.tried()).containsExactly("p");
    assertThat(answer.result().found().orElseThrow().changes())
        .extracting(Change::feature)
        .containsExactly("p");
  }

  @Test
  void findsNothingWithoutADecisionOrItsModel() {
    var id = decide("id=1,p=0.9,a=1000");

    assertThat(find(new DecisionId(new UUID(0, 0)))).isEqualTo(new Outcomes.Missing());
    past = (stream, definition, costs, sha256) -> Optional.empty();
    assertThat(find(id)).isEqualTo(new Outcomes.NotComputable());
  }

  private DecisionId decide(String event) {
    return decision(event).id();
  }

  private Decision decision(String event) {
    streams.swap(serving(masked));
    byte[] raw = event.getBytes(UTF_8);
    var watching =
        new ScoringObserver() {
          @Override
          public void took(Step step, long nanoseconds) {}

          @Override
          public void stored(Decision decision) {
            stored.decided(
                new DecisionLog.Entry(
                    decision,
                    "id:" + decision.event().id(),
                    raw,
                    Sha256.of(raw),
                    new byte[0],
                    assay.domain.history.Kept.NOTHING));
          }
        };
    var scoring =
        new ScoreEvent(
            streams,
            new ScoringSettings(Cards.NAME),
            Cards.format(),
            decision -> method(decision.reasons()).getBytes(UTF_8),
            log,
            log,
            watching,
            NOON,
            ids);
    return ((Outcome.Decided) scoring.score(Request.of(Optional.empty(), raw)).join())
        .decision()
        .orElseThrow();
  }

  private int decided;
  private final assay.application.Ids ids = () -> new UUID(++decided << 16 | 0x7000, 1L << 63);

  private static String method(Reasons reasons) {
    return reasons instanceof Reasons.Pending
        ? WrittenReasons.PENDING
        : reasons.explanation().map(Explanation::method).orElse("");
  }

  private Serving serving(Set<Pointer> hidden) {
    var plain = Cards.definition(Optional.empty());
    var features = List.of(mutable("p"), mutable("a"));
    var definition =
        new StreamDefinition(
            plain.name(),
            plain.title(),
            plain.id(),
            plain.time(),
            plain.amount(),
            plain.currency(),
            plain.subjects(),
            plain.label(),
            features,
            plain.policy(),
            plain.population(),
            hidden,
            plain.retention(),
            plain.review(),
            plain.modelOutput());
    return new Serving(definition, DEFINITION, 1, Optional.of(model));
  }

  private static FeatureRule mutable(String name) {
    return new FeatureRule(name, FeatureType.NUMBER, new Field(Pointer.toField(name)), true);
  }

  private final DefinitionFormat format =
      (stream, document) ->
          new DefinitionFormat.Parsed.Read(serving(masked).definition(), List.of());

  private EventsBefore before() {
    definitions.save(
        new DefinitionRegistry.Current(Cards.NAME, DEFINITION, 1, NOON.instant()), new byte[] {1});
    return new EventsBefore(stored, new EventsAgain(definitions, format, Cards.format()));
  }

  private DecidedAgain again() {
    return new DecidedAgain(
        new StoredEvents(log, definitions, format, streams, Cards.format()), past);
  }

  private ExplainDecision explain;

  private ExplainDecision explain() {
    if (explain == null) {
      explain = new ExplainDecision(log, again(), before(), new Written());
    }
    return explain;
  }

  private String explained(DecisionId id) {
    return new String(explain().explain(id).orElseThrow(), UTF_8);
  }

  private Outcomes find(DecisionId id) {
    // no model is stored, so no document is read
    var distributions = new TrainingDistributions(new InMemoryModelRegistry(), null);
    return new FindCounterfactual(log, again(), before(), new TriedValues(distributions)).find(id);
  }

  private FindCounterfactual.Answer counterfactual(DecisionId id) {
    return ((Outcomes.Answered) find(id)).answer();
  }

  /** Tells against how many events it was asked to compare. */
  private static final class Told implements FraudModel {
    private final FraudModel plain = Cards.model("told");
    private Optional<Duration> time = Optional.empty();
    private int asked;

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
      return Optional.empty();
    }

    @Override
    public Optional<Explanation> reasons(Features features, long seed, List<Features> background) {
      asked++;
      return Optional.of(
          new Explanation(
              "against " + background.size(),
              "probability",
              0,
              List.of(new Contribution("p", features.get("p"), 1))));
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
