package assay.adapters.persistence;

import assay.application.TimeOrderedIds;
import assay.application.scoring.Cards;
import assay.application.scoring.ScoreEvent;
import assay.application.scoring.ScoreEvent.Outcome;
import assay.application.scoring.ScoreEvent.Request;
import assay.application.scoring.ScoringObserver;
import assay.application.scoring.ScoringSettings;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.application.scoring.SubjectHistories;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.event.Subject;
import assay.domain.history.HistorySpan;
import assay.domain.stream.StreamDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How long scoring takes with windows over the past, against the same without, in one run on the
 * machine it runs on; not part of the build: {@code mvn test -pl adapters/persistence -am
 * -Dtest=HistoryMeasurement -Dassay.measure.rows=1000000 -Dsurefire.failIfNoSpecifiedTests=false}.
 * Without HTTP, which adds the same to both; {@code
 * -Dassay.measure.options=-csynchronous_commit=off} leaves out the waits for the disk.
 */
@EnabledIfSystemProperty(named = "assay.measure.rows", matches = "[0-9]+")
class HistoryMeasurement {
  private static final int CUSTOMERS = 5_000;
  private static final int TERMINALS = 10_000;
  private static final int DAYS = 183;
  private static final int ROUNDS = 5;
  private static final int EVENTS_PER_ROUND = 2_000;

  private final DataSource database = database();
  private final SubjectHistories histories = new JdbcSubjectHistories(KeptConnections.of(database));
  private final Sql sql = new Sql(database);
  private final ServingStreams streams = new ServingStreams();
  private final AtomicLong ids = new AtomicLong(System.nanoTime());

  /** As durable as in production, unless the options say otherwise. */
  private static DataSource database() {
    var source = (PGSimpleDataSource) TestDatabase.shared();
    source.setOptions(System.getProperty("assay.measure.options", ""));
    return source;
  }

  @Test
  void measure() throws Exception {
    int rows = Integer.getInteger("assay.measure.rows");
    var plain = Cards.definition(Optional.empty());
    var windows = Cards.withWindows(new StreamName("windows"));
    fill(windows.name(), rows);
    plan(windows.name());
    find(windows.name());
    serve(plain);
    serve(windows);
    try (var log = PostgresDecisionLog.start(database, Thread::new)) {
      var scoreEvent = scoreEvent(log);
      for (int callers : new int[] {1, 16}) {
        var pool = Executors.newFixedThreadPool(callers); // each thread has a connection
        run(scoreEvent, plain.name(), pool, callers);
        run(scoreEvent, windows.name(), pool, callers);
        var without = new long[ROUNDS][];
        var with = new long[ROUNDS][];
        for (int round = 0; round < ROUNDS; round++) {
          without[round] = run(scoreEvent, plain.name(), pool, callers);
          with[round] = run(scoreEvent, windows.name(), pool, callers);
        }
        pool.shutdown();
        report(callers, sorted(without), sorted(with));
      }
    }
  }

  private void serve(StreamDefinition definition) {
    streams.swap(
        new Serving(
            definition, Sha256.of(new byte[] {1}), 1, Optional.of(Cards.model("measured"))));
  }

  private ScoreEvent scoreEvent(PostgresDecisionLog log) {
    var clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    return new ScoreEvent(
        streams,
        new ScoringSettings(Cards.NAME),
        Cards.format(),
        decision -> decision.toString().getBytes(StandardCharsets.UTF_8),
        log,
        histories,
        ScoringObserver.NOBODY,
        clock,
        new TimeOrderedIds(clock, () -> ThreadLocalRandom.current().nextLong()));
  }

  /** Half a year of payments, evenly; one in fifty of them fraud. */
  private void fill(StreamName stream, int rows) {
    long start = System.nanoTime();
    sql.inTransaction(
        connection -> {
          Sql.update(
              connection,
              """
              INSERT INTO decision
              SELECT md5('d' || i)::uuid, ?, 'id:' || i, i::text,
                now(), convert_to('{"n": ' || i || '}', 'UTF8'),
                sha256(i::text::bytea), jsonb_build_object('n', i), ARRAY['card=' || i % 5000],
                i % 1000, 'EUR', 1, '\\x00', true, '\\x00', 1, 0.5, 0.5, 1, 2, 3, 'REVIEW', 1,
                'LOW', 0, 'EUR', now(), convert_to(repeat('answer ', 100), 'UTF8')
              FROM generate_series(1, ?::bigint) i""",
              stream.value(),
              rows);
          Sql.update(
              connection,
              """
              INSERT INTO subject_event
                (stream, kind, subject, happened_at, decision_id, fraud, facts)
              SELECT ?, kind, subject, i * (?::bigint * 86400000 / ?), md5('d' || i)::uuid,
                i % 50 = 0, CASE WHEN kind = 'card' THEN jsonb_build_object('a', (i % 1000)::text) END
              FROM generate_series(1, ?::bigint) i,
                LATERAL (VALUES ('card', (hashint8(i) & 2147483647) % ?),
                  ('shop', (hashint8(-i) & 2147483647) % ?)) AS of(kind, subject)""",
              stream.value(),
              DAYS,
              (long) rows,
              rows,
              CUSTOMERS,
              TERMINALS);
        });
    sql.inTransaction(connection -> Sql.update(connection, "ANALYZE decision, subject_event"));
    print("filled %d events in %d s", rows, (System.nanoTime() - start) / 1_000_000_000L);
    sql.list(
            "SELECT relname, pg_size_pretty(pg_table_size(oid)), pg_size_pretty(pg_indexes_size(oid))"
                + " FROM pg_class WHERE relname IN ('decision', 'subject_event')",
            row -> row.getString(1) + " " + row.getString(2) + ", indexes " + row.getString(3))
        .forEach(size -> print("%s", size));
  }

  private static List<HistorySpan> spans(int customer, int terminal) {
    long day = Duration.ofDays(1).toMillis();
    long now = DAYS * day;
    var card = new Subject("card", Integer.toString(customer));
    var shop = new Subject("shop", Integer.toString(terminal));
    return List.of(
        new HistorySpan(card, now - 30 * day, now, List.of("a"), List.of(), false),
        new HistorySpan(shop, now - 37 * day, now - 7 * day, List.of(), List.of(), true));
  }

  private void plan(StreamName stream) {
    var query = new JdbcSubjectHistories.Query(stream, spans(77, 88));
    String explain = "EXPLAIN (ANALYZE, BUFFERS) " + query.text();
    sql.list(explain, row -> row.getString(1), query.parameters())
        .forEach(line -> print("  %s", line));
  }

  private void find(StreamName stream) {
    var random = new SplittableRandom(1);
    var times = new long[EVENTS_PER_ROUND];
    for (int i = 0; i < 2 * times.length; i++) { // the first half warms up
      var spans = spans(random.nextInt(CUSTOMERS), random.nextInt(TERMINALS));
      long start = System.nanoTime();
      histories.find(stream, spans);
      times[i % times.length] = System.nanoTime() - start;
    }
    Arrays.sort(times);
    print("query alone: p50 %d us, p99 %d us", at(times, 0.5), at(times, 0.99));
  }

  /** How long each event took, in nanoseconds. */
  private long[] run(ScoreEvent scoreEvent, StreamName stream, ExecutorService pool, int callers)
      throws Exception {
    var running =
        IntStream.range(0, callers)
            .mapToObj(
                seed ->
                    pool.submit(() -> score(scoreEvent, stream, seed, EVENTS_PER_ROUND / callers)))
            .toList();
    var times = LongStream.builder();
    for (var one : running) {
      Arrays.stream(one.get()).forEach(times::add);
    }
    return times.build().toArray();
  }

  private long[] score(ScoreEvent scoreEvent, StreamName stream, int seed, int count) {
    var random = new SplittableRandom(ids.incrementAndGet() + seed);
    var times = new long[count];
    for (int i = 0; i < count; i++) {
      String event =
          "id=%d,p=0.0001,a=%d,day=%d,card=%d,shop=%d"
              .formatted(
                  ids.incrementAndGet(),
                  random.nextInt(100),
                  DAYS,
                  random.nextInt(CUSTOMERS),
                  random.nextInt(TERMINALS));
      var request = Request.of(Optional.of(stream.value()), event.getBytes(StandardCharsets.UTF_8));
      long start = System.nanoTime();
      var outcome = scoreEvent.score(request).join();
      times[i] = System.nanoTime() - start;
      if (!(outcome instanceof Outcome.Decided)) {
        throw new IllegalStateException(outcome.toString());
      }
    }
    return times;
  }

  private static long[] sorted(long[][] rounds) {
    return Arrays.stream(rounds).flatMapToLong(Arrays::stream).sorted().toArray();
  }

  private static void report(int callers, long[] without, long[] with) {
    print(
        "%d callers: without windows p50 %d us, p99 %d us; with p50 %d us, p99 %d us; times %.2f",
        callers,
        at(without, 0.5),
        at(without, 0.99),
        at(with, 0.5),
        at(with, 0.99),
        (double) Arrays.stream(with).sum() / Arrays.stream(without).sum());
  }

  private static long at(long[] sorted, double share) {
    return sorted[(int) (share * (sorted.length - 1))] / 1000;
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
