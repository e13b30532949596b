package assay.adapters.persistence;

import assay.domain.cost.Action;
import assay.domain.cost.Tier;
import assay.domain.promotion.PairedScore;
import assay.domain.promotion.PairedScore.Judged;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Events that were scored again, as rows. */
final class TrialScores {
  static final String SELECT =
      """
      SELECT decision_id, event_id, decided_at, amount, fraud, recent, champion_probability,
        champion_tier, champion_action, champion_saving, probability, tier, action, saving
      FROM trial_score\
      """;

  private static final String INSERT =
      """
      INSERT INTO trial_score (trial, decision_id, event_id, decided_at, amount, fraud, recent,
        champion_probability, champion_tier, champion_action, champion_saving,
        probability, tier, action, saving)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

  private TrialScores() {}

  static void insert(Connection connection, UUID trial, List<PairedScore> scores)
      throws SQLException {
    try (var statement = connection.prepareStatement(INSERT)) {
      for (PairedScore score : scores) {
        statement.setObject(1, trial);
        statement.setObject(2, UUID.fromString(score.decision()));
        statement.setString(3, score.eventId());
        statement.setObject(4, OffsetDateTime.ofInstant(score.at(), ZoneOffset.UTC));
        statement.setDouble(5, score.amount());
        statement.setObject(6, score.fraud().orElse(null), Types.BOOLEAN);
        statement.setBoolean(7, score.recent());
        bind(statement, 8, score.champion());
        bind(statement, 12, score.candidate());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, int at, Optional<Judged> judged)
      throws SQLException {
    statement.setObject(at, judged.map(Judged::probability).orElse(null), Types.DOUBLE);
    statement.setString(at + 1, judged.map(j -> j.tier().name()).orElse(null));
    statement.setString(at + 2, judged.map(j -> j.action().name()).orElse(null));
    statement.setObject(at + 3, judged.map(Judged::saving).orElse(null), Types.DOUBLE);
  }

  static PairedScore read(ResultSet row) throws SQLException {
    boolean fraud = row.getBoolean("fraud");
    Optional<Boolean> label = row.wasNull() ? Optional.empty() : Optional.of(fraud);
    return new PairedScore(
        Sql.uuid(row, "decision_id").toString(),
        row.getString("event_id"),
        Sql.instant(row, "decided_at"),
        row.getDouble("amount"),
        label,
        row.getBoolean("recent"),
        judged(row, "champion_"),
        judged(row, ""));
  }

  private static Optional<Judged> judged(ResultSet row, String prefix) throws SQLException {
    String tier = row.getString(prefix + "tier");
    return tier == null
        ? Optional.empty()
        : Optional.of(
            new Judged(
                row.getDouble(prefix + "probability"),
                Tier.valueOf(tier),
                Action.valueOf(row.getString(prefix + "action")),
                row.getDouble(prefix + "saving")));
  }
}
