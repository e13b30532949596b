package assay.domain.triage;

import assay.domain.evaluation.WilsonInterval;
import java.util.Optional;

/**
 * What the audit sample says of the fraud that the model let pass. Every reviewed event of the
 * sample stands for 1 / share events (Horvitz and Thompson, A generalization of sampling without
 * replacement from a finite universe, 1952); the interval of the share is Wilson's.
 *
 * @param reviewed how many events of the sample have a verdict, 0 or more
 * @param frauds how many of them were flagged, [0, reviewed]
 * @param events for how many LOW events the reviewed ones stand, 0 or more
 * @param fraudMoney the amounts of the flagged ones, each multiplied by what it stands for, in the
 *     reporting currency
 * @param money the amounts of all reviewed ones, in the same way
 */
public record MissedFraud(
    long reviewed, long frauds, double events, double fraudMoney, double money) {
  private static final double CONFIDENCE = 0.95;

  public MissedFraud {
    if (reviewed < 0 || frauds < 0 || frauds > reviewed) {
      throw new IllegalArgumentException(
          "Of %d reviewed events %d can't be fraud.".formatted(reviewed, frauds));
    }
  }

  /**
   * The share of fraud among LOW events, with 95 % confidence; empty without a verdict. Sound while
   * the sample's share does not change within the period.
   */
  public Optional<WilsonInterval> share() {
    return reviewed == 0
        ? Optional.empty()
        : Optional.of(WilsonInterval.of(frauds, reviewed, CONFIDENCE));
  }

  /** The most probable share of fraud, [0, 1]; NaN without a verdict. */
  public double observed() {
    return reviewed == 0 ? Double.NaN : (double) frauds / reviewed;
  }

  /**
   * The money that passed as fraud, at least, with the confidence of {@link #share}: the interval
   * of the share times the events times the mean amount of a fraud; where none was found, of any
   * event.
   */
  public double leastMoney() {
    return share().map(interval -> interval.low() * events * meanAmount()).orElse(0.0);
  }

  /** The same, at most. */
  public double mostMoney() {
    return share().map(interval -> interval.high() * events * meanAmount()).orElse(0.0);
  }

  private double meanAmount() {
    double stoodFor = frauds == 0 ? events : events * frauds / reviewed;
    return stoodFor == 0 ? 0 : (frauds == 0 ? money : fraudMoney) / stoodFor;
  }
}
