package assay.adapters.persistence;

import assay.application.triage.CaseFilter;
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
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The queue by JDBC: pages by key, so that the thousandth costs what the first does. */
@ApplicationScoped
public class JdbcCaseQueue implements CaseQueue {
  private static final String CASES =
      "SELECT "
          + CaseColumns.NAMES
          + ", stream, event_id, tier, action, priority, probability, at_risk, sampled, %s AS place";

  /** The decisions are looked up for the cases of the page alone. */
  private static final String ITEMS =
      """
      SELECT c.*, d.event_time, d.amount, d.currency, d.cost_allow, d.cost_review,
        d.cost_block, d.saving, d.reporting_currency, d.scored_at, d.model_sha256,
        d.probability AS decided
      FROM (%s) c JOIN decision d ON d.id = c.id
      """;

  private final Sql sql;
  private final Clock clock;

  @Inject
  public JdbcCaseQueue(DataSource dataSource, Clock clock) {
    this.sql = new Sql(dataSource);
    this.clock = clock;
  }

  private record Placed(Item item, double place) {}

  @Override
  public Page list(CaseFilter filter, Optional<String> cursor, int limit) {
    var order = CaseOrder.of(filter.order());
    var conditions = CaseConditions.of(filter, clock.instant());
    cursor
        .map(text -> CaseCursor.parse(text, filter.order()))
        .ifPresent(after -> order.after(conditions, after));
    var cases = CASES.formatted(order.number()) + conditions.from() + order.sql() + " LIMIT ?";
    var found =
        sql.list(
            ITEMS.formatted(cases) + order.sql(),
            row -> new Placed(item(row), row.getDouble("place")),
            conditions.parameters(limit + 1));
    var items = found.stream().limit(limit).map(Placed::item).toList();
    if (found.size() <= limit) {
      return new Page(items, Optional.empty());
    }
    var last = found.get(limit - 1);
    var next = new CaseCursor(filter.order(), last.place(), last.item().id().value());
    return new Page(items, Optional.of(next.toString()));
  }

  @Override
  public Map<Action, Map<Tier, Long>> count(CaseFilter filter) {
    var conditions =
        CaseConditions.of(filter.of(Optional.empty()).deciding(Optional.empty()), clock.instant());
    var counts = new EnumMap<Action, Map<Tier, Long>>(Action.class);
    sql.list(
        "SELECT action, tier, count(*) FROM (SELECT action, tier"
            + conditions.from()
            + " LIMIT ?) c GROUP BY action, tier",
        row ->
            counts
                .computeIfAbsent(
                    Action.valueOf(row.getString(1)), action -> new EnumMap<>(Tier.class))
                .put(Tier.valueOf(row.getString(2)), row.getLong(3)),
        conditions.parameters(MOST_COUNTED));
    return counts;
  }

  @Override
  public Reach reach(CaseFilter filter, int reviews) {
    var conditions = CaseConditions.of(filter, clock.instant());
    var saved = new TreeMap<String, Double>();
    int[] counted = {0};
    String first =
        "SELECT c.id, c.saving, c.reporting_currency, -c.priority AS place"
            + conditions.from()
            + CaseOrder.PRIORITY.sql()
            + " LIMIT ?";
    var more =
        sql.list(
            first,
            row -> {
              if (counted[0]++ < reviews && row.getObject("saving") != null) {
                saved.merge(
                    row.getString("reporting_currency"), row.getDouble("saving"), Double::sum);
              }
              return Sql.uuid(row, "id");
            },
            conditions.parameters(reviews + 1));
    var last =
        more.size() > reviews
            ? Optional.of(new CaseId(more.get(reviews - 1)))
            : Optional.<CaseId>empty();
    return new Reach(Math.min(reviews, more.size()), saved, last);
  }

  @Override
  public long decidedSince(Instant time) {
    return sql.find(
            "SELECT count(*) FROM triage_case WHERE state = 'CLOSED' AND closed_at >= ?",
            row -> row.getLong(1),
            time)
        .orElse(0L);
  }

  @Override
  public List<Place> places(int limit) {
    var conditions =
        CaseConditions.of(
            CaseFilter.waiting().deciding(Optional.of(Action.REVIEW)), clock.instant());
    conditions.add("NOT c.sampled");
    return sql.list(
        "SELECT priority, probability" + conditions.from() + CaseOrder.PRIORITY.sql() + " LIMIT ?",
        row -> new Place(row.getDouble(1), row.getDouble(2)),
        conditions.parameters(limit));
  }

  @Override
  public Optional<Item> find(CaseId id) {
    var one = CASES.formatted(CaseOrder.PRIORITY.number()) + " FROM triage_case c WHERE c.id = ?";
    return sql.find(ITEMS.formatted(one), JdbcCaseQueue::item, id.value());
  }

  private static Item item(ResultSet row) throws SQLException {
    return new Item(
            CaseColumns.read(row).toDomain(),
            new StreamName(row.getString("stream")),
            row.getString("event_id"),
            Sql.instant(row, "event_time"),
            Tier.valueOf(row.getString("tier")),
            Action.valueOf(row.getString("action")),
            row.getDouble("decided"),
            row.getBigDecimal("amount"),
            row.getString("currency"),
            cost(row),
            Sql.findDouble(row, "saving"),
            row.getString("reporting_currency"),
            row.getDouble("priority"),
            Sql.instant(row, "scored_at"),
            Sql.sha256(row, "model_sha256"),
            row.getBoolean("sampled"))
        .asSeen();
  }

  private static Optional<ExpectedCost> cost(ResultSet row) throws SQLException {
    double allow = row.getDouble("cost_allow");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(
            new ExpectedCost(allow, row.getDouble("cost_review"), row.getDouble("cost_block")));
  }
}
