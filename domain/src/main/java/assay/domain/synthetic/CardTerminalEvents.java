package assay.domain.synthetic;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Invented card payments at terminals, in the order of time, in the fields and by the idea of the
 * simulator of the Fraud Detection Handbook (Le Borgne and others, 2022): customers and terminals
 * lie on a plane, and customers pay at the terminals in their reach, each with amounts and at a
 * rate of their own. Fraud has three causes: an amount above a limit; a terminal that is
 * compromised, all of whose payments are fraud for 28 days; and leaked data of a customer, a third
 * of whose payments are fraud of five times the amount for 14 days. The last two show in the
 * history alone.
 */
public final class CardTerminalEvents implements SyntheticEvents {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int CUSTOMERS = 500;
  private static final double REACH = 5;
  private static final int SECONDS_PER_DAY = 86_400;
  private static final double LIMIT = 220;
  private static final double COMPROMISED_PER_DAY = 0.0002;
  private static final int COMPROMISED_DAYS = 28;
  private static final double LEAKED_PER_DAY = 0.0006;
  private static final int LEAKED_DAYS = 14;

  private final Draws draws;
  private final LocalDateTime start;
  private final List<Customer> customers = new ArrayList<>();
  private final List<Terminal> terminals = new ArrayList<>();
  private final Queue<Payment> today = new ArrayDeque<>();
  private long day;
  private long number;

  /** 500 customers and 1,000 terminals, from the midnight (UTC) before the start on. */
  public CardTerminalEvents(RandomGenerator random, Instant start) {
    this(random, start, CUSTOMERS);
  }

  /**
   * As many customers, and twice as many terminals, one to a unit of the plane, so that whatever
   * their number a customer reaches about eighty.
   */
  public CardTerminalEvents(RandomGenerator random, Instant start, int customers) {
    this.draws = new Draws(random);
    this.start = start.atOffset(ZoneOffset.UTC).toLocalDate().atStartOfDay();
    double side = Math.sqrt(2.0 * customers);
    for (int i = 0; i < 2 * customers; i++) {
      terminals.add(new Terminal(i, draws.uniform(0, side), draws.uniform(0, side)));
    }
    for (int i = 0; i < customers; i++) {
      this.customers.add(customer(i, draws.uniform(0, side), draws.uniform(0, side)));
    }
  }

  private Customer customer(int id, double x, double y) {
    var reach = terminals.stream().filter(t -> Math.hypot(t.x - x, t.y - y) < REACH).toList();
    return new Customer(id, draws.uniform(5, 100), draws.uniform(0, 4), reach);
  }

  private static final class Terminal {
    private final int id;
    private final double x;
    private final double y;
    private long compromisedUntil;

    Terminal(int id, double x, double y) {
      this.id = id;
      this.x = x;
      this.y = y;
    }
  }

  private static final class Customer {
    private final int id;
    private final double meanAmount;
    private final double paymentsPerDay;
    private final List<Terminal> reach;
    private long leakedUntil;

    Customer(int id, double meanAmount, double paymentsPerDay, List<Terminal> reach) {
      this.id = id;
      this.meanAmount = meanAmount;
      this.paymentsPerDay = paymentsPerDay;
      this.reach = reach;
    }
  }

  private record Payment(
      LocalDateTime time, int customer, int terminal, double amount, boolean fraud) {}

  @Override
  public String labelField() {
    return "TX_FRAUD";
  }

  @Override
  public boolean isFraud(Map<String, @Nullable Object> event) {
    return Integer.valueOf(1).equals(event.get(labelField()));
  }

  @Override
  public Map<String, @Nullable Object> next() {
    while (today.isEmpty()) {
      liveADay();
    }
    var payment = today.remove();
    var event = new LinkedHashMap<String, @Nullable Object>();
    event.put("TRANSACTION_ID", number++);
    event.put("TX_DATETIME", TIME.format(payment.time()));
    event.put("CUSTOMER_ID", payment.customer());
    event.put("TERMINAL_ID", payment.terminal());
    event.put("TX_AMOUNT", payment.amount());
    event.put(labelField(), payment.fraud() ? 1 : 0);
    return event;
  }

  private void liveADay() {
    var payments = new ArrayList<Payment>();
    for (Terminal terminal : terminals) {
      if (draws.chance(COMPROMISED_PER_DAY)) {
        terminal.compromisedUntil = day + COMPROMISED_DAYS;
      }
    }
    for (Customer customer : customers) {
      if (draws.chance(LEAKED_PER_DAY)) {
        customer.leakedUntil = day + LEAKED_DAYS;
      }
      int count = customer.reach.isEmpty() ? 0 : draws.poisson(customer.paymentsPerDay);
      for (int i = 0; i < count; i++) {
        pay(customer, payments);
      }
    }
    payments.sort(Comparator.comparing(Payment::time));
    today.addAll(payments);
    day++;
  }

  /** Most people pay around noon; what would fall on another day is left out. */
  private void pay(Customer customer, List<Payment> payments) {
    long second = Math.round(draws.gaussian(SECONDS_PER_DAY / 2.0, SECONDS_PER_DAY / 4.3));
    if (second < 0 || second >= SECONDS_PER_DAY) {
      return;
    }
    double drawn = draws.gaussian(customer.meanAmount, customer.meanAmount / 2);
    double amount = drawn < 0 ? draws.uniform(0, 2 * customer.meanAmount) : drawn;
    var terminal = draws.pick(customer.reach);
    boolean stolen = day < customer.leakedUntil && draws.chance(1.0 / 3);
    double paid = Draws.cents(stolen ? 5 * amount : amount);
    boolean fraud = stolen || day < terminal.compromisedUntil || paid > LIMIT;
    payments.add(
        new Payment(
            start.plusDays(day).plusSeconds(second), customer.id, terminal.id, paid, fraud));
  }
}
