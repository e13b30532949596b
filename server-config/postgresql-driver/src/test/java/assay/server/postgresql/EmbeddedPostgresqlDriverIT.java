package assay.server.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresqlDriverIT {
  // The server ends with the JVM, so its directory stays until then.
  @TempDir(cleanup = CleanupMode.NEVER)
  static Path temporary;

  static Path directory;
  static String url;

  @BeforeAll
  static void chooseADirectoryWithASpace() {
    directory = temporary.resolve("data base");
    url = "jdbc:embedded-postgresql:" + directory + "?port=0&ApplicationName=assay-test";
  }

  @Test
  void startsAtTheFirstConnectionWithDurableSettings() throws SQLException {
    try (var connection = DriverManager.getConnection(url)) {
      assertThat(text(connection, "SHOW fsync")).isEqualTo("on");
      assertThat(text(connection, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(text(connection, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(text(connection, "SHOW application_name")).isEqualTo("assay-test");
      assertThat(text(connection, "SHOW server_encoding")).isEqualTo("UTF8");
      assertThat(text(connection, "SELECT current_user || '/' || current_database()"))
          .isEqualTo("assay/assay");
      assertThat(text(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = 'assay'"))
          .isEqualTo("f");
    }
  }

  @Test
  void keepsItsPasswordForTheOwnerOfTheDirectory() throws Exception {
    try (var connection = DriverManager.getConnection(url)) {
      var file = directory.resolve("database-password");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      var plain = "jdbc:postgresql://127.0.0.1:" + port(connection) + "/assay";
      assertThatThrownBy(() -> DriverManager.getConnection(plain, "assay", "postgres"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      assertThatThrownBy(() -> DriverManager.getConnection(plain, "postgres", ""))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void passesPlainPostgresqlUrlsThrough() throws Exception {
    try (var embedded = DriverManager.getConnection(url)) {
      var plain = "jdbc:postgresql://127.0.0.1:" + port(embedded) + "/assay";
      var password = Files.readString(directory.resolve("database-password")).strip();
      var driver = new EmbeddedPostgresqlDriver();
      assertThat(driver.acceptsURL(plain)).isTrue();
      var properties = new java.util.Properties();
      properties.setProperty("user", "assay");
      properties.setProperty("password", password);
      try (var connection = driver.connect(plain, properties)) {
        assertThat(text(connection, "SELECT 'through'")).isEqualTo("through");
      }
      assertThat(driver.connect("jdbc:other:thing", properties)).isNull();
    }
  }

  @Test
  void comesBackWithItsDataAfterItWasKilled() throws Exception {
    // Given
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS survivor");
      statement.execute("CREATE TABLE survivor (name text)");
      statement.execute("INSERT INTO survivor VALUES ('event')");
    }
    var before = postmaster();
    // When
    before.destroyForcibly();
    before.onExit().get(10, TimeUnit.SECONDS);
    // Then
    try (var connection = connectWithin(Duration.ofSeconds(30))) {
      assertThat(text(connection, "SELECT name FROM survivor")).isEqualTo("event");
      assertThat(postmaster().pid()).isNotEqualTo(before.pid());
    }
  }

  @Test
  void refusesADirectoryThatAnotherServerUses() throws Exception {
    try (var connection = DriverManager.getConnection(url)) {
      assertThat(connection.isValid(1)).isTrue();
      var other = "jdbc:embedded-postgresql:" + directory + "?port=1";
      assertThatThrownBy(() -> DriverManager.getConnection(other))
          .hasMessageContaining("Another process uses the database");
    }
  }

  private static Connection connectWithin(Duration limit) throws SQLException {
    var end = Instant.now().plus(limit);
    while (true) {
      try {
        return DriverManager.getConnection(url);
      } catch (SQLException e) {
        if (Instant.now().isAfter(end)) {
          throw e;
        }
      }
    }
  }

  private static ProcessHandle postmaster() throws Exception {
    var pid = Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0);
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static String port(Connection connection) throws SQLException {
    return text(connection, "SELECT inet_server_port()");
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
