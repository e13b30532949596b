package assay.domain.evaluation;

/** Checks the money beside a sample. */
final class Amounts {
  private Amounts() {}

  static void check(ScoredLabels sample, double[] amounts) {
    if (amounts.length != sample.size()) {
      throw new IllegalArgumentException(
          "%d amounts for %d scored labels.".formatted(amounts.length, sample.size()));
    }
    for (int row = 0; row < amounts.length; row++) {
      if (!(amounts[row] >= 0 && Double.isFinite(amounts[row]))) {
        throw new IllegalArgumentException(
            "An amount is 0 or more, not %s (index %d).".formatted(amounts[row], row));
      }
    }
  }
}
