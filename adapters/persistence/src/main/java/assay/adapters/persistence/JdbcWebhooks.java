package assay.adapters.persistence;

import assay.application.notification.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Webhooks and what is still to be told, by JDBC. */
@ApplicationScoped
public class JdbcWebhooks implements Webhooks {
  private static final String SELECT =
      "SELECT id, url, secret, added_by, added_at, paused_at, ended_at FROM webhook";

  private final Sql sql;

  @Inject
  public JdbcWebhooks(DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public List<Webhook> list() {
    return sql.list(SELECT + " ORDER BY id DESC", JdbcWebhooks::webhook);
  }

  @Override
  public void add(Webhook webhook) {
    sql.inTransaction(
        connection -> {
          Sql.update(
              connection,
              "INSERT INTO webhook (id, url, secret, added_by, added_at) VALUES (?, ?, ?, ?, ?)",
              webhook.id(),
              webhook.url().toString(),
              webhook.secret(),
              webhook.by(),
              webhook.at());
          remember(connection, "added", webhook.id(), webhook.by(), webhook.at());
        });
  }

  @Override
  public boolean end(UUID id, String by, Instant at) {
    return change(
        "ended",
        id,
        by,
        at,
        connection -> {
          Sql.update(
              connection,
              "UPDATE webhook_message SET due_at = NULL, problem = 'The webhook was ended.'"
                  + " WHERE webhook = ? AND due_at IS NOT NULL",
              id);
          return Sql.update(
              connection,
              "UPDATE webhook SET ended_at = ? WHERE id = ? AND ended_at IS NULL",
              at,
              id);
        });
  }

  @Override
  public boolean pause(UUID id, String by, Instant at) {
    return change(
        "paused",
        id,
        by,
        at,
        connection ->
            Sql.update(
                connection,
                "UPDATE webhook SET paused_at = ?"
                    + " WHERE id = ? AND paused_at IS NULL AND ended_at IS NULL",
                at,
                id));
  }

  @Override
  public boolean resume(UUID id, String by, Instant at) {
    return change(
        "resumed",
        id,
        by,
        at,
        connection ->
            Sql.update(
                connection,
                "UPDATE webhook SET paused_at = NULL"
                    + " WHERE id = ? AND paused_at IS NOT NULL AND ended_at IS NULL",
                id));
  }

  /** Answers how many webhooks changed: 1 or 0. */
  @FunctionalInterface
  private interface Update {
    int on(Connection connection) throws SQLException;
  }

  private boolean change(String deed, UUID id, String by, Instant at, Update update) {
    var changed = new AtomicInteger();
    sql.inTransaction(
        connection -> {
          changed.set(update.on(connection));
          if (changed.get() == 1) {
            remember(connection, deed, id, by, at);
          }
        });
    return changed.get() == 1;
  }

  private static void remember(
      Connection connection, String deed, UUID webhook, String by, Instant at) throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO audit_entry (recorded_at, recorded_by, deed, subject, detail)"
            + " SELECT ?, ?, ?, ?, url FROM webhook WHERE id = ?",
        at,
        by,
        "webhook-" + deed,
        "webhook:" + webhook,
        webhook);
  }

  @Override
  public boolean test(UUID webhook, UUID message, Instant at) {
    var written = new AtomicInteger();
    sql.inTransaction(
        connection ->
            written.set(
                Sql.update(
                    connection,
                    "INSERT INTO webhook_message (id, webhook, due_at, changed_at, made_at)"
                        + " SELECT ?, id, ?, ?, ? FROM webhook"
                        + " WHERE id = ? AND paused_at IS NULL AND ended_at IS NULL",
                    message,
                    at,
                    at,
                    at,
                    webhook)));
    return written.get() == 1;
  }

  @Override
  public boolean retry(UUID webhook, UUID message, Instant at) {
    var due = new AtomicInteger();
    sql.inTransaction(
        connection ->
            due.set(
                Sql.update(
                    connection,
                    """
                    UPDATE webhook_message m SET due_at = ?, attempts = 0 FROM webhook w
                    WHERE m.id = ? AND m.webhook = ? AND m.delivered_at IS NULL
                      AND w.id = m.webhook AND w.paused_at IS NULL AND w.ended_at IS NULL""",
                    at,
                    message,
                    webhook)));
    return due.get() == 1;
  }

  /** Moves what is due out of the way of other nodes, until the claim runs out. */
  @Override
  public List<Message> claim(Instant now, Instant until, int limit) {
    var claimed = new ArrayList<Message>();
    sql.inTransaction(
        connection ->
            claimed.addAll(
                Sql.list(
                    connection,
                    """
                    WITH due AS (
                      SELECT m.id FROM webhook_message m
                        JOIN webhook w ON w.id = m.webhook AND w.paused_at IS NULL
                      WHERE m.due_at <= ?
                      ORDER BY m.due_at, m.change LIMIT ? FOR UPDATE OF m SKIP LOCKED
                    ), claimed AS (
                      UPDATE webhook_message m SET due_at = ? FROM due WHERE m.id = due.id
                      RETURNING m.id, m.webhook, m.change, m.attempts, m.made_at
                    )
                    SELECT c.id AS message, c.attempts, c.made_at, w.id, w.url, w.secret,
                      w.added_by, w.added_at, w.paused_at, w.ended_at, mc.number, mc.stream,
                      mc.sha256, mc.stage, mc.reason, mc.changed_by, mc.changed_at
                    FROM claimed c JOIN webhook w ON w.id = c.webhook
                      LEFT JOIN model_change mc ON mc.number = c.change
                    ORDER BY c.made_at, mc.number""",
                    JdbcWebhooks::message,
                    now,
                    limit,
                    until)));
    return claimed;
  }

  @Override
  public void delivered(UUID message, Instant at) {
    sql.inTransaction(
        connection ->
            Sql.update(
                connection,
                "UPDATE webhook_message SET delivered_at = ?, due_at = NULL, problem = '',"
                    + " attempts = attempts + 1, changed_at = ? WHERE id = ?",
                at,
                at,
                message));
  }

  @Override
  public void failed(UUID message, String why, Optional<Instant> next) {
    sql.inTransaction(
        connection ->
            Sql.update(
                connection,
                "UPDATE webhook_message SET problem = ?, due_at = ?, attempts = attempts + 1"
                    + " WHERE id = ?",
                why,
                next.orElse(null),
                message));
  }

  @Override
  public List<Delivery> deliveries(UUID webhook, int limit) {
    return sql.list(
        """
        SELECT m.id, m.attempts, m.due_at, m.problem, m.delivered_at, m.made_at,
          mc.number, mc.stream, mc.sha256, mc.stage, mc.reason, mc.changed_by, mc.changed_at
        FROM webhook_message m LEFT JOIN model_change mc ON mc.number = m.change
        WHERE m.webhook = ? ORDER BY m.made_at DESC, mc.number DESC LIMIT ?""",
        JdbcWebhooks::delivery,
        webhook,
        limit);
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    boolean delivered = Sql.findInstant(row, "delivered_at").isPresent();
    boolean waiting = Sql.findInstant(row, "due_at").isPresent();
    return new Delivery(
        Sql.uuid(row, "id"),
        changed(row),
        delivered ? "delivered" : waiting ? "waiting" : "given-up",
        row.getInt("attempts"),
        row.getString("problem"),
        Sql.instant(row, "made_at"));
  }

  private static Webhook webhook(ResultSet row) throws SQLException {
    return new Webhook(
        Sql.uuid(row, "id"),
        URI.create(row.getString("url")),
        row.getString("secret"),
        row.getString("added_by"),
        Sql.instant(row, "added_at"),
        Sql.findInstant(row, "paused_at"),
        Sql.findInstant(row, "ended_at"));
  }

  private static Message message(ResultSet row) throws SQLException {
    return new Message(
        Sql.uuid(row, "message"),
        webhook(row),
        row.getInt("attempts"),
        changed(row),
        Sql.instant(row, "made_at"));
  }

  private static Optional<ModelChanged> changed(ResultSet row) throws SQLException {
    return row.getString("stage") == null
        ? Optional.empty()
        : Optional.of(
            new ModelChanged(
                row.getLong("number"),
                row.getString("stream"),
                Sql.sha256(row, "sha256").hex(),
                row.getString("stage").toLowerCase(Locale.ROOT),
                row.getString("reason"),
                row.getString("changed_by"),
                Sql.instant(row, "changed_at")));
  }
}
