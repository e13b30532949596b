package assay.adapters.training.run;

/** A model as far as it is fitted on validation rows: how it scores them, and by which of them. */
@FunctionalInterface
interface ValidationScores {
  /**
   * Uncalibrated scores of all validation rows.
   *
   * @param seen on which of the rows that is fitted which is fitted on validation rows at all
   */
  double[] by(boolean[] seen);
}
