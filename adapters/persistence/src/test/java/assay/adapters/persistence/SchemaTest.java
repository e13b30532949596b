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
  private static final String OWNERS = "V35__key_owners.sql";

  @Test
  void namesEveryMigrationInItsFolder() throws Exception {
    var folder = Path.of(Schema.class.getClassLoader().getResource(Schema.FOLDER).toURI());

    assertThat(Arrays.asList(folder.toFile().list()))
        .containsExactlyInAnyOrderElementsOf(Schema.MIGRATIONS);
  }

  /** On a database as it was: of three keys one was made by a key, one nobody remembers. */
  @Test
  void findsTheOwnersOfKeysAndTheTimesOfMessagesFromBefore() throws Exception {
    try (var shared = TestDatabase.shared().getConnection();
        var statement = shared.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS before CASCADE");
      statement.execute("CREATE SCHEMA before");
      statement.execute("SET search_path TO before");
      for (String name : Schema.MIGRATIONS.subList(0, Schema.MIGRATIONS.indexOf(OWNERS))) {
        statement.execute(script(name));
      }
      statement.execute(
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
            SELECT '00000000-0000-0000-0000-000000000004', number, now() FROM model_change""");

      for (String name :
          Schema.MIGRATIONS.subList(Schema.MIGRATIONS.indexOf(OWNERS), Schema.MIGRATIONS.size())) {
        statement.execute(script(name));
      }

      assertThat(texts(statement, "SELECT name || ' ' || owner FROM api_key ORDER BY id"))
          .containsExactly("deploy ann", "nightly ann", "old system");
      assertThat(
              texts(
                  statement,
                  "SELECT extract(hour FROM made_at AT TIME ZONE 'UTC')::text FROM webhook_message"))
          .containsExactly("12");
      statement.execute("DROP SCHEMA before CASCADE");
      statement.execute("RESET search_path");
    }
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
