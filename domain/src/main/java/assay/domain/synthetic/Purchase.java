package assay.domain.synthetic;

import org.jspecify.annotations.Nullable;

/**
 * One invented purchase of the e-commerce schema before it is written down in its messy way.
 *
 * @param hour 0 to 23
 * @param deviceScore 1 (bad) to 5 (good)
 * @param os ANDROID, WEB, or one of two signs for unknown
 * @param merchant null where the site does not know it
 * @param amount MXN
 * @param discount MXN
 */
record Purchase(
    int hour,
    boolean virtualCard,
    int deviceScore,
    String os,
    @Nullable String merchant,
    double amount,
    double discount,
    boolean prime) {
  private static final double BASE = -6.56;
  private static final double LARGE = 2000;
  private static final double TINY = 20;
  private static final double LARGE_DISCOUNT = 100;
  private static final int LAST_OF_NIGHT = 5;

  /**
   * The true probability that it is fraud. What each sign adds to the log-odds is told in {@code
   * docs/models/ecommerce.md}; whether it is fraud is then a toss of a coin that falls so often,
   * and so no model can be perfect.
   */
  double fraudProbability() {
    return 1 / (1 + Math.exp(-logOdds()));
  }

  private double logOdds() {
    boolean night = hour <= LAST_OF_NIGHT;
    boolean wallet = "MPago".equals(merchant);
    boolean large = amount > LARGE;
    return BASE
        + (night ? 2.4 : 0)
        + (virtualCard ? 1.1 : 0)
        + (night && virtualCard ? 1.6 : 0)
        + ofDevice()
        + (wallet ? 1.4 : 0)
        + (merchant == null ? 0.5 : 0)
        + (large ? 2.2 : 0)
        + (wallet && large ? 1.6 : 0)
        + (amount < TINY ? 2 : 0)
        + (discount > LARGE_DISCOUNT ? 0.8 : 0)
        - (prime ? 1.6 : 0);
  }

  private double ofDevice() {
    double ofScore =
        switch (deviceScore) {
          case 1 -> 3.3;
          case 2 -> 2.5;
          case 3 -> 0.9;
          default -> 0;
        };
    return ofScore + (os.equals("%%") ? 1.9 : os.equals("WEB") ? 0.4 : 0);
  }
}
