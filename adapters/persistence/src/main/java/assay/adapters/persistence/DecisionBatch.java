package assay.adapters.persistence;

import assay.application.scoring.DecisionLog.Appended.AlreadyDecided;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Entries that become durable together; answers each once it is known what came of it. */
final class DecisionBatch {
  /** The same order in all processes, so that two batches that share keys can't deadlock. */
  private static final Comparator<Pending> ORDER =
      Comparator.<Pending, String>comparing(p -> p.entry().decision().event().stream().value())
          .thenComparing(p -> StorableText.key(p.entry().key()));

  private final Connection connection;
  private final List<Pending> pending;

  DecisionBatch(Connection connection, List<Pending> pending) {
    this.connection = connection;
    this.pending = List.copyOf(pending);
  }

  /**
   * Stores all; where the database refuses one, each by itself, so that only that one fails.
   *
   * @throws SQLException if the database is away: what is not answered yet is in doubt
   */
  void store() throws SQLException {
    try {
      store(pending, false);
    } catch (SQLException e) {
      if (StorageFailures.isUnavailable(e)) {
        throw e;
      }
      for (var one : pending) {
        storeAlone(one);
      }
    }
  }

  private void storeAlone(Pending one) throws SQLException {
    if (one.isDone()) {
      return;
    }
    try {
      store(List.of(one), true);
    } catch (SQLException e) {
      if (StorageFailures.isUnavailable(e)) {
        throw e;
      }
      // Neither the message nor the cause: the driver quotes the refused values.
      one.fail(
          new IllegalStateException(
              "The database refused decision %s (SQLState %s)."
                  .formatted(one.entry().decision().id(), e.getSQLState())));
    }
  }

  private void store(List<Pending> some, boolean careful) throws SQLException {
    var entries = some.stream().sorted(ORDER).map(Pending::entry).toList();
    var kept = new SubjectEventRows(some.stream().map(Pending::entry).toList());
    var stored = DecisionRows.insert(connection, entries, kept, careful);
    var repeated = new ArrayList<Pending>();
    for (var one : some) {
      if (stored.contains(one.entry().decision().id().value())) {
        one.durable();
      } else {
        repeated.add(one);
      }
    }
    if (!repeated.isEmpty()) {
      answerRepeated(repeated);
    }
  }

  private void answerRepeated(List<Pending> repeated) throws SQLException {
    var earlier =
        StoredRows.find(
            connection, repeated.stream().map(Pending::entry).map(DedupKey::of).toList());
    for (var one : repeated) {
      var stored = earlier.get(DedupKey.of(one.entry()));
      if (stored == null) {
        one.fail(
            new IllegalStateException(
                "Decision %s has the id of another one.".formatted(one.entry().decision().id())));
      } else if (stored.id().equals(one.entry().decision().id())) {
        one.durable();
      } else {
        one.future().complete(new AlreadyDecided(stored));
      }
    }
  }
}
