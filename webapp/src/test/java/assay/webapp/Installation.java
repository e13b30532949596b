package assay.webapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A running server with its own database: the shared one, or one that a test started for itself.
 *
 * @param data the data directory
 * @param models the folder of the streams
 */
public record Installation(int port, int managementPort, Path data, Path models) {
  private static final int PORT_LINE = 3;

  /** The server that all test classes share. */
  public static Installation shared() {
    return new Installation(
        Integer.getInteger("assay.port"),
        Integer.getInteger("assay.management.port"),
        Path.of(System.getProperty("assay.data")),
        Path.of(System.getProperty("assay.models")));
  }

  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public URI managementUrl(String path) {
    return URI.create("http://127.0.0.1:" + managementPort + path);
  }

  public Path log() {
    return data.resolve("log/server.log");
  }

  /** What the first start wrote down: {@code admin}, {@code reviewer}, {@code client}. */
  public JsonNode credentials() throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(data.resolve("credentials.json")));
  }

  /** A program with the API key of the first start. */
  public Program client() throws IOException {
    return Program.of(this, credentials().at("/client/apiKey").asText());
  }

  /** Somebody without a key. */
  public Program nobody() {
    return Program.of(this, "");
  }

  /** A connection to the embedded database, beside the server's own. */
  public Connection database() throws IOException, SQLException {
    var postgresql = data.resolve("postgresql");
    var port = Files.readAllLines(postgresql.resolve("data/postmaster.pid")).get(PORT_LINE);
    var password = Files.readString(postgresql.resolve("database-password")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port.strip() + "/assay", "assay", password);
  }

  /** How one row of an answer is read. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** All rows that a query finds, by a connection of its own. */
  public <T> List<T> query(RowReader<T> reader, String sql, Object... parameters)
      throws IOException, SQLException {
    try (var connection = database();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      var rows = new ArrayList<T>();
      try (var found = statement.executeQuery()) {
        while (found.next()) {
          rows.add(reader.read(found));
        }
      }
      return rows;
    }
  }

  /** The first column of the first row as a number. */
  public long count(String sql, Object... parameters) throws IOException, SQLException {
    return query(row -> row.getLong(1), sql, parameters).get(0);
  }
}
