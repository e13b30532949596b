package assay.domain.scoring;

/** Probability that an event is fraud: 0 to 1, both included. */
public record Probability(double value) {
  public Probability {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "A probability lies in [0, 1], not "
              + value
              + ". Maybe the model's output is not a probability.");
    }
  }
}
