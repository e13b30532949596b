package assay.domain.scoring;

/**
 * Share of fraud in real traffic against the share that the model was trained on; corrects the
 * probabilities of a model trained on over-sampled frauds (Elkan 2001, theorem 2; Saerens et al.
 * 2002).
 *
 * @param fraudShare in real traffic, (0, 1)
 * @param trainedOn in the training data, (0, 1)
 */
public record Population(double fraudShare, double trainedOn) {
  public Population {
    requireShare("fraudShare", fraudShare);
    requireShare("trainedOn", trainedOn);
  }

  private static void requireShare(String name, double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("%s lies in (0, 1), not %s.".formatted(name, share));
    }
  }

  /** What is added to the log-odds of a score. */
  public double shift() {
    return Math.log(fraudShare / (1 - fraudShare)) - Math.log(trainedOn / (1 - trainedOn));
  }

  /** The probability under the real share of fraud; 0 and 1 stay what they are. */
  public Probability correct(Probability raw) {
    double fraud = raw.value() * fraudShare / trainedOn;
    double good = (1 - raw.value()) * (1 - fraudShare) / (1 - trainedOn);
    return new Probability(fraud / (fraud + good));
  }
}
