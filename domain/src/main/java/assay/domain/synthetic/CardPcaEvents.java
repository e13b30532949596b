package assay.domain.synthetic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Invented card payments in the fields of the ULB data of 2013: principal components V1 to V28,
 * drawn as independent normal columns. Fraud is shifted along the components that are known to
 * matter there, each fraud by its own strength, so that a weak one looks honest.
 */
public final class CardPcaEvents implements SyntheticEvents {
  private static final double FRAUD_SHARE = 0.002;
  private static final double SECONDS = 172_792;

  /** Deviations of V1 to V28; components fall in variance by construction. */
  private static final double[] DEVIATION = {
    1.96, 1.65, 1.52, 1.42, 1.38, 1.33, 1.24, 1.19, 1.10, 1.09, 1.02, 1.00, 1.00, 0.96, 0.92, 0.88,
    0.85, 0.84, 0.81, 0.77, 0.73, 0.73, 0.62, 0.61, 0.52, 0.48, 0.40, 0.33
  };

  /** Mean of V1 to V28 among fraud; 0 among legitimate payments. */
  private static final double[] FRAUD_MEAN = {
    -4.8, 3.6, -7.0, 4.5, -3.2, -1.4, -5.6, 0.6, -2.6, -5.7, 3.8, -6.3, -0.1, -7.0, -0.1, -4.1,
    -6.7, -2.2, 0.7, 0.4, 0.7, 0.0, 0.0, -0.1, 0.0, 0.1, 0.2, 0.1
  };

  private final Draws draws;

  /** The same state of the random source gives the same payments. */
  public CardPcaEvents(RandomGenerator random) {
    this.draws = new Draws(random);
  }

  @Override
  public String labelField() {
    return "Class";
  }

  @Override
  public boolean isFraud(Map<String, @Nullable Object> event) {
    return Integer.valueOf(1).equals(event.get(labelField()));
  }

  @Override
  public Map<String, @Nullable Object> next() {
    boolean fraud = draws.chance(FRAUD_SHARE);
    double strength = fraud ? draws.logNormal(1, 0.7) : 0;
    double spread = fraud ? 1.6 : 1;
    var event = new LinkedHashMap<String, @Nullable Object>();
    event.put("Time", Math.rint(draws.uniform(0, SECONDS)));
    for (int i = 0; i < DEVIATION.length; i++) {
      double value = draws.gaussian(strength * FRAUD_MEAN[i], spread * DEVIATION[i]);
      event.put("V" + (i + 1), Math.round(value * 1e9) / 1e9);
    }
    event.put("Amount", Draws.cents(draws.logNormal(fraud ? 122 : 88, fraud ? 1.8 : 1.3)));
    event.put(labelField(), fraud ? 1 : 0);
    return event;
  }
}
