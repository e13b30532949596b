package assay.adapters.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;

/** PostgreSQL with Assay's tables, one for all tests of a run; as durable as in production. */
final class TestDatabase {
  private static final TestDatabase SHARED = new TestDatabase();

  private final EmbeddedPostgres postgres;

  private TestDatabase() {
    try {
      postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_connections", "60")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new Schema(postgres.getPostgresDatabase()).migrate();
  }

  static DataSource shared() {
    return SHARED.postgres.getPostgresDatabase();
  }
}
