package assay.domain.synthetic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Invented mobile-money transactions in the fields of PaySim. A typical fraud empties an account by
 * a transfer or a cash-out; some take only a part, and some honest customers empty theirs.
 */
public final class MobileMoneyEvents implements SyntheticEvents {
  private static final double FRAUD_SHARE = 0.01;
  private static final int STEPS = 743;
  private static final Weighted<String> HONEST_TYPES =
      new Weighted<String>()
          .with("CASH_OUT", 35)
          .with("PAYMENT", 34)
          .with("CASH_IN", 22)
          .with("TRANSFER", 8.4)
          .with("DEBIT", 0.6);

  private final Draws draws;

  /** The same state of the random source gives the same transactions. */
  public MobileMoneyEvents(RandomGenerator random) {
    this.draws = new Draws(random);
  }

  @Override
  public String labelField() {
    return "isFraud";
  }

  @Override
  public boolean isFraud(Map<String, @Nullable Object> event) {
    return Integer.valueOf(1).equals(event.get(labelField()));
  }

  @Override
  public Map<String, @Nullable Object> next() {
    return draws.chance(FRAUD_SHARE) ? fraud() : honest();
  }

  private Map<String, @Nullable Object> fraud() {
    String type = draws.chance(0.5) ? "TRANSFER" : "CASH_OUT";
    double held = Draws.cents(draws.logNormal(1_400_000, 1.6));
    double amount = draws.chance(0.9) ? held : Draws.cents(held * draws.uniform(0.2, 0.9));
    boolean mule = type.equals("TRANSFER") || draws.chance(0.2);
    double before = mule ? 0 : Draws.cents(draws.logNormal(900_000, 1.5));
    return event(type, amount, held, held - amount, before, mule ? 0 : before + amount, 1);
  }

  private Map<String, @Nullable Object> honest() {
    String type = draws.weighted(HONEST_TYPES);
    double held = draws.chance(0.3) ? 0 : Draws.cents(draws.logNormal(200_000, 1.8));
    double wanted = Draws.cents(draws.logNormal(meanAmount(type), 1.1));
    double amount = draws.chance(0.01) && held > 0 ? held : wanted;
    double after = type.equals("CASH_IN") ? held + amount : Math.max(0, held - amount);
    if (type.equals("PAYMENT")) {
      return event(type, amount, held, after, 0, 0, 0); // PaySim knows no balances of merchants
    }
    double before = Draws.cents(draws.logNormal(1_100_000, 1.6));
    double received = type.equals("CASH_IN") ? Math.max(0, before - amount) : before + amount;
    return event(type, amount, held, after, before, received, 0);
  }

  private static double meanAmount(String type) {
    return switch (type) {
      case "PAYMENT" -> 13_000;
      case "DEBIT" -> 5_500;
      case "TRANSFER" -> 600_000;
      default -> 170_000;
    };
  }

  private Map<String, @Nullable Object> event(
      String type,
      double amount,
      double held,
      double left,
      double before,
      double after,
      int fraud) {
    var event = new LinkedHashMap<String, @Nullable Object>();
    event.put("step", draws.between(1, STEPS));
    event.put("type", type);
    event.put("amount", amount);
    event.put("nameOrig", "C" + number());
    event.put("oldbalanceOrg", held);
    event.put("newbalanceOrig", Draws.cents(left));
    event.put("nameDest", (type.equals("PAYMENT") ? "M" : "C") + number());
    event.put("oldbalanceDest", before);
    event.put("newbalanceDest", Draws.cents(after));
    event.put(labelField(), fraud);
    return event;
  }

  private int number() {
    return draws.between(10_000_000, 2_000_000_000);
  }
}
