package assay.adapters.persistence;

import assay.application.model.ShadowScores;
import assay.domain.cost.Tier;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.Agreement;
import assay.domain.model.Agreement.Cell;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** Scores of models in the shadow by JDBC, with counts beside them. */
@ApplicationScoped
public class JdbcShadowScores implements ShadowScores {
  private static final String NONE = "NONE";

  private static final String COUNTS =
      """
      SELECT champion_tier, tier, sum(events) AS events, sum(amount) AS amount,
        sum(champion_saving) AS champion_saving, sum(saving) AS saving
      FROM shadow_count WHERE stream = ? AND sha256 = ?\
      """;

  private static final String GROUPS = " GROUP BY champion_tier, tier ORDER BY champion_tier, tier";

  private final Sql sql;

  @Inject
  public JdbcShadowScores(DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public Optional<UUID> upTo(StreamName stream, Sha256 model) {
    return sql.find(
        "SELECT up_to FROM shadow_progress WHERE stream = ? AND sha256 = ?",
        row -> Sql.uuid(row, "up_to"),
        stream.value(),
        model);
  }

  @Override
  public boolean save(StreamName stream, Sha256 model, UUID from, UUID to, List<Shadow> batch) {
    var kept = new AtomicBoolean();
    sql.inTransaction(
        connection -> {
          if (advance(connection, stream, model, from, to)) {
            insert(connection, stream, model, batch);
            count(connection, stream, model, batch);
            kept.set(true);
          }
        });
    return kept.get();
  }

  /** Where another node was faster the row is not as it was, and nothing follows. */
  private static boolean advance(
      Connection connection, StreamName stream, Sha256 model, UUID from, UUID to)
      throws SQLException {
    int changed =
        Sql.update(
            connection,
            """
            INSERT INTO shadow_progress AS known (stream, sha256, up_to) VALUES (?, ?, ?)
            ON CONFLICT (stream, sha256) DO UPDATE SET up_to = excluded.up_to
              WHERE known.up_to <= ?""",
            stream.value(),
            model,
            to,
            from);
    return changed == 1;
  }

  private static void insert(
      Connection connection, StreamName stream, Sha256 model, List<Shadow> batch)
      throws SQLException {
    if (batch.isEmpty()) {
      return;
    }
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO shadow_score"
                + " (stream, sha256, decision_id, probability, tier, action, saving)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      for (Shadow shadow : batch) {
        statement.setString(1, stream.value());
        statement.setBytes(2, Sql.bytes(model));
        statement.setObject(3, shadow.decision().value());
        statement.setObject(4, shadow.said().map(Said::probability).orElse(null), Types.DOUBLE);
        statement.setString(5, shadow.said().map(said -> said.tier().name()).orElse(null));
        statement.setString(6, shadow.said().map(said -> said.action().name()).orElse(null));
        statement.setObject(7, shadow.said().map(Said::saving).orElse(null), Types.DOUBLE);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private record Key(Sha256 champion, Tier championTier, String tier) implements Comparable<Key> {
    static Key of(Shadow shadow) {
      return new Key(
          shadow.champion(),
          shadow.championTier(),
          shadow.said().map(said -> said.tier().name()).orElse(NONE));
    }

    @Override
    public int compareTo(Key other) {
      return toString().compareTo(other.toString());
    }
  }

  /** In the order of the keys, so that two nodes never wait for each other crosswise. */
  private static void count(
      Connection connection, StreamName stream, Sha256 model, List<Shadow> batch)
      throws SQLException {
    var sums = new TreeMap<Key, double[]>();
    for (Shadow shadow : batch) {
      double[] sum = sums.computeIfAbsent(Key.of(shadow), key -> new double[4]);
      sum[0]++;
      sum[1] += shadow.amount();
      sum[2] += shadow.championSaving();
      sum[3] += shadow.said().map(Said::saving).orElse(0.0);
    }
    for (var entry : sums.entrySet()) {
      Sql.update(
          connection,
          """
          INSERT INTO shadow_count AS known (stream, sha256, champion, champion_tier, tier,
            events, amount, champion_saving, saving) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (stream, sha256, champion, champion_tier, tier) DO UPDATE SET
            events = known.events + excluded.events, amount = known.amount + excluded.amount,
            champion_saving = known.champion_saving + excluded.champion_saving,
            saving = known.saving + excluded.saving""",
          stream.value(),
          model,
          entry.getKey().champion(),
          entry.getKey().championTier().name(),
          entry.getKey().tier(),
          (long) entry.getValue()[0],
          entry.getValue()[1],
          entry.getValue()[2],
          entry.getValue()[3]);
    }
  }

  private record Row(String championTier, String tier, double[] sums) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getString("champion_tier"),
          row.getString("tier"),
          new double[] {
            row.getDouble("events"),
            row.getDouble("amount"),
            row.getDouble("champion_saving"),
            row.getDouble("saving")
          });
    }

    Cell toCell() {
      return new Cell(
          Tier.valueOf(championTier),
          Tier.valueOf(tier),
          (long) sums[0],
          sums[1],
          sums[2],
          sums[3]);
    }
  }

  @Override
  public Agreement agreement(StreamName stream, Sha256 model, Sha256 champion) {
    return agreement(
        sql.list(COUNTS + " AND champion = ?" + GROUPS, Row::of, stream.value(), model, champion));
  }

  @Override
  public Agreement agreement(StreamName stream, Sha256 model) {
    return agreement(sql.list(COUNTS + GROUPS, Row::of, stream.value(), model));
  }

  private static Agreement agreement(List<Row> rows) {
    return new Agreement(
        rows.stream().filter(row -> !row.tier().equals(NONE)).map(Row::toCell).toList(),
        (long)
            rows.stream()
                .filter(row -> row.tier().equals(NONE))
                .mapToDouble(row -> row.sums()[0])
                .sum());
  }
}
