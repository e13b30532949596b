package assay.adapters.persistence;

import assay.application.scoring.DecisionSamples;
import assay.application.triage.CaseFilter;
import assay.application.triage.CaseFilter.Range;
import assay.application.triage.CaseQueue.Order;
import assay.application.triage.CaseQueue.State;
import assay.domain.cost.Tier;
import assay.domain.event.StreamName;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Measures on the machine it runs on; not part of the build: {@code mvn test -pl
 * adapters/persistence -am -Dtest=PersistenceMeasurement -Dassay.measure.rows=1000000
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@EnabledIfSystemProperty(named = "assay.measure.rows", matches = "[0-9]+")
class PersistenceMeasurement {
  private static final String RAW = "{\"text\": \"" + "0123456789abcdef".repeat(100) + "\"}";

  private final DataSource source = source();
  private final Sql sql = new Sql(source);

  private static DataSource source() {
    var source = (PGSimpleDataSource) TestDatabase.shared();
    source.setOptions(System.getProperty("assay.measure.options", ""));
    return source;
  }

  @Test
  void measure() throws Exception {
    fsync();
    for (int callers : new int[] {1, 16, 64}) {
      append("append, empty tables", callers, 1);
      append("append, empty tables", callers, 2);
    }
    int rows = Integer.getInteger("assay.measure.rows");
    BulkRows.fill(source);
    append("append, " + rows + " rows", 16, 2);
    queue();
  }

  private static void fsync() throws IOException {
    var file = Files.createTempFile("assay", ".fsync");
    var nanos = new long[200];
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < nanos.length; i++) {
        channel.write(ByteBuffer.allocate(8192), 0);
        long start = System.nanoTime();
        channel.force(false);
        nanos[i] = System.nanoTime() - start;
      }
    }
    Files.delete(file);
    Arrays.sort(nanos);
    BulkRows.print("fsync of 8 KB: median %d us, p99 %d us", nanos[100] / 1000, nanos[198] / 1000);
  }

  private void append(String title, int callers, int committers) {
    var usual = GroupCommit.Limits.usual();
    var limits =
        new GroupCommit.Limits(committers, usual.batch(), usual.waiting(), usual.deadline());
    try (var log = new PostgresDecisionLog(source, Thread::new, limits)) {
      log.start();
      appendFor(log, callers, 1_000);
      long batches = log.transactions();
      long count = appendFor(log, callers, 2_000);
      BulkRows.print(
          "%s, %d callers, %d committers: %d appends/s, %.1f per transaction",
          title, callers, committers, count / 2, (double) count / (log.transactions() - batches));
    }
  }

  private static long appendFor(PostgresDecisionLog log, int callers, int millis) {
    var count = new LongAdder();
    var stream = DecisionSamples.freshStream();
    long end = System.nanoTime() + millis * 1_000_000L;
    var pool = Executors.newFixedThreadPool(callers);
    var running =
        IntStream.range(0, callers)
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () -> {
                          while (System.nanoTime() < end) {
                            var sample = DecisionSamples.fresh().in(stream);
                            var tier = count.sum() % 50 == 0 ? Tier.HIGH : Tier.LOW;
                            log.append(sample.opening(tier, 1).entry(RAW)).join();
                            count.increment();
                          }
                        },
                        pool))
            .toList();
    running.forEach(CompletableFuture::join);
    pool.shutdown();
    return count.sum();
  }

  private void queue() {
    var waiting = CaseFilter.waiting();
    var stream = new StreamName("bulk-4");
    BulkRows.print("| filter | first page, ms | later page, ms | counts, ms | reach of 120, ms |");
    BulkRows.print("|---|--:|--:|--:|--:|");
    time("all waiting", waiting);
    time("one stream", waiting.of(stream));
    time("one tier", waiting.of(Optional.of(Tier.MEDIUM)));
    time("stream, tier", waiting.of(stream).of(Optional.of(Tier.HIGH)));
    time("largest amounts", waiting.by(Order.AMOUNT));
    time("most probable", waiting.by(Order.PROBABILITY));
    time("oldest", waiting.by(Order.OLDEST));
    time("newest of one stream", waiting.of(stream).by(Order.NEWEST));
    time(
        "an hour, amounts",
        waiting.within(
            Range.of(BigDecimal.TEN, BigDecimal.valueOf(500)),
            Range.of(Instant.now().minusSeconds(100_000), Instant.now().minusSeconds(96_400))));
    time("one card", CaseFilter.ALL.about(List.of("card=4710")));
    time("one model", waiting.decidedBy(Optional.of("00")));
    time("one reviewer", CaseFilter.ALL.with(Optional.of("nobody")));
    time("closed", CaseFilter.ALL.in(Set.of(State.CLOSED)));
    time("closed, newest", CaseFilter.ALL.in(Set.of(State.CLOSED)).by(Order.NEWEST));
    time("text nobody has", waiting.containing(Optional.of("zzz")));
    plan(
        "SELECT id FROM waiting_case c WHERE"
            + " (c.state <> 'SNOOZED' OR c.snoozed_until <= now()) AND (-c.priority, c.id) >"
            + " (-5000.0::float8, '80000000-0000-0000-0000-000000000000')"
            + " ORDER BY -c.priority, c.id LIMIT 51");
    plan(
        "SELECT action, tier, count(*) FROM (SELECT action, tier FROM waiting_case c WHERE"
            + " (c.state <> 'SNOOZED' OR c.snoozed_until <= now())"
            + " LIMIT 100000) c GROUP BY action, tier");
    plan(
        "SELECT id FROM waiting_case c WHERE c.stream = 'bulk-4'"
            + " ORDER BY -c.at_risk, c.id LIMIT 51");
    plan(
        "SELECT id FROM triage_case c WHERE c.subjects && ARRAY['card=4710']"
            + " ORDER BY -c.priority, c.id LIMIT 51");
  }

  private void plan(String query) {
    BulkRows.print("%s", query);
    sql.list("EXPLAIN (ANALYZE, BUFFERS) " + query, row -> row.getString(1))
        .forEach(line -> BulkRows.print("  %s", line));
  }

  private void time(String title, CaseFilter filter) {
    var queue = new JdbcCaseQueue(source, Clock.systemUTC());
    queue.list(filter, Optional.empty(), 50);
    long start = System.nanoTime();
    var page = queue.list(filter, Optional.empty(), 50);
    double first = (System.nanoTime() - start) / 1e6;
    int pages = 1;
    while (page.next().isPresent() && pages < 100) {
      page = queue.list(filter, page.next(), 50);
      pages++;
    }
    start = System.nanoTime();
    page.next().ifPresent(next -> queue.list(filter, Optional.of(next), 50));
    double last = (System.nanoTime() - start) / 1e6;
    start = System.nanoTime();
    queue.count(filter);
    double count = (System.nanoTime() - start) / 1e6;
    start = System.nanoTime();
    queue.reach(filter, 120);
    double reach = (System.nanoTime() - start) / 1e6;
    BulkRows.print(
        "| %s | %.1f | %.1f (page %d) | %.1f | %.1f |",
        title, first, last, pages + 1, count, reach);
  }
}
