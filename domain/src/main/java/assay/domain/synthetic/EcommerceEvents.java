package assay.domain.synthetic;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Invented purchases of Mexican card holders, with Spanish field names and messy on purpose:
 * decimal commas, a dictionary as text, several signs for unknown, and a third of the merchants
 * missing. 3 % are fraud, with the odds of {@link Purchase#fraudProbability}.
 */
public final class EcommerceEvents implements SyntheticEvents {
  private static final int CUSTOMERS = 4000;
  private static final int DAYS = 30;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
  private static final Weighted<String> GENDERS =
      new Weighted<String>().with("M", 48).with("F", 42).with("--", 10);
  private static final Weighted<String> SYSTEMS =
      new Weighted<String>().with("ANDROID", 40).with("WEB", 38).with(".", 14).with("%%", 8);
  private static final Weighted<String> MERCHANTS =
      new Weighted<String>()
          .with("Restaurante", 28)
          .with("Abarrotes", 22)
          .with("Super", 20)
          .with("Farmacia", 18)
          .with("MPago", 12);
  private static final Weighted<String> CITIES =
      new Weighted<String>()
          .with("Guadalajara", 30)
          .with("Monterrey", 30)
          .with("Toluca", 22)
          .with("Mérida", 18);
  private static final Weighted<String> STATES =
      new Weighted<String>().with("Aceptada", 70).with("En proceso", 20).with("Rechazada", 10);
  private static final Weighted<Integer> DEVICE_SCORES =
      new Weighted<Integer>().with(5, 42).with(4, 27).with(3, 18).with(2, 8).with(1, 5);
  private static final Weighted<Integer> HOURS = hours();

  private final Draws draws;
  private final Instant reference;
  private final List<Customer> customers = new ArrayList<>();

  /**
   * Purchases of the 30 days before the reference time, in no order.
   *
   * @param random decides everything else; the same state gives the same purchases
   */
  public EcommerceEvents(RandomGenerator random, Instant reference) {
    this.draws = new Draws(random);
    this.reference = reference;
    for (int id = 0; id < CUSTOMERS; id++) {
      customers.add(customer(id));
    }
  }

  private record Customer(
      int id, String gender, boolean prime, int line, int interest, int model, String os) {}

  private Customer customer(int id) {
    return new Customer(
        id,
        draws.weighted(GENDERS),
        draws.chance(0.13),
        1000 * draws.between(25, 99),
        draws.between(32, 64),
        draws.between(2016, 2025),
        draws.weighted(SYSTEMS));
  }

  @Override
  public String labelField() {
    return "fraude";
  }

  @Override
  public boolean isFraud(Map<String, @Nullable Object> event) {
    return Integer.valueOf(1).equals(event.get(labelField()));
  }

  @Override
  public Map<String, @Nullable Object> next() {
    var customer = draws.pick(customers);
    var purchase = purchase(customer);
    long second = reference.getEpochSecond() - draws.between(1, DAYS) * TicketingDates.DAY;
    var event = new LinkedHashMap<String, @Nullable Object>();
    event.put("ID_USER", customer.id());
    event.put("genero", customer.gender());
    event.put("monto", written(purchase.amount()));
    event.put("fecha", DATE.format(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC)));
    event.put("hora", purchase.hour());
    event.put(
        "dispositivo",
        "{'model': %d; 'device_score': %d; 'os': '%s'}"
            .formatted(customer.model(), purchase.deviceScore(), purchase.os()));
    event.put("establecimiento", purchase.merchant());
    event.put("ciudad", draws.chance(0.43) ? null : draws.weighted(CITIES));
    event.put("tipo_tc", purchase.virtualCard() ? "Virtual" : "Física");
    event.put("linea_tc", customer.line());
    event.put("interes_tc", customer.interest());
    event.put("status_txn", draws.weighted(STATES));
    event.put("is_prime", purchase.prime());
    event.put("dcto", written(purchase.discount()));
    event.put("cashback", written(Math.min(20, purchase.amount() * draws.uniform(0, 0.03))));
    event.put(labelField(), draws.flag(purchase.fraudProbability()));
    return event;
  }

  private Purchase purchase(Customer customer) {
    double amount = Math.max(1, Draws.cents(draws.logNormal(620, 1.15)));
    double discount = draws.chance(0.7) ? 0 : draws.uniform(1, Math.min(199, amount / 2 + 1));
    return new Purchase(
        draws.weighted(HOURS),
        draws.chance(0.3),
        draws.weighted(DEVICE_SCORES),
        draws.chance(0.1) ? draws.weighted(SYSTEMS) : customer.os(),
        draws.chance(0.37) ? null : draws.weighted(MERCHANTS),
        amount,
        Draws.cents(discount),
        customer.prime());
  }

  /** With a decimal comma, and a dot between the thousands as often as not. */
  private String written(double value) {
    long cents = Math.round(value * 100);
    long whole = cents / 100;
    String written =
        whole >= 1000 && draws.chance(0.5)
            ? "%d.%03d".formatted(whole / 1000, whole % 1000)
            : String.valueOf(whole);
    return written + ",%02d".formatted(cents % 100);
  }

  private static Weighted<Integer> hours() {
    int[] shares = {
      14, 9, 6, 5, 5, 8, 15, 26, 38, 48, 54, 58, 62, 66, 64, 58, 56, 60, 66, 70, 68, 58, 44, 26
    };
    var hours = new Weighted<Integer>();
    for (int hour = 0; hour < shares.length; hour++) {
      hours.with(hour, shares[hour]);
    }
    return hours;
  }
}
