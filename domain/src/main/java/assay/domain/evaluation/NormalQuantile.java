package assay.domain.evaluation;

/**
 * Quantiles of the standard normal distribution, upper half: Wichura, Algorithm AS 241, The
 * percentage points of the normal distribution, Applied Statistics 37, 1988, PPND16 without its
 * farthest tail. Relative accuracy about 1e-16.
 */
public final class NormalQuantile {
  private static final double[] CENTRE_ABOVE = {
    2509.0809287301227,
    33430.57558358813,
    67265.7709270087,
    45921.95393154987,
    13731.69376550946,
    1971.5909503065513,
    133.14166789178438,
    3.3871328727963665
  };
  private static final double[] CENTRE_BELOW = {
    5226.495278852854,
    28729.085735721943,
    39307.89580009271,
    21213.794301586597,
    5394.196021424751,
    687.1870074920579,
    42.31333070160091,
    1
  };
  private static final double[] TAIL_ABOVE = {
    0.0007745450142783414,
    0.022723844989269184,
    0.2417807251774506,
    1.2704582524523684,
    3.6478483247632045,
    5.769497221460691,
    4.630337846156546,
    1.4234371107496835
  };
  private static final double[] TAIL_BELOW = {
    1.0507500716444169e-09,
    0.0005475938084995345,
    0.015198666563616457,
    0.14810397642748008,
    0.6897673349851,
    1.6763848301838038,
    2.053191626637759,
    1
  };

  private NormalQuantile() {}

  /**
   * The value that a standard normal variable stays below with this probability.
   *
   * @param probability [0.5, 1 - 1e-10]
   */
  public static double at(double probability) {
    double q = probability - 0.5;
    if (q <= 0.425) {
      double r = 0.180625 - q * q;
      return q * polynomial(CENTRE_ABOVE, r) / polynomial(CENTRE_BELOW, r);
    }
    double r = Math.sqrt(-Math.log(1 - probability)) - 1.6;
    return polynomial(TAIL_ABOVE, r) / polynomial(TAIL_BELOW, r);
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (double coefficient : coefficients) {
      value = value * x + coefficient;
    }
    return value;
  }
}
