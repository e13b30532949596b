package assay.adapters.persistence;

import assay.application.triage.CaseQueue.Order;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An order of the queue as SQL; every one has an index of its own. */
enum CaseOrder {
  PRIORITY("-c.priority", false),
  AMOUNT("-c.at_risk", false),
  PROBABILITY("-c.probability", false),
  OLDEST("c.opened_at", false),
  NEWEST("c.opened_at", true);

  private final String key;
  private final boolean descending;

  CaseOrder(String key, boolean descending) {
    this.key = key;
    this.descending = descending;
  }

  static CaseOrder of(Order order) {
    return valueOf(order.name());
  }

  String sql() {
    return descending
        ? " ORDER BY %s DESC, c.id DESC".formatted(key)
        : " ORDER BY %s, c.id".formatted(key);
  }

  /** What a row sorts by, as a number. */
  String number() {
    return isTime() ? "round(extract(epoch FROM c.opened_at) * 1000000)::float8" : key;
  }

  /** Narrows to what comes after the end of a page. */
  void after(CaseConditions conditions, CaseCursor cursor) {
    Object value = isTime() ? time(cursor.key()) : cursor.key();
    conditions.add(
        "(%s, c.id) %s (?, ?)".formatted(key, descending ? "<" : ">"), value, cursor.id());
  }

  private static Instant time(double micros) {
    return Instant.EPOCH.plus((long) micros, ChronoUnit.MICROS);
  }

  private boolean isTime() {
    return this == OLDEST || this == NEWEST;
  }
}
