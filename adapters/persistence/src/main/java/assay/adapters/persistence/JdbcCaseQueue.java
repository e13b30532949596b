package assay.adapters.persistence;

import assay.application.triage.CaseQueue;
import assay.domain.cost.Action;
import assay.domain.cost.ExpectedCost;
import assay.domain.cost.Tier;
import assay.domain.event.StreamName;
import assay.domain.triage.CaseId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The queue by JDBC: pages by key, so that the thousandth costs what the first does. */
@ApplicationScoped
public class JdbcCaseQueue implements CaseQueue {
  private static final String CASES =
      """
      SELECT id, stream, event_id, tier, action, priority, opened_at, state, snoozed_until, not_by,
        claimed_by, claimed_until, outcome, reason_code, note, closed_by, closed_at
      FROM triage_case c""";

  private static final String ORDER = " ORDER BY -c.priority, c.id LIMIT ?";

  /** The decisions are looked up for the cases of the page alone. */
  private static final String ITEMS =
      """
      SELECT c.*, d.event_time, d.probability, d.amount, d.currency, d.cost_allow,
        d.cost_review, d.cost_block, d.saving, d.reporting_currency, d.scored_at
      FROM (%s) c JOIN decision d ON d.id = c.id
      ORDER BY -c.priority, c.id""";

  private final Sql sql;

  @Inject
  public JdbcCaseQueue(DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public Page list(Filter filter, Optional<String> cursor, int limit) {
    var conditions = CaseConditions.of(filter);
    cursor
        .map(CaseCursor::parse)
        .ifPresent(
            after -> conditions.add("(-c.priority, c.id) > (?, ?)", -after.priority(), after.id()));
    var items =
        sql.list(
            ITEMS.formatted(CASES + conditions.where() + ORDER),
            JdbcCaseQueue::item,
            conditions.parameters(limit + 1));
    if (items.size() <= limit) {
      return new Page(items, Optional.empty());
    }
    var last = items.get(limit - 1);
    return new Page(
        List.copyOf(items.subList(0, limit)),
        Optional.of(new CaseCursor(last.priority(), last.id().value()).toString()));
  }

  @Override
  public Map<Tier, Long> countByTier(Filter filter) {
    var conditions = CaseConditions.of(filter.inAnyTier());
    var counts = new EnumMap<Tier, Long>(Tier.class);
    sql.list(
        "SELECT tier, count(*) FROM triage_case c" + conditions.where() + " GROUP BY tier",
        row -> counts.put(Tier.valueOf(row.getString(1)), row.getLong(2)),
        conditions.parameters());
    return counts;
  }

  @Override
  public Optional<Item> find(CaseId id) {
    return sql.find(ITEMS.formatted(CASES + " WHERE c.id = ?"), JdbcCaseQueue::item, id.value());
  }

  private static Item item(ResultSet row) throws SQLException {
    return new Item(
        CaseColumns.read(row).toDomain(),
        new StreamName(row.getString("stream")),
        row.getString("event_id"),
        Sql.instant(row, "event_time"),
        Tier.valueOf(row.getString("tier")),
        Action.valueOf(row.getString("action")),
        row.getDouble("probability"),
        row.getBigDecimal("amount"),
        row.getString("currency"),
        cost(row),
        Sql.findDouble(row, "saving"),
        row.getString("reporting_currency"),
        row.getDouble("priority"),
        Sql.instant(row, "scored_at"));
  }

  private static Optional<ExpectedCost> cost(ResultSet row) throws SQLException {
    double allow = row.getDouble("cost_allow");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(
            new ExpectedCost(allow, row.getDouble("cost_review"), row.getDouble("cost_block")));
  }
}
