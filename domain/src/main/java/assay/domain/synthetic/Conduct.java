package assay.domain.synthetic;

/**
 * How an organiser comes across. Most honest organisers look trusted and most fraudsters look
 * suspect, but some newcomers look suspect and some fraudsters work from an account with a history:
 * no model can tell these apart, which keeps the fraud learnable and not perfectly so.
 */
enum Conduct {
  TRUSTED,
  SUSPECT;

  /** Share of suspect conduct among legitimate events. */
  static final double SUSPECT_AMONG_LEGITIMATE = 0.07;

  /** Share of trusted conduct among fraud. */
  static final double TRUSTED_AMONG_FRAUD = 0.05;

  static Conduct draw(boolean fraud, Draws draws) {
    double suspect = fraud ? 1 - TRUSTED_AMONG_FRAUD : SUSPECT_AMONG_LEGITIMATE;
    return draws.chance(suspect) ? SUSPECT : TRUSTED;
  }

  double choose(double trusted, double suspect) {
    return this == TRUSTED ? trusted : suspect;
  }

  <T> T choose(T trusted, T suspect) {
    return this == TRUSTED ? trusted : suspect;
  }

  /**
   * The mean that this conduct needs, so that the two classes have the given means: the solution of
   * two linear equations, one per class, in the two means of conduct.
   */
  double meanFor(double legitimate, double fraud) {
    double a = SUSPECT_AMONG_LEGITIMATE;
    double b = TRUSTED_AMONG_FRAUD;
    double determinant = (1 - a) * (1 - b) - a * b;
    return this == TRUSTED
        ? (legitimate * (1 - b) - fraud * a) / determinant
        : (fraud * (1 - a) - legitimate * b) / determinant;
  }
}
