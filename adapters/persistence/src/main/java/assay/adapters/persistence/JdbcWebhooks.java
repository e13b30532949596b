package assay.adapters.persistence;

import assay.application.notification.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
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
      "SELECT id, url, secret, added_by, added_at, ended_at FROM webhook";

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
        connection ->
            Sql.update(
                connection,
                "INSERT INTO webhook (id, url, secret, added_by, added_at) VALUES (?, ?, ?, ?, ?)",
                webhook.id(),
                webhook.url().toString(),
                webhook.secret(),
                webhook.by(),
                webhook.at()));
  }

  @Override
  public boolean end(UUID id, Instant at) {
    var ended = new AtomicInteger();
    sql.inTransaction(
        connection -> {
          ended.set(
              Sql.update(
                  connection,
                  "UPDATE webhook SET ended_at = ? WHERE id = ? AND ended_at IS NULL",
                  at,
                  id));
          Sql.update(
              connection,
              "UPDATE webhook_message SET due_at = NULL, problem = 'The webhook was ended.'"
                  + " WHERE webhook = ? AND due_at IS NOT NULL",
              id);
        });
    return ended.get() == 1;
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
                      SELECT id FROM webhook_message WHERE due_at <= ?
                      ORDER BY due_at, change LIMIT ? FOR UPDATE SKIP LOCKED
                    ), claimed AS (
                      UPDATE webhook_message m SET due_at = ? FROM due WHERE m.id = due.id
                      RETURNING m.id, m.webhook, m.change, m.attempts
                    )
                    SELECT c.id AS message, c.attempts, w.id, w.url, w.secret, w.added_by,
                      w.added_at, w.ended_at, mc.number, mc.stream, mc.sha256, mc.stage,
                      mc.reason, mc.changed_by, mc.changed_at
                    FROM claimed c JOIN webhook w ON w.id = c.webhook
                      JOIN model_change mc ON mc.number = c.change
                    ORDER BY mc.number""",
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
        "SELECT id, change, attempts, due_at, problem, delivered_at, changed_at"
            + " FROM webhook_message WHERE webhook = ? ORDER BY change DESC LIMIT ?",
        JdbcWebhooks::delivery,
        webhook,
        limit);
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    boolean delivered = Sql.findInstant(row, "delivered_at").isPresent();
    boolean waiting = Sql.findInstant(row, "due_at").isPresent();
    return new Delivery(
        Sql.uuid(row, "id"),
        row.getLong("change"),
        delivered ? "delivered" : waiting ? "waiting" : "given-up",
        row.getInt("attempts"),
        row.getString("problem"),
        Sql.instant(row, "changed_at"));
  }

  private static Webhook webhook(ResultSet row) throws SQLException {
    return new Webhook(
        Sql.uuid(row, "id"),
        URI.create(row.getString("url")),
        row.getString("secret"),
        row.getString("added_by"),
        Sql.instant(row, "added_at"),
        Sql.findInstant(row, "ended_at"));
  }

  private static Message message(ResultSet row) throws SQLException {
    return new Message(
        Sql.uuid(row, "message"),
        webhook(row),
        row.getInt("attempts"),
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
