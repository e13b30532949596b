package assay.domain.event;

import java.math.BigDecimal;

/**
 * What an event puts at risk: the amount in the event's own currency (0 or more), and the rate that
 * turns one unit of it into the reporting currency of the stream (more than 0).
 */
public record AmountAtRisk(BigDecimal amount, String currency, double rate) {
  public AmountAtRisk {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("An amount at risk is 0 or more, not " + amount + ".");
    }
    if (!(rate > 0 && Double.isFinite(rate))) {
      throw new IllegalArgumentException("A rate is more than 0, not " + rate + ".");
    }
  }

  /** The amount in the reporting currency. */
  public double reported() {
    return amount.doubleValue() * rate;
  }
}
