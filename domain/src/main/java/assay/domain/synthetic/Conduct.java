package assay.domain.synthetic;

/**
 * How an organiser comes across. Most honest organisers have a history and most fraudsters look
 * suspect, but newcomers are found on both sides, some fraudsters work from an account with a
 * history, and a few honest people look as suspect as can be: no model can tell these apart, which
 * keeps the fraud learnable and not perfectly so.
 */
enum Conduct {
  TRUSTED,
  /** A young account without sales, as suspect ones are, and half of their other signs. */
  NEWCOMER,
  SUSPECT;

  private static final Weighted<Conduct> LEGITIMATE =
      new Weighted<Conduct>().with(TRUSTED, 93).with(NEWCOMER, 5.5).with(SUSPECT, 1.5);
  private static final Weighted<Conduct> FRAUD =
      new Weighted<Conduct>().with(TRUSTED, 5).with(NEWCOMER, 15).with(SUSPECT, 80);
  private static final double UNTRUSTED_AMONG_LEGITIMATE = 0.07;
  private static final double TRUSTED_AMONG_FRAUD = 0.05;

  static Conduct draw(boolean fraud, Draws draws) {
    return draws.weighted(fraud ? FRAUD : LEGITIMATE);
  }

  /** A number for this conduct; newcomers stand in the middle. */
  double choose(double trusted, double suspect) {
    return switch (this) {
      case TRUSTED -> trusted;
      case NEWCOMER -> (trusted + suspect) / 2;
      case SUSPECT -> suspect;
    };
  }

  /** A choice for this conduct; newcomers have that of trusted organisers. */
  <T> T choose(T trusted, T suspect) {
    return this == SUSPECT ? suspect : trusted;
  }

  /**
   * The mean that this conduct needs, so that the two classes have the given means: the solution of
   * two linear equations, one per class, in the mean of trusted conduct and that of all other.
   */
  double meanFor(double legitimate, double fraud) {
    double a = UNTRUSTED_AMONG_LEGITIMATE;
    double b = TRUSTED_AMONG_FRAUD;
    double determinant = (1 - a) * (1 - b) - a * b;
    return this == TRUSTED
        ? (legitimate * (1 - b) - fraud * a) / determinant
        : (fraud * (1 - a) - legitimate * b) / determinant;
  }
}
