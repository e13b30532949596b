package assay.adapters.persistence;

import assay.domain.event.StreamName;
import assay.domain.event.Subject;
import assay.domain.triage.Verdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What the pages of a case and of what goes on ask for, with many rows; not part of the build:
 * {@code mvn test -pl adapters/persistence -am -Dtest=CaseworkMeasurement
 * -Dassay.measure.rows=1000000 -Dsurefire.failIfNoSpecifiedTests=false}. A fiftieth of all events
 * share a merchant, so that a hub is measured too.
 */
@EnabledIfSystemProperty(named = "assay.measure.rows", matches = "[0-9]+")
class CaseworkMeasurement {
  private static final int TIMES = 21;

  private final DataSource source = TestDatabase.shared();
  private final Sql sql = new Sql(source);
  private final StreamName stream = new StreamName("bulk");
  private final Instant now = Instant.now();

  @Test
  void measure() {
    fill(Integer.getInteger("assay.measure.rows"));
    var related = new JdbcRelatedEvents(source);
    var hub = List.of(new Subject("merchant", "7"));
    var both = List.of(new Subject("card", "123"), new Subject("merchant", "7"));
    time("events of a card and a merchant", () -> related.find(stream, both, 50));
    time("a merchant's latest", () -> related.find(stream, hub, 50));
    explain(JdbcRelatedEvents.FIND, "bulk", StorableText.literal(both), 50, "bulk");
    var decided = new JdbcDecidedCases(source);
    time("decided last", () -> decided.latest(stream, Outcome.CLEARED, 150));
    sums();
    var figures = new JdbcLiveFigures(source);
    var all = Optional.<StreamName>empty();
    var one = Optional.of(stream);
    time("last minute", () -> figures.since(all, now.minusSeconds(60)));
    time("latest of all", () -> figures.latest(all, now.minus(Duration.ofDays(1)), now, 200));
    time("latest of a stream", () -> figures.latest(one, now.minus(Duration.ofDays(1)), now, 200));
    time(
        "a day by ten minutes",
        () -> figures.slices(all, Duration.ofMinutes(10), now.minus(Duration.ofDays(1))));
    time(
        "four weeks by hour",
        () -> figures.slices(all, Duration.ofHours(1), now.minus(Duration.ofDays(28))));
    time("amounts", () -> figures.amounts(all, now.minus(Duration.ofDays(1))));
    time(
        "flagged in a week",
        () -> figures.flagged(stream, now.minus(Duration.ofDays(7)), now, 300));
  }

  /** The latest first, a second apart, with identities that grow with time as real ones do. */
  private void fill(int rows) {
    long start = System.nanoTime();
    sql.inTransaction(
        connection -> {
          Sql.update(
              connection,
              """
              INSERT INTO decision
              SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7'
                  || lpad(to_hex(i % 4096), 3, '0') || '8' || lpad(to_hex(i), 15, '0'))::uuid,
                'bulk', 'id:' || i, i::text, at, convert_to('{"n": ' || i || '}', 'UTF8'),
                sha256(i::text::bytea), jsonb_build_object('n', i),
                ARRAY['card=' || i % 100000, 'merchant=' || i % 50],
                i % 1000, 'EUR', 1, sha256('m'), true, sha256('d'), 1, 0.5, 0.5, 1, 2, 3, 'REVIEW', 1,
                CASE WHEN i % 5 > 0 THEN 'LOW' WHEN i % 20 = 0 THEN 'HIGH' ELSE 'MEDIUM' END,
                (i * 7919 % 1000003) / 100.0, 'EUR', at,
                convert_to(repeat('answer ', 100), 'UTF8')
              FROM (SELECT i, now() - i * interval '1 second' AS at
                FROM generate_series(?::bigint, 1, -1) i) AS events""",
              rows);
          Sql.update(
              connection,
              """
              INSERT INTO triage_case (id, stream, event_id, amount, tier, action, priority,
                opened_at, state, outcome, note, closed_by, closed_at)
              SELECT id, stream, event_id, amount, tier, action, priority, scored_at, 'CLOSED',
                CASE WHEN event_id::int % 3 = 0 THEN 'FLAGGED' ELSE 'CLEARED' END, '', 'alice',
                scored_at
              FROM decision WHERE stream = 'bulk' AND tier <> 'LOW'""");
          long links = System.nanoTime();
          Sql.update(
              connection,
              """
              INSERT INTO subject_link
              SELECT DISTINCT subject_key(d.stream, s), d.id FROM decision d, unnest(d.subjects) s
              WHERE d.stream = 'bulk'""");
          print("linked in %d s, as the migration does it", seconds(links));
        });
    sql.inTransaction(
        connection -> Sql.update(connection, "ANALYZE decision, triage_case, subject_link"));
    print("filled %d rows in %d s", rows, seconds(start));
    sql.list(
            "SELECT relname, pg_size_pretty(pg_total_relation_size(oid)) FROM pg_class"
                + " WHERE relname IN ('decision', 'subject_link')",
            row -> row.getString(1) + " " + row.getString(2))
        .forEach(size -> print("%s", size));
  }

  private void sums() {
    var sums = new JdbcFigureSums(source);
    long start = System.nanoTime();
    long all = 0;
    int added = sums.add(now, 20_000);
    while (added > 0) {
      all += added;
      added = sums.add(now, 20_000);
    }
    print("added %d decisions up, %.0f a second", all, all * 1e9 / (System.nanoTime() - start));
  }

  private void explain(String query, Object... parameters) {
    sql.list("EXPLAIN (ANALYZE, BUFFERS) " + query, row -> row.getString(1), parameters)
        .forEach(line -> print("  %s", line));
  }

  private static void time(String title, Runnable query) {
    var nanos = new long[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      query.run();
      nanos[i] = System.nanoTime() - start;
    }
    double first = nanos[0] / 1e6;
    Arrays.sort(nanos);
    print("%s: first %.1f ms, median %.1f ms", title, first, nanos[TIMES / 2] / 1e6);
  }

  private static long seconds(long since) {
    return (System.nanoTime() - since) / 1_000_000_000L;
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
