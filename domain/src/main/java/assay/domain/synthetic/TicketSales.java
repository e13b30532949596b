package assay.domain.synthetic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ticket types of one event and what was sold of them.
 *
 * @param gross sum of cost x quantity sold
 * @param sold number of tickets sold
 */
record TicketSales(List<Map<String, @Nullable Object>> types, double gross, long sold) {
  private static final double LARGEST_GROSS = 306_000;

  static TicketSales draw(long eventId, Conduct conduct, Draws draws) {
    double freeShare = conduct.choose(0.08, 0.02);
    boolean free = draws.chance(freeShare);
    double mean = conduct.meanFor(2482, 1911) / (1 - freeShare);
    double target = free ? 0 : Math.min(LARGEST_GROSS, draws.logNormal(mean, 1.75));
    int count = 1 + draws.geometric(conduct.choose(2.2, 0.9));
    var types = new ArrayList<Map<String, @Nullable Object>>();
    double gross = 0;
    long soldOfAll = 0;
    for (int i = 0; i < count; i++) {
      double cost = free ? 0 : cost(conduct, draws);
      long sold = free ? draws.geometric(40) : soldFor(target / count, cost, draws);
      types.add(type(eventId, cost, sold, conduct, draws));
      gross += cost * sold;
      soldOfAll += sold;
    }
    return new TicketSales(types, Draws.cents(gross), soldOfAll);
  }

  private static double cost(Conduct conduct, Draws draws) {
    double cost = draws.logNormal(conduct.choose(38, 58), 0.8);
    return Math.max(1, draws.chance(0.5) ? Math.rint(cost) : Math.rint(cost * 2) / 2);
  }

  /** As many tickets as make the amount, rounded at random so that the mean stays. */
  private static long soldFor(double amount, double cost, Draws draws) {
    double exact = amount / cost;
    long whole = (long) exact;
    return whole + draws.flag(exact - whole);
  }

  private static Map<String, @Nullable Object> type(
      long eventId, double cost, long sold, Conduct conduct, Draws draws) {
    long step = draws.chance(conduct.choose(0.1, 0.6)) ? 50 : 10;
    double offered = sold + draws.exponential(conduct.choose(60, 140));
    var type = new LinkedHashMap<String, @Nullable Object>();
    type.put("event_id", eventId);
    type.put("cost", cost);
    type.put("availability", draws.flag(0.9));
    type.put("quantity_total", step * (long) Math.ceil((offered + 1) / step));
    type.put("quantity_sold", sold);
    return type;
  }
}
