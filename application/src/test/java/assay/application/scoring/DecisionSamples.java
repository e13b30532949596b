package assay.application.scoring;

import assay.application.scoring.DecisionLog.Entry;
import assay.domain.cost.Action;
import assay.domain.cost.Assessment;
import assay.domain.cost.ExpectedCost;
import assay.domain.cost.Tier;
import assay.domain.event.AmountAtRisk;
import assay.domain.event.Event;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.event.Subject;
import assay.domain.features.Features;
import assay.domain.history.Kept;
import assay.domain.history.SubjectEvent;
import assay.domain.scoring.Decision;
import assay.domain.scoring.DecisionId;
import assay.domain.scoring.Probability;
import assay.domain.triage.AuditSample;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Decisions to store in tests; each is different from every other. */
public record DecisionSamples(
    StreamName stream, String eventId, Tier tier, Action action, double priority) {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456Z");
  private static final AtomicLong COUNTER = new AtomicLong(System.nanoTime());

  /** A decision of a stream of its own. */
  public static DecisionSamples fresh() {
    return new DecisionSamples(freshStream(), "event-" + next(), Tier.LOW, Action.ALLOW, 0);
  }

  public static StreamName freshStream() {
    return new StreamName("stream-" + next());
  }

  private static long next() {
    return COUNTER.incrementAndGet();
  }

  public DecisionSamples in(StreamName other) {
    return new DecisionSamples(other, eventId, tier, action, priority);
  }

  public DecisionSamples withEventId(String other) {
    return new DecisionSamples(stream, other, tier, action, priority);
  }

  /** One that opens a case. */
  public DecisionSamples opening(Tier other, double newPriority) {
    var decided = other == Tier.LOW ? Action.ALLOW : Action.REVIEW;
    return new DecisionSamples(stream, eventId, other, decided, newPriority);
  }

  public DecisionSamples deciding(Action other) {
    return new DecisionSamples(stream, eventId, tier, other, priority);
  }

  public Decision decision() {
    return decision(NOON);
  }

  public Decision decision(Instant eventTime) {
    var event =
        new Event(
            stream,
            eventId,
            eventTime,
            new AmountAtRisk(new BigDecimal("1000.00"), "GBP", 1.25),
            List.of(new Subject("customer", "c \"1\" \\ , {}")),
            new Features(Map.of("age", 3.0)));
    return new Decision(
        new DecisionId(new UUID(0x0198_0000_0000_7000L | next() << 16, next())),
        event,
        Sha256.of("model".getBytes(StandardCharsets.UTF_8)),
        true,
        Sha256.of("definition".getBytes(StandardCharsets.UTF_8)),
        3,
        new Probability(0.9),
        new Probability(0.95),
        -0.7,
        "EUR",
        new Assessment(
            Optional.of(new ExpectedCost(922.5, 50.125, 6.5)),
            action,
            tier,
            Optional.of(872.375),
            priority),
        Optional.empty(),
        NOON);
  }

  public Entry entry() {
    return entry("{\"id\": \"" + eventId + "\", \"b\": 1, \"a\": 12345678901234567890.10}");
  }

  public Entry entry(String raw) {
    return entry(decision(), raw.getBytes(StandardCharsets.UTF_8));
  }

  public static Entry entry(Decision decision, byte[] raw) {
    return entry(decision, raw, Kept.NOTHING);
  }

  /** One that leaves something for later windows. */
  public Entry entry(List<SubjectEvent> events) {
    var raw = "{}".getBytes(StandardCharsets.UTF_8);
    return entry(decision(), raw, new Kept(new double[0], events));
  }

  /** One that the audit sample draws. */
  public static Entry sampled(Decision decision, AuditSample sample) {
    var plain = entry(decision, new byte[] {'{', '}'});
    return new Entry(
        decision,
        plain.key(),
        plain.raw(),
        plain.rawSha256(),
        plain.answer(),
        plain.kept(),
        Optional.of(sample));
  }

  private static Entry entry(Decision decision, byte[] raw, Kept kept) {
    return new Entry(
        decision,
        "id:" + decision.event().id(),
        raw,
        Sha256.of(raw),
        ("{\"decisionId\":\"" + decision.id() + "\"}").getBytes(StandardCharsets.UTF_8),
        kept);
  }
}
