package assay.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.casework.CaseworkContract;
import assay.application.monitoring.LiveFigures.AmountBar;
import assay.application.monitoring.LiveFigures.LiveEvent;
import assay.application.monitoring.LiveFigures.Slice;
import assay.application.monitoring.LiveFigures.Sum;
import assay.application.scoring.DecisionSamples;
import assay.domain.cost.Tier;
import assay.domain.event.Event;
import assay.domain.event.StreamName;
import assay.domain.scoring.Decision;
import assay.domain.scoring.DecisionId;
import assay.domain.scoring.Ruling;
import assay.domain.triage.AuditSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sums beside decisions, both of which are real. Every sample is worth 1,250.00 EUR. */
class JdbcFiguresTest {
  private static final AtomicLong COUNTER = new AtomicLong();
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static PostgresDecisionLog log;

  /** Later than what any other test of this run stored, so that its sums are its own. */
  private static Instant next = Instant.parse("2031-01-01T10:59:30Z");

  private final StreamName stream = DecisionSamples.freshStream();
  private final Instant start = next;
  private final JdbcLiveFigures figures = new JdbcLiveFigures(TestDatabase.shared());
  private final JdbcFigureSums sums = new JdbcFigureSums(TestDatabase.shared());

  JdbcFiguresTest() {
    next = next.plus(Duration.ofDays(60));
  }

  @BeforeAll
  static void start() {
    log = PostgresDecisionLog.start(TestDatabase.shared(), Thread::new);
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  private DecisionId store(Instant at, Tier tier) {
    var decision = decision(at, tier);
    log.append(DecisionSamples.entry(decision, new byte[] {'{', '}'})).join();
    return decision.id();
  }

  private Decision decision(Instant at, Tier tier) {
    var sample = CaseworkContract.decision(stream, tier);
    var id = new UUID(at.toEpochMilli() << 16 | 0x7000, COUNTER.incrementAndGet());
    return new Decision(
        new DecisionId(id),
        at(sample.event(), at),
        sample.model(),
        sample.calibrated(),
        sample.definition(),
        sample.costsVersion(),
        sample.probability(),
        sample.rawProbability(),
        sample.priorShift(),
        sample.reportingCurrency(),
        sample.assessment(),
        sample.explanation(),
        at);
  }

  private static Event at(Event event, Instant time) {
    return new Event(
        event.stream(), event.id(), time, event.amount(), event.subjects(), event.features());
  }

  private void addAll(Instant upTo) {
    while (sums.add(upTo, 1000) == 1000) {
      // what other tests stored comes first
    }
  }

  @Test
  void addsEveryDecisionOnce() {
    store(start, Tier.LOW);
    store(start.plusSeconds(40), Tier.HIGH);
    store(start.plusSeconds(41), Tier.HIGH);
    var late = start.plusSeconds(100);
    store(late, Tier.MEDIUM);

    addAll(late);
    addAll(late);

    assertThat(figures.slices(Optional.of(stream), MINUTE, start.minusSeconds(30)))
        .containsExactly(
            new Slice(Instant.parse(start.toString().replace("59:30", "59:00")), Tier.LOW, 1),
            new Slice(start.plusSeconds(30), Tier.HIGH, 2));

    addAll(late.plusSeconds(1));
    var hours = figures.slices(Optional.of(stream), Duration.ofHours(1), start.minusSeconds(3600));
    assertThat(hours).extracting(Slice::events).containsExactly(1L, 2L, 1L);
    assertThat(figures.slices(Optional.of(stream), Duration.ofMinutes(10), start.minusSeconds(600)))
        .extracting(Slice::start)
        .containsExactly(start.minusSeconds(570), start.plusSeconds(30), start.plusSeconds(30));
  }

  @Test
  void spreadsAmountsByHalfPowersOfTen() {
    var hour = start.minusSeconds(59 * 60 + 30);
    store(start, Tier.LOW);
    store(start.plusSeconds(1), Tier.HIGH);
    addAll(start.plusSeconds(2));

    // 1,250 lies between 10^3 and 10^3.5
    assertThat(figures.amounts(Optional.of(stream), hour))
        .containsExactly(new AmountBar("EUR", 6, 2, 1));
  }

  @Test
  void sumsWhatIsNow() {
    store(start.minusSeconds(61), Tier.HIGH);
    store(start, Tier.HIGH);
    store(start.plusSeconds(1), Tier.HIGH);

    assertThat(figures.since(Optional.of(stream), start))
        .containsExactly(new Sum(Tier.HIGH, "EUR", 2, 2 * 922.5, 2 * 872.375));
  }

  @Test
  void listsTheLatestOfATime() {
    var first = store(start, Tier.LOW);
    var second = store(start.plusSeconds(1), Tier.HIGH);
    store(start.plusSeconds(2), Tier.HIGH);

    var found = figures.latest(Optional.of(stream), start, start.plusSeconds(2), 10);

    assertThat(found).extracting(LiveEvent::id).containsExactly(second, first);
    assertThat(found.get(0).ruling()).map(Ruling::tier).contains(Tier.HIGH);
    assertThat(figures.latest(Optional.of(stream), start, start.plusSeconds(9), 1)).hasSize(1);
    assertThat(figures.latest(Optional.of(DecisionSamples.freshStream()), start, next, 9))
        .isEmpty();
  }

  @Test
  void hidesTheScoreOfAnAuditSample() {
    var decision = decision(start, Tier.LOW);
    log.append(DecisionSamples.sampled(decision, new AuditSample(0.02, 5, 0.6))).join();

    var found = figures.latest(Optional.of(stream), start, start.plusSeconds(2), 10);

    assertThat(found).extracting(LiveEvent::id).containsExactly(decision.id());
    assertThat(found.get(0).ruling()).isEmpty();
  }

  @Test
  void readsFromTheRightEdgeOnly() {
    var plan = new ArrayList<String>();
    new Sql(TestDatabase.shared())
        .inTransaction(
            connection -> {
              // Few rows are sorted; what matters is that many need not be.
              Sql.update(connection, "SET LOCAL enable_seqscan = off");
              Sql.update(connection, "SET LOCAL enable_bitmapscan = off");
              plan.addAll(
                  Sql.list(
                      connection,
                      "EXPLAIN " + JdbcLiveFigures.LATEST,
                      row -> row.getString(1),
                      TimeOrder.floor(start),
                      TimeOrder.floor(next),
                      100,
                      null,
                      null,
                      100));
            });
    assertThat(plan).anyMatch(line -> line.contains("Scan Backward using decision_pkey"));
    assertThat(plan).noneMatch(line -> line.contains("Seq Scan on decision"));
  }
}
