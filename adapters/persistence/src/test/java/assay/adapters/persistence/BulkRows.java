package assay.adapters.persistence;

import assay.domain.event.StreamName;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * Many decisions for measurements, written by SQL as the log writes them: the latest first, a
 * second apart, of six streams, with identities that grow with time as real ones do. A fiftieth of
 * all share a merchant. One in five has a case; of these one in twenty waits, the others are
 * closed.
 */
final class BulkRows {
  static final StreamName STREAM = new StreamName("bulk-1");

  private static boolean filled;

  private BulkRows() {}

  /** Fills the database, once for all measurements of a run. */
  static synchronized void fill(DataSource source) {
    if (filled) {
      return;
    }
    filled = true;
    int rows = Integer.getInteger("assay.measure.rows");
    var sql = new Sql(source);
    long start = System.nanoTime();
    sql.inTransaction(
        connection -> {
          Sql.update(
              connection,
              """
              INSERT INTO decision
              SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7'
                  || lpad(to_hex(i % 4096), 3, '0') || '8' || lpad(to_hex(i), 15, '0'))::uuid,
                'bulk-' || i % 6, 'id:' || i, i::text, at, convert_to('{"n": ' || i || '}', 'UTF8'),
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
                opened_at, event_time, subjects, model_sha256, probability, at_risk, saving,
                reporting_currency, state, outcome, note, closed_by, closed_at)
              SELECT id, stream, event_id, amount, tier, action, priority, scored_at, event_time,
                subjects, model_sha256, probability, amount, saving, reporting_currency,
                CASE WHEN open THEN 'OPEN' ELSE 'CLOSED' END,
                CASE WHEN open THEN NULL WHEN event_id::int % 3 = 0 THEN 'FLAGGED' ELSE 'CLEARED' END,
                CASE WHEN NOT open THEN '' END, CASE WHEN NOT open THEN 'alice' END,
                CASE WHEN NOT open THEN scored_at END
              FROM (SELECT *, event_id::int % 100 = 0 AS open FROM decision
                WHERE stream LIKE 'bulk-%' AND tier <> 'LOW') d""");
          Sql.update(
              connection,
              """
              INSERT INTO subject_link
              SELECT DISTINCT subject_key(d.stream, s), d.id FROM decision d, unnest(d.subjects) s
              WHERE d.stream LIKE 'bulk-%'""");
        });
    sql.list("SELECT 1 FROM pg_stat_reset()", row -> 1);
    sql.inTransaction(
        connection ->
            Sql.update(connection, "ANALYZE decision, triage_case, waiting_case, subject_link"));
    print("filled %,d rows in %d s", rows, (System.nanoTime() - start) / 1_000_000_000L);
    sql.list(
            "SELECT (SELECT count(*) FROM waiting_case), (SELECT count(*) FROM triage_case)",
            row -> "cases: %,d wait of %,d".formatted(row.getLong(1), row.getLong(2)))
        .forEach(line -> print("%s", line));
    sql.list(
            "SELECT relname, pg_size_pretty(pg_total_relation_size(oid)) FROM pg_class"
                + " WHERE relname IN ('decision', 'triage_case', 'waiting_case', 'subject_link')",
            row -> row.getString(1) + " " + row.getString(2))
        .forEach(size -> print("%s", size));
  }

  static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
