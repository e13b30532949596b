package assay.application.model;

import assay.application.Ids;
import assay.application.TimeOrderedIds;
import assay.application.access.InMemoryApiKeys;
import assay.application.access.People;
import assay.application.model.FraudModels.Loaded;
import assay.application.scoring.Cards;
import assay.application.scoring.DecisionLog.Entry;
import assay.application.scoring.FraudModel;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.application.stream.DefinitionFormat;
import assay.application.stream.DefinitionRegistry.Current;
import assay.application.stream.InMemoryDefinitionRegistry;
import assay.application.training.ModelDocuments;
import assay.domain.cost.Assessment;
import assay.domain.event.AmountAtRisk;
import assay.domain.event.Event;
import assay.domain.event.Sha256;
import assay.domain.features.Features;
import assay.domain.history.Kept;
import assay.domain.scoring.Contribution;
import assay.domain.scoring.Decision;
import assay.domain.scoring.DecisionId;
import assay.domain.scoring.Explanation;
import assay.domain.scoring.Probability;
import assay.domain.stream.StreamDefinition;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A stream with everything around its models in memory, and models that anybody can follow: "p"
 * gives the feature p as it is, "p * 2" doubles it, "fails" takes no event, each cut at 1.
 */
final class ModelStage extends Clock {
  private static final byte[] DEFINITION = "cards".getBytes(StandardCharsets.UTF_8);

  final ServingStreams streams = new ServingStreams();
  final InMemoryModelRegistry registry = new InMemoryModelRegistry();
  final InMemoryDefinitionRegistry definitions = new InMemoryDefinitionRegistry();
  final InMemoryStoredEvents stored = new InMemoryStoredEvents();
  final InMemoryModelTrials trials = new InMemoryModelTrials();
  final InMemoryApiKeys keys = new InMemoryApiKeys();
  final People people = new People(keys);
  final Ids ids = new TimeOrderedIds(this, new SplittableRandom(1));
  final InMemoryShadowScores shadows = new InMemoryShadowScores();

  /** Versions that no longer load. */
  final Set<Sha256> unfit = new HashSet<>();

  final FraudModels loader =
      (pmml, definition) ->
          unfit.contains(Sha256.of(pmml))
              ? new Loaded.Refused("It lacks an input.")
              : new Loaded.Ready(model(pmml));

  final EventsAgain again;
  final SubmitModel submit;
  final ManageModels manage;
  StreamDefinition definition = Cards.definition(Optional.empty());
  private final Map<Sha256, StreamDefinition> defined = new HashMap<>();
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private long decisions;

  ModelStage() {
    DefinitionFormat format =
        (stream, document) ->
            new DefinitionFormat.Parsed.Read(defined.get(Sha256.of(document)), List.of());
    defined.put(Sha256.of(DEFINITION), definition);
    definitions.save(new Current(Cards.NAME, Sha256.of(DEFINITION), 1, now), DEFINITION);
    again = new EventsAgain(definitions, format, Cards.format());
    var gate = new PromotionGate(trials, people, ids, this);
    submit = new SubmitModel(streams, loader, registry, gate, this);
    manage = new ManageModels(streams, loader, registry, gate, people, this);
    streams.swap(new Serving(definition, Sha256.of(DEFINITION), 1, Optional.empty()));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Sha256 id(String pmml) {
    return Sha256.of(bytes(pmml));
  }

  ScoreInShadow scoreInShadow() {
    return new ScoreInShadow(streams, registry, loader, stored, again, shadows, this);
  }

  /** Measures versions of which the documents tell nothing. */
  MeasureModels measureModels() {
    return new MeasureModels(
        streams, new DescribeModel(streams, registry, silent(), loader), stored, again, this);
  }

  /** Documents that nobody can read. */
  private static ModelDocuments silent() {
    return (ModelDocuments)
        Proxy.newProxyInstance(
            ModelStage.class.getClassLoader(),
            new Class<?>[] {ModelDocuments.class},
            (proxy, method, arguments) -> {
              throw new IllegalArgumentException("It tells nothing.");
            });
  }

  TryModels tryModels() {
    return new TryModels(streams, registry, loader, stored, again, trials, manage, this, ids);
  }

  void define(StreamDefinition changed) {
    definition = changed;
    byte[] document = bytes("cards " + defined.size());
    defined.put(Sha256.of(document), changed);
    definitions.save(new Current(Cards.NAME, Sha256.of(document), 1, now), document);
    var model = streams.find(Cards.NAME).flatMap(Serving::model);
    streams.swap(new Serving(changed, Sha256.of(document), 1, model));
  }

  void move(Duration by) {
    now = now.plus(by);
  }

  /** Scores an event with the champion and stores it; answers its identity. */
  DecisionId decide(double p, double amount) {
    var serving = streams.find(Cards.NAME).orElseThrow();
    String raw = "id=" + ++decisions + ",p=" + p + ",a=" + amount;
    var event =
        new Event(
            Cards.NAME,
            Long.toString(decisions),
            now,
            new AmountAtRisk(BigDecimal.valueOf(amount), "GBP", 1),
            List.of(),
            new Features(Map.of("p", p, "a", amount)));
    var model = serving.model().orElseThrow();
    var probability = ((FraudModel.Outcome.Scored) model.score(event.features())).probability();
    Assessment assessment = definition.policy().assess(probability, amount);
    var id = new DecisionId(new UUID(now.toEpochMilli() << 16 | 0x7000L, decisions | 1L << 63));
    var decision =
        new Decision(
            id,
            event,
            model.sha256(),
            true,
            serving.definitionSha256(),
            1,
            probability,
            probability,
            0,
            "GBP",
            assessment,
            Optional.empty(),
            now);
    stored.decided(
        new Entry(decision, "id:" + event.id(), bytes(raw), id(raw), bytes("{}"), Kept.NOTHING));
    return id;
  }

  private static FraudModel model(byte[] pmml) {
    String text = new String(pmml, StandardCharsets.UTF_8);
    var plain = Cards.model(text);
    double factor = text.startsWith("p * ") ? Double.parseDouble(text.substring(4)) : 1;
    return new FraudModel() {
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
        return text.startsWith("fails") || !(features.get("p") instanceof Double p)
            ? new Outcome.Rejected("p", "any", "nothing")
            : new Outcome.Scored(new Probability(Math.min(1, p * factor)));
      }

      /** A model named {@code slow...} takes long to explain. */
      @Override
      public Optional<Duration> timeOfReasons() {
        return text.startsWith("slow") ? Optional.empty() : Optional.of(Duration.ofNanos(20_000));
      }

      @Override
      public Optional<Explanation> explain(Features features) {
        return features.get("p") instanceof Double p
            ? Optional.of(
                new Explanation(
                    "linear", "probability", 0, List.of(new Contribution("p", p, p * factor))))
            : Optional.empty();
      }

      @Override
      public Set<String> inputsOf(String feature) {
        return Set.of(feature);
      }
    };
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
