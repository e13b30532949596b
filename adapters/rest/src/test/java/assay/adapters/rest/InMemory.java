package assay.adapters.rest;

import assay.application.StorageUnavailable;
import assay.application.event.EventFormat;
import assay.application.scoring.DecisionFormat;
import assay.application.scoring.DecisionLog;
import assay.application.scoring.FraudModel;
import assay.application.scoring.ScoreEvent;
import assay.application.scoring.ScoringObserver;
import assay.application.scoring.ScoringSettings;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.domain.cost.Costs;
import assay.domain.event.Pointer;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.features.Derivation;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import assay.domain.features.Features;
import assay.domain.scoring.DecisionId;
import assay.domain.scoring.Explanation;
import assay.domain.scoring.Probability;
import assay.domain.stream.AmountRule;
import assay.domain.stream.CurrencyRule;
import assay.domain.stream.StreamDefinition;
import assay.domain.triage.ReviewRules;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The ports in memory: enough to see how rows and requests are handled. */
public final class InMemory implements DecisionLog {
  public static final StreamName PAYMENTS = new StreamName("payments");
  public static final StreamName TICKETS = new StreamName("tickets");
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  public final Map<String, Stored> stored = new ConcurrentHashMap<>();
  public final AtomicInteger pending = new AtomicInteger();
  public final AtomicInteger mostPending = new AtomicInteger();
  public volatile boolean away;
  public volatile Duration commit = Duration.ZERO;
  public final ServingStreams streams = new ServingStreams();
  public final ScoringSettings settings = new ScoringSettings(PAYMENTS);
  private final AtomicLong ids = new AtomicLong();

  public InMemory() {
    streams.swap(serving(PAYMENTS, field("quantity", FeatureType.NUMBER)));
    streams.swap(
        serving(
            TICKETS,
            new FeatureRule(
                "tickets",
                FeatureType.NUMBER,
                new Derivation.Aggregate(
                    Derivation.Function.COUNT, Pointer.parse("/ticket_types")))));
  }

  public static FeatureRule field(String name, FeatureType type) {
    return new FeatureRule(name, type, new Derivation.Field(Pointer.toField(name)));
  }

  public static StreamDefinition definition(StreamName name, FeatureRule more) {
    return new StreamDefinition(
        name,
        "For tests",
        Optional.of(Pointer.parse("/id")),
        Optional.empty(),
        new AmountRule.Field(Pointer.parse("/amount")),
        new CurrencyRule(Optional.empty(), "GBP", Map.of()),
        Map.of(),
        Optional.empty(),
        List.of(
            more,
            field("known", FeatureType.BOOLEAN),
            field("kind", FeatureType.CATEGORY),
            field("text", FeatureType.TEXT)),
        new Costs(1, 25, 4, 0.95, 15, 0.05, false, 100, 2),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        ReviewRules.of(List.of("stolen-card")),
        Optional.empty());
  }

  private static Serving serving(StreamName name, FeatureRule more) {
    var sha256 = Sha256.of(name.value().getBytes(StandardCharsets.UTF_8));
    return new Serving(definition(name, more), sha256, 1, Optional.of(new Always(sha256)));
  }

  private record Always(Sha256 sha256) implements FraudModel {
    @Override
    public boolean calibrated() {
      return true;
    }

    @Override
    public List<Input> inputs() {
      return List.of(new Input("quantity", FeatureType.NUMBER));
    }

    @Override
    public Outcome score(Features features) {
      return new Outcome.Scored(new Probability(0.9));
    }

    @Override
    public Optional<Explanation> explain(Features features) {
      return Optional.empty();
    }

    @Override
    public Set<String> inputsOf(String feature) {
      return Set.of(feature);
    }
  }

  public ScoreEvent scoreEvent() {
    return new ScoreEvent(
        streams,
        settings,
        events(),
        decisions(),
        this,
        (stream, spans) -> List.of(),
        ScoringObserver.NOBODY,
        Clock.fixed(NOW, ZoneOffset.UTC),
        () -> new UUID(0, ids.incrementAndGet()));
  }

  private static EventFormat events() {
    return json -> {
      try {
        return new EventFormat.Parsed.Read(
            MAPPER.readValue(json, new TypeReference<Map<String, Object>>() {}));
      } catch (JsonProcessingException e) {
        return new EventFormat.Parsed.Malformed("Not well-formed.", 1, 1);
      } catch (IOException e) {
        return new EventFormat.Parsed.Malformed("Not well-formed.", 0, 0);
      }
    };
  }

  private static DecisionFormat decisions() {
    return decision ->
        """
        {"decisionId":"%s","eventId":"%s","probability":%s,"tier":"%s","action":"review",\
        "saving":872.375,"expectedCost":{"allow":922.50,"review":50.125,"block":6.50}}"""
            .formatted(
                decision.id(),
                decision.event().id(),
                decision.probability().value(),
                decision.assessment().tier())
            .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public CompletableFuture<Appended> append(Entry entry) {
    if (away) {
      return CompletableFuture.failedFuture(
          new StorageUnavailable("away", Duration.ofSeconds(3), null));
    }
    var decision = entry.decision();
    var row =
        new Stored(
            decision.id(),
            decision.event().stream(),
            decision.event().id(),
            entry.rawSha256(),
            entry.raw(),
            entry.answer(),
            decision.model(),
            decision.definition(),
            1,
            NOW,
            entry.kept().windows());
    mostPending.accumulateAndGet(pending.incrementAndGet(), Math::max);
    // The order of the calls decides which of two equal keys is first, as in the real log.
    var before = stored.putIfAbsent(decision.event().stream() + " " + entry.key(), row);
    return CompletableFuture.supplyAsync(
        () -> {
          pending.decrementAndGet();
          return before == null ? new Appended.Durable() : new Appended.AlreadyDecided(before);
        },
        CompletableFuture.delayedExecutor(
            commit.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS));
  }

  @Override
  public Optional<Stored> find(StreamName stream, String key) {
    return Optional.ofNullable(stored.get(stream + " " + key));
  }

  @Override
  public Optional<Stored> find(DecisionId id) {
    return stored.values().stream().filter(row -> row.id().equals(id)).findFirst();
  }
}
