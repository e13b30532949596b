package assay.adapters.persistence;

import assay.application.model.ModelRegistry;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ChampionLine;
import assay.domain.model.ModelVersion;
import assay.domain.model.Stage;
import assay.domain.model.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Model versions by JDBC: documents of many megabytes pass through no persistence context. */
@ApplicationScoped
public class JdbcModelRegistry implements ModelRegistry {
  /** What failed the checks is kept for a look at it, unless it is a burden. */
  private static final int LARGEST_REJECTED = 1 << 20;

  private static final String SELECT =
      "SELECT stream, sha256, stage, source, reason, size, submitted_by, submitted_at, stage_since"
          + " FROM model_version";

  private static final String CHANGES =
      """
      SELECT stream, sha256, change.stage, change.source, change.reason, size, submitted_by,
        submitted_at, changed_at AS stage_since, changed_by
      FROM model_change change JOIN model_version USING (stream, sha256)""";

  private static final String CHAMPION = SELECT + " WHERE stream = ? AND stage = 'CHAMPION'";

  private static final String HISTORY =
      CHANGES + " WHERE stream = ? AND sha256 = ? ORDER BY number DESC";

  private final Sql sql;

  @Inject
  public JdbcModelRegistry(DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public Optional<ModelVersion> find(StreamName stream, Sha256 sha256) {
    return sql.find(
        SELECT + " WHERE stream = ? AND sha256 = ?",
        JdbcModelRegistry::version,
        stream.value(),
        sha256);
  }

  @Override
  public List<ModelVersion> list(StreamName stream) {
    return sql.list(
        SELECT + " WHERE stream = ? ORDER BY stage_since DESC, sha256",
        JdbcModelRegistry::version,
        stream.value());
  }

  @Override
  public List<ModelVersion> list(Sha256 sha256) {
    return sql.list(
        SELECT + " WHERE sha256 = ? ORDER BY stream", JdbcModelRegistry::version, sha256);
  }

  @Override
  public Optional<byte[]> pmml(StreamName stream, Sha256 sha256) {
    return sql.find(
        "SELECT document FROM model_version"
            + " WHERE stream = ? AND sha256 = ? AND document IS NOT NULL",
        row -> row.getBytes(1),
        stream.value(),
        sha256);
  }

  @Override
  public Optional<ModelVersion> champion(StreamName stream) {
    return sql.find(CHAMPION, JdbcModelRegistry::version, stream.value());
  }

  @Override
  public ModelVersion submit(
      ModelVersion fresh,
      byte[] pmml,
      BiFunction<ModelVersion, Standing, ModelVersion> known,
      String by) {
    var result = new AtomicReference<ModelVersion>(fresh);
    sql.inTransaction(
        connection -> {
          lock(connection, fresh.stream());
          var before = find(connection, fresh.stream(), fresh.sha256());
          if (before.isPresent()) {
            result.set(change(connection, before.get(), pmml, known, by));
          } else {
            write(connection, fresh, pmml, by);
          }
        });
    return result.get();
  }

  @Override
  public ModelVersion change(
      StreamName stream,
      Sha256 sha256,
      BiFunction<ModelVersion, Standing, ModelVersion> rule,
      String by) {
    var changed = new AtomicReference<ModelVersion>();
    sql.inTransaction(
        connection -> {
          lock(connection, stream);
          var before =
              find(connection, stream, sha256)
                  .orElseThrow(
                      () ->
                          new NoSuchElementException(
                              "The stream %s has no model %s."
                                  .formatted(stream, sha256.abbreviated())));
          changed.set(change(connection, before, null, rule, by));
        });
    return changed.get();
  }

  private static Optional<ModelVersion> find(
      Connection connection, StreamName stream, Sha256 sha256) throws SQLException {
    return Sql.list(
            connection,
            SELECT + " WHERE stream = ? AND sha256 = ?",
            JdbcModelRegistry::version,
            stream.value(),
            sha256)
        .stream()
        .findFirst();
  }

  private static ModelVersion change(
      Connection connection,
      ModelVersion before,
      byte @Nullable [] pmml,
      BiFunction<ModelVersion, Standing, ModelVersion> rule,
      String by)
      throws SQLException {
    var after = rule.apply(before, standing(connection, before));
    if (!after.equals(before)) {
      write(connection, after, pmml, by);
    }
    return after;
  }

  private static Standing standing(Connection connection, ModelVersion version)
      throws SQLException {
    var stream = version.stream().value();
    var history =
        Sql.list(connection, HISTORY, JdbcModelRegistry::change, stream, version.sha256());
    var champion = Sql.list(connection, CHAMPION, JdbcModelRegistry::version, stream);
    return ModelRegistry.standing(version, history, champion.stream().findFirst());
  }

  private static void write(
      Connection connection, ModelVersion version, byte @Nullable [] pmml, String by)
      throws SQLException {
    if (version.stage() == Stage.CHAMPION) {
      retireOthers(connection, version, by);
    }
    upsert(connection, version, pmml);
    remember(connection, version, by);
  }

  @Override
  public ChampionLine champions(StreamName stream) {
    var latestFirst =
        sql.list(
            "SELECT sha256 FROM model_change WHERE stream = ? AND stage = 'CHAMPION'"
                + " ORDER BY number DESC LIMIT 1000",
            row -> Sql.sha256(row, "sha256"),
            stream.value());
    Collections.reverse(latestFirst);
    return ChampionLine.of(latestFirst);
  }

  @Override
  public List<Change> latestChanges(int limit) {
    return sql.list(CHANGES + " ORDER BY number DESC LIMIT ?", JdbcModelRegistry::change, limit);
  }

  /** Two nodes may promote at once; the later one retires the earlier one's champion. */
  private static void lock(Connection connection, StreamName stream) throws SQLException {
    Sql.list(
        connection,
        "SELECT pg_advisory_xact_lock(hashtextextended('model:' || ?, 0))",
        row -> true,
        stream.value());
  }

  private static void retireOthers(Connection connection, ModelVersion champion, String by)
      throws SQLException {
    var others =
        Sql.list(
            connection,
            SELECT + " WHERE stream = ? AND stage = 'CHAMPION' AND sha256 <> ?",
            JdbcModelRegistry::version,
            champion.stream().value(),
            champion.sha256());
    for (var other : others) {
      var retired =
          other.become(
              Stage.RETIRED,
              "followed by " + champion.sha256().abbreviated(),
              champion.stageSince());
      upsert(connection, retired, null);
      remember(connection, retired, by);
    }
  }

  private static void upsert(Connection connection, ModelVersion version, byte @Nullable [] pmml)
      throws SQLException {
    boolean kept =
        pmml != null && (version.stage() != Stage.REJECTED || pmml.length <= LARGEST_REJECTED);
    Sql.update(
        connection,
        """
        INSERT INTO model_version AS known
          (stream, sha256, stage, source, reason, size, submitted_by, submitted_at, stage_since,
           document)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::bytea)
        ON CONFLICT (stream, sha256) DO UPDATE SET
          stage = excluded.stage, source = excluded.source, reason = excluded.reason,
          stage_since = excluded.stage_since,
          document = coalesce(known.document, excluded.document)""",
        version.stream().value(),
        version.sha256(),
        version.stage().name(),
        version.source(),
        version.reason(),
        version.size(),
        version.submittedBy(),
        version.submittedAt(),
        version.stageSince(),
        kept ? pmml : null);
  }

  private static void remember(Connection connection, ModelVersion version, String by)
      throws SQLException {
    Sql.update(
        connection,
        """
        WITH made AS (
          INSERT INTO model_change (stream, sha256, stage, source, reason, changed_by, changed_at)
          VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING number, changed_at
        )
        INSERT INTO webhook_message (webhook, change, due_at, changed_at, made_at)
        SELECT webhook.id, made.number, made.changed_at, made.changed_at, made.changed_at
        FROM webhook CROSS JOIN made WHERE webhook.ended_at IS NULL""",
        version.stream().value(),
        version.sha256(),
        version.stage().name(),
        version.source(),
        version.reason(),
        by,
        version.stageSince());
    Sql.update(
        connection,
        "INSERT INTO audit_entry (recorded_at, recorded_by, deed, subject, detail)"
            + " VALUES (?, ?, ?, ?, ?)",
        version.stageSince(),
        by,
        "model-" + version.stage().name().toLowerCase(Locale.ROOT),
        "model:" + version.stream() + "/" + version.sha256().abbreviated(),
        version.reason());
  }

  @Override
  public List<Change> history(StreamName stream, Sha256 sha256) {
    return sql.list(HISTORY, JdbcModelRegistry::change, stream.value(), sha256);
  }

  private static Change change(ResultSet row) throws SQLException {
    var version = version(row);
    return new Change(version, row.getString("changed_by"), version.stageSince());
  }

  private static ModelVersion version(ResultSet row) throws SQLException {
    return new ModelVersion(
        new StreamName(row.getString("stream")),
        Sql.sha256(row, "sha256"),
        Stage.valueOf(row.getString("stage")),
        row.getString("source"),
        row.getString("reason"),
        row.getLong("size"),
        row.getString("submitted_by"),
        Sql.instant(row, "submitted_at"),
        Sql.instant(row, "stage_since"));
  }
}
