package assay.adapters.persistence;

import assay.domain.event.StreamName;
import assay.domain.event.Subject;
import assay.domain.triage.Verdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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
  private final StreamName stream = BulkRows.STREAM;
  private final Instant now = Instant.now();

  @Test
  void measure() {
    BulkRows.fill(source);
    var related = new JdbcRelatedEvents(source);
    var hub = List.of(new Subject("merchant", "7"));
    var both = List.of(new Subject("card", "123"), new Subject("merchant", "7"));
    time("events of a card and a merchant", () -> related.find(stream, both, 50));
    time("a merchant's latest", () -> related.find(stream, hub, 50));
    explain(JdbcRelatedEvents.FIND, stream.value(), StorableText.literal(both), 50, stream.value());
    var decided = new JdbcDecidedCases(source);
    time("decided last", () -> decided.latest(stream, Outcome.CLEARED, 150));
    team();
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

  private void team() {
    var figures = new JdbcTeamFigures(source);
    var month = now.minus(Duration.ofDays(30));
    time("team: verdicts of a month", () -> figures.work(month));
    time("team: agreement", () -> figures.agreement(month));
    time("team: ages", () -> figures.ages(List.of(Duration.ofHours(1), Duration.ofDays(1)), now));
    time("team: missed fraud", () -> figures.missed(month));
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
    BulkRows.print(
        "added %d decisions up, %.0f a second", all, all * 1e9 / (System.nanoTime() - start));
  }

  private void explain(String query, Object... parameters) {
    sql.list("EXPLAIN (ANALYZE, BUFFERS) " + query, row -> row.getString(1), parameters)
        .forEach(line -> BulkRows.print("  %s", line));
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
    BulkRows.print("%s: first %.1f ms, median %.1f ms", title, first, nanos[TIMES / 2] / 1e6);
  }
}
