package assay.adapters.persistence;

import assay.application.model.ModelTrials;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.promotion.PairedScore;
import assay.domain.promotion.Speed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Trials of models by JDBC. */
@ApplicationScoped
public class JdbcModelTrials implements ModelTrials {
  private static final String SELECT =
      """
      SELECT id, stream, candidate, champion, definition, requested_by, requested_at, finished_at,
        failed, champion_speed, speed, override_by, override_reason, override_at
      FROM model_trial\
      """;

  private static final long UNKNOWN = -1;

  private final Sql sql;

  @Inject
  public JdbcModelTrials(DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @java.lang.Override
  public void request(Trial trial) {
    sql.inTransaction(
        connection ->
            Sql.update(
                connection,
                """
                INSERT INTO model_trial
                  (id, stream, candidate, champion, definition, requested_by, requested_at)
                VALUES (?, ?, ?, ?::bytea, ?, ?, ?)""",
                trial.id(),
                trial.stream().value(),
                trial.candidate(),
                trial.champion().map(Sql::bytes).orElse(null),
                trial.definition(),
                trial.requestedBy(),
                trial.requestedAt()));
  }

  @java.lang.Override
  public Optional<Trial> latest(StreamName stream, Sha256 candidate) {
    return sql.find(
        SELECT + " WHERE stream = ? AND candidate = ? ORDER BY id DESC LIMIT 1",
        JdbcModelTrials::trial,
        stream.value(),
        candidate);
  }

  @java.lang.Override
  public Optional<Trial> claim(UUID node, Instant now, Instant until) {
    var claimed = new AtomicReference<@Nullable Trial>();
    sql.inTransaction(
        connection ->
            Sql.list(
                    connection,
                    """
                    UPDATE model_trial SET node = ?, claimed_until = ? WHERE id = (
                      SELECT id FROM model_trial
                      WHERE finished_at IS NULL
                        AND (node IS NULL OR node = ? OR claimed_until < ?)
                      ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
                    RETURNING id, stream, candidate, champion, definition, requested_by,
                      requested_at, finished_at, failed, champion_speed, speed, override_by,
                      override_reason, override_at""",
                    JdbcModelTrials::trial,
                    node,
                    until,
                    node,
                    now)
                .forEach(claimed::set));
    return Optional.ofNullable(claimed.get());
  }

  @java.lang.Override
  public void add(UUID trial, List<PairedScore> scores) {
    sql.inTransaction(connection -> TrialScores.insert(connection, trial, scores));
  }

  @java.lang.Override
  public List<PairedScore> scores(UUID trial) {
    return sql.list(
        TrialScores.SELECT + " WHERE trial = ? ORDER BY decision_id DESC",
        TrialScores::read,
        trial);
  }

  @java.lang.Override
  public void finish(UUID trial, Result result) {
    sql.inTransaction(
        connection ->
            Sql.update(
                connection,
                "UPDATE model_trial SET finished_at = ?, failed = ?, champion_speed = ?, speed = ?"
                    + " WHERE id = ?",
                result.at(),
                connection.createArrayOf("text", result.failed().toArray()),
                array(connection, result.championSpeed()),
                array(connection, result.speed()),
                trial));
  }

  private static java.sql.@Nullable Array array(Connection connection, Optional<Speed> speed)
      throws SQLException {
    return speed.isEmpty()
        ? null
        : connection.createArrayOf(
            "float8",
            new Double[] {
              speed.get().p50Micros(),
              speed.get().p99Micros(),
              (double) speed.get().loadMillis(),
              (double) speed.get().documentBytes(),
              (double) speed.get().heapBytes().orElse(UNKNOWN)
            });
  }

  @java.lang.Override
  public Override override(UUID trial, Override override) {
    var held = new AtomicReference<Override>(override);
    sql.inTransaction(
        connection -> {
          var found =
              Sql.list(
                      connection,
                      SELECT + " WHERE id = ? FOR UPDATE",
                      JdbcModelTrials::trial,
                      trial)
                  .stream()
                  .findFirst()
                  .orElseThrow();
          if (found.override().isPresent()) {
            held.set(found.override().get());
          } else {
            keep(connection, found, override);
          }
        });
    return held.get();
  }

  private static void keep(Connection connection, Trial trial, Override override)
      throws SQLException {
    Sql.update(
        connection,
        "UPDATE model_trial SET override_by = ?, override_reason = ?, override_at = ?"
            + " WHERE id = ?",
        override.by(),
        override.reason(),
        override.at(),
        trial.id());
    Sql.update(
        connection,
        "INSERT INTO audit_entry (recorded_at, recorded_by, deed, subject, detail)"
            + " VALUES (?, ?, 'model-override', ?, ?)",
        override.at(),
        override.by(),
        "model:" + trial.stream() + "/" + trial.candidate().abbreviated(),
        override.reason());
  }

  private static Trial trial(ResultSet row) throws SQLException {
    return new Trial(
        Sql.uuid(row, "id"),
        new StreamName(row.getString("stream")),
        Sql.sha256(row, "candidate"),
        row.getBytes("champion") == null
            ? Optional.empty()
            : Optional.of(Sql.sha256(row, "champion")),
        Sql.sha256(row, "definition"),
        row.getString("requested_by"),
        Sql.instant(row, "requested_at"),
        result(row),
        override(row));
  }

  private static Optional<Result> result(ResultSet row) throws SQLException {
    var at = Sql.findInstant(row, "finished_at");
    return at.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Result(
                at.get(),
                List.of((String[]) row.getArray("failed").getArray()),
                speed(row, "champion_speed"),
                speed(row, "speed")));
  }

  private static Optional<Speed> speed(ResultSet row, String column) throws SQLException {
    var array = row.getArray(column);
    if (array == null) {
      return Optional.empty();
    }
    var values = (Double[]) array.getArray();
    long heap = values.length < 5 ? UNKNOWN : values[4].longValue(); // trials from before have none
    return Optional.of(
        new Speed(
            values[0],
            values[1],
            values[2].longValue(),
            values[3].longValue(),
            heap == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(heap)));
  }

  private static Optional<Override> override(ResultSet row) throws SQLException {
    var at = Sql.findInstant(row, "override_at");
    return at.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Override(row.getString("override_by"), row.getString("override_reason"), at.get()));
  }
}
