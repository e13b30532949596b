package assay.adapters.persistence;

import assay.application.stream.DefinitionRegistry;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Stream definitions by JDBC. */
@ApplicationScoped
public class JdbcDefinitionRegistry implements DefinitionRegistry {
  private static final String SELECT =
      "SELECT stream, definition, costs_version, since FROM stream_current";

  private final Sql sql;

  @Inject
  public JdbcDefinitionRegistry(DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public List<Current> list() {
    return sql.list(SELECT + " ORDER BY stream", JdbcDefinitionRegistry::current);
  }

  @Override
  public Optional<Current> find(StreamName stream) {
    return sql.find(SELECT + " WHERE stream = ?", JdbcDefinitionRegistry::current, stream.value());
  }

  @Override
  public Optional<byte[]> document(StreamName stream, Sha256 sha256) {
    return sql.find(
        "SELECT document FROM stream_definition WHERE stream = ? AND sha256 = ?",
        row -> row.getBytes(1),
        stream.value(),
        sha256);
  }

  @Override
  public Optional<byte[]> documentOfCosts(StreamName stream, int costsVersion) {
    return sql.find(
        "SELECT document FROM stream_history h JOIN stream_definition d"
            + " ON d.stream = h.stream AND d.sha256 = h.definition"
            + " WHERE h.stream = ? AND h.costs_version = ? ORDER BY h.number DESC LIMIT 1",
        row -> row.getBytes(1),
        stream.value(),
        costsVersion);
  }

  @Override
  public void save(Current current, byte[] document) {
    String stream = current.stream().value();
    sql.inTransaction(
        connection -> {
          Sql.update(
              connection,
              "INSERT INTO stream_definition (stream, sha256, document) VALUES (?, ?, ?)"
                  + " ON CONFLICT DO NOTHING",
              stream,
              current.definition(),
              document);
          Sql.update(
              connection,
              "INSERT INTO stream_history (stream, definition, costs_version, since)"
                  + " VALUES (?, ?, ?, ?)",
              stream,
              current.definition(),
              current.costsVersion(),
              current.since());
          Sql.update(
              connection,
              """
              INSERT INTO stream_current (stream, definition, costs_version, since)
              VALUES (?, ?, ?, ?)
              ON CONFLICT (stream) DO UPDATE SET definition = excluded.definition,
                costs_version = excluded.costs_version, since = excluded.since""",
              stream,
              current.definition(),
              current.costsVersion(),
              current.since());
        });
  }

  private static Current current(ResultSet row) throws SQLException {
    return new Current(
        new StreamName(row.getString("stream")),
        Sql.sha256(row, "definition"),
        row.getInt("costs_version"),
        Sql.instant(row, "since"));
  }
}
