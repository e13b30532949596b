package assay.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {
  @Test
  void namesEveryMigrationInItsFolder() throws Exception {
    var folder = Path.of(Schema.class.getClassLoader().getResource(Schema.FOLDER).toURI());

    assertThat(Arrays.asList(folder.toFile().list()))
        .containsExactlyInAnyOrderElementsOf(Schema.MIGRATIONS);
  }

  /** Of three keys one was made by a key, one nobody remembers. */
  @Test
  void findsTheOwnersOfKeysAndTheTimesOfMessagesFromBefore() throws Exception {
    afterMigrating(
        "V35__key_owners.sql",
        """
        INSERT INTO account VALUES ('ann', 'ADMIN', 'x', true, now());
        INSERT INTO api_key (id, name, role, hash, hint, created_at) VALUES
          ('00000000-0000-0000-0000-000000000001', 'deploy', 'ADMIN', '1', 'a', now()),
          ('00000000-0000-0000-0000-000000000002', 'nightly', 'ADMIN', '2', 'a', now()),
          ('00000000-0000-0000-0000-000000000003', 'old', 'ADMIN', '3', 'a', now());
        INSERT INTO audit_entry (recorded_at, recorded_by, deed, subject, detail) VALUES
          (now(), 'ann', 'key-created', 'key:00000000-0000-0000-0000-000000000001', ''),
          (now(), 'deploy', 'key-created', 'key:00000000-0000-0000-0000-000000000002', '');
        INSERT INTO model_version (stream, sha256, stage, source, reason, size, submitted_by,
          submitted_at, stage_since) VALUES ('s', '\\x01', 'CANDIDATE', '', '', 1, 'ann', now(), now());
        INSERT INTO model_change (stream, sha256, stage, source, reason, changed_by, changed_at)
          VALUES ('s', '\\x01', 'CANDIDATE', '', '', 'ann', '2026-11-22T12:00:00Z');
        INSERT INTO webhook VALUES
          ('00000000-0000-0000-0000-000000000004', 'https://example.com', 's', 'ann', now());
        INSERT INTO webhook_message (webhook, change, changed_at)
          SELECT '00000000-0000-0000-0000-000000000004', number, now() FROM model_change""",
        statement -> {
          assertThat(texts(statement, "SELECT name || ' ' || owner FROM api_key ORDER BY id"))
              .containsExactly("deploy ann", "nightly ann", "old system");
          assertThat(
                  texts(
                      statement,
                      "SELECT extract(hour FROM made_at AT TIME ZONE 'UTC') FROM webhook_message"))
              .containsExactly("12");
        });
  }

  /** As the first version left them: one open, one put aside, one handed on, one decided. */
  @Test
  void keepsTheCasesFromBefore() throws Exception {
    afterMigrating(
        "V10__case_states.sql",
        """
        INSERT INTO decision (id, stream, dedup_key, event_id, event_time, raw, raw_sha256, subjects,
          amount, currency, rate, model_sha256, calibrated, definition_sha256, costs_version,
          probability, raw_probability, cost_allow, saving, action, tier, priority,
          reporting_currency, scored_at, answer)
        SELECT ('00000000-0000-0000-0000-00000000000' || n)::uuid, 's', n, n, '2026-11-01', '{}',
          '\\x01', ARRAY['card=7'], 10 * n, 'USD', 0.5, '\\x02', true, '\\x03', 1, 0.5, 0.5, 5, 4,
          'REVIEW', 'MEDIUM', n, 'EUR', '2026-11-02', '{}'
        FROM generate_series(1, 4) n;
        INSERT INTO triage_case (id, stream, event_id, amount, tier, priority, opened_at, state, action)
        SELECT id, stream, event_id, amount, tier, priority, scored_at, 'OPEN', action FROM decision;
        UPDATE triage_case SET snoozed_until = '2026-11-03' WHERE event_id = '2';
        UPDATE triage_case SET not_by = 'ann' WHERE event_id = '3';
        UPDATE triage_case SET state = 'CLOSED', outcome = 'FRAUD', note = 'called', closed_by = 'ann',
          closed_at = '2026-11-03' WHERE event_id = '4'""",
        statement -> {
          assertThat(
                  texts(
                      statement,
                      "SELECT event_id || ' ' || state || ' ' || at_risk || ' ' || probability"
                          + " FROM triage_case ORDER BY id"))
              .containsExactly(
                  "1 OPEN 5 0.5", "2 SNOOZED 10 0.5", "3 ESCALATED 15 0.5", "4 CLOSED 20 0.5");
          assertThat(texts(statement, "SELECT event_id FROM waiting_case ORDER BY id"))
              .containsExactly("1", "2", "3");
          assertThat(
                  texts(
                      statement,
                      "SELECT case_id || ' ' || given_by || ' ' || outcome || ' ' || note || ' ' || first"
                          + " FROM case_verdict"))
              .containsExactly("00000000-0000-0000-0000-000000000004 ann FRAUD called false");
          assertThat(
                  texts(
                      statement,
                      "SELECT decision_id FROM subject_link WHERE key = subject_key('s', 'card=7')"))
              .hasSize(4);
        });
  }

  /** On a database as it was before a migration, filled, and then brought up to date. */
  private static void afterMigrating(String first, String filled, Check check) throws Exception {
    try (var shared = TestDatabase.shared().getConnection();
        var statement = shared.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS before CASCADE");
      statement.execute("CREATE SCHEMA before");
      statement.execute("SET search_path TO before");
      var since = Schema.MIGRATIONS.indexOf(first);
      for (String name : Schema.MIGRATIONS.subList(0, since)) {
        statement.execute(script(name));
      }
      statement.execute(filled);
      for (String name : Schema.MIGRATIONS.subList(since, Schema.MIGRATIONS.size())) {
        statement.execute(script(name));
      }
      check.of(statement);
      statement.execute("DROP SCHEMA before CASCADE");
      statement.execute("RESET search_path");
    }
  }

  @FunctionalInterface
  private interface Check {
    void of(Statement statement) throws Exception;
  }

  private static String script(String name) throws Exception {
    var file = Path.of(Schema.class.getClassLoader().getResource(Schema.FOLDER + name).toURI());
    return Files.readString(file);
  }

  private static List<String> texts(Statement statement, String query) throws SQLException {
    var texts = new ArrayList<String>();
    try (var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  /** Rows are copied as they are, so that the columns have to be the same in the same order. */
  @Test
  void keepsTheColumnsOfCasesThatWait() {
    assertThat(columns("waiting_case")).isNotEmpty().isEqualTo(columns("triage_case"));
  }

  private static List<String> columns(String table) {
    return new Sql(TestDatabase.shared())
        .list(
            "SELECT column_name || ' ' || data_type FROM information_schema.columns"
                + " WHERE table_schema = 'public' AND table_name = ? ORDER BY ordinal_position",
            row -> row.getString(1),
            table);
  }

  @Test
  void migratesTwiceWithoutHarm() {
    new Schema(TestDatabase.shared()).migrate();

    assertThat(new Database(TestDatabase.shared()).ping()).isTrue();
  }
}
