package assay.adapters.persistence;

import assay.application.scoring.DecisionLog;
import assay.domain.event.StreamName;
import assay.domain.scoring.DecisionId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;

/**
 * The decision log on PostgreSQL, by group commit. What follows an append in its future runs on the
 * committer and must not wait for anything.
 */
public final class PostgresDecisionLog implements DecisionLog, AutoCloseable {
  private final GroupCommit commits;
  private final Sql sql;

  PostgresDecisionLog(DataSource dataSource, ThreadFactory threads, GroupCommit.Limits limits) {
    this.commits = new GroupCommit(dataSource, threads, limits);
    this.sql = new Sql(dataSource);
  }

  /**
   * A log that is ready.
   *
   * @param dataSource connections in autocommit, one of which the log keeps for itself
   */
  public static PostgresDecisionLog start(DataSource dataSource, ThreadFactory threads) {
    var log = new PostgresDecisionLog(dataSource, threads, GroupCommit.Limits.usual());
    log.start();
    return log;
  }

  void start() {
    commits.start();
  }

  /** How many transactions the appends have shared so far. */
  public long transactions() {
    return commits.batches();
  }

  @Override
  public CompletableFuture<Appended> append(Entry entry) {
    return commits.append(entry);
  }

  @Override
  public Optional<Stored> find(StreamName stream, String key) {
    return sql.find(
        StoredRows.SELECT + " WHERE stream = ? AND dedup_key = ?",
        StoredRows::read,
        stream.value(),
        StorableText.key(key));
  }

  @Override
  public Optional<Stored> find(DecisionId id) {
    return sql.find(StoredRows.SELECT + " WHERE id = ?", StoredRows::read, id.value());
  }

  /** Stops; what waits fails. */
  @Override
  public void close() {
    commits.stop();
  }
}
