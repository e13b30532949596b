package assay.domain.promotion;

import assay.domain.cost.Tier;
import assay.domain.evaluation.NormalQuantile;
import assay.domain.evaluation.WilsonInterval;
import assay.domain.model.Agreement;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a new champion does harm: it stops far more or far fewer events than the one before would
 * stop, or refuses events that the one before takes. Judged in pairs, on the same events (McNemar,
 * Note on the sampling error of the difference between correlated proportions, 1947), so a wave of
 * fraud, which both see, is no reason.
 *
 * <p>Looked at again and again while events come: the error of the k-th doubling of the number of
 * events is {@value #ERROR} / (k (k + 1)), which adds up to {@value #ERROR} over all, and within a
 * doubling Lévy's inequality bounds the largest deviation by that at its end (peeling, as in
 * Darling and Robbins, Confidence sequences for mean, variance, and median, 1967).
 */
public final class StormBreaker {
  /** The error of a false alarm over a whole watch. */
  public static final double ERROR = 0.001;

  /** Fewer pairs say nothing. */
  public static final int FEWEST = 50;

  /** A new model may stop twice as many events as the one before, and this share of all more. */
  static final double MORE = 0.01;

  /** It may stop half as many as the one before, and this share of all fewer. */
  static final double FEWER = 0.005;

  private static final int FEWEST_REFUSED = 5;
  private static final double REFUSED = 0.01;

  private StormBreaker() {}

  /** What is wrong. */
  public enum Harm {
    STOPS_TOO_MUCH,
    LETS_TOO_MUCH_PASS,
    REFUSES_EVENTS
  }

  /**
   * An alarm.
   *
   * @param events that both scored
   * @param now share of them that the new champion stops, or refuses
   * @param before the same of the one before
   */
  public record Alarm(Harm harm, long events, double now, double before) {
    /** In words for an administrator. */
    public String words() {
      return switch (harm) {
        case STOPS_TOO_MUCH, LETS_TOO_MUCH_PASS ->
            String.format(
                Locale.ROOT,
                "of %d events it stopped %.1f %%, where this version stops %.1f %% of the same events",
                events,
                100 * now,
                100 * before);
        case REFUSES_EVENTS ->
            String.format(
                Locale.ROOT,
                "it refused %.1f %% of the events, which this version takes",
                100 * now);
      };
    }
  }

  /**
   * Judges a new champion.
   *
   * @param pairs the one before in the shadow, against what the new champion decided
   * @param refused events that the new champion refused and the one before takes
   */
  public static Optional<Alarm> judge(Agreement pairs, long refused) {
    var refusing = refusing(pairs.events(), refused);
    return refusing.isPresent() ? refusing : stopping(pairs);
  }

  private static Optional<Alarm> refusing(long events, long refused) {
    if (refused < FEWEST_REFUSED) {
      return Optional.empty();
    }
    long all = events + refused;
    return WilsonInterval.of(refused, all, 1 - ERROR).low() > REFUSED
        ? Optional.of(new Alarm(Harm.REFUSES_EVENTS, all, refused / (double) all, 0))
        : Optional.empty();
  }

  private static Optional<Alarm> stopping(Agreement pairs) {
    long n = pairs.events();
    if (n < FEWEST) {
      return Optional.empty();
    }
    long onlyNow = pairs.fewerStopped(); // the shadow is the one before
    long onlyBefore = pairs.moreStopped();
    long both =
        pairs.cells().stream()
            .filter(cell -> cell.champion() != Tier.LOW)
            .filter(cell -> cell.shadow() != Tier.LOW)
            .mapToLong(Agreement.Cell::events)
            .sum();
    double now = (both + onlyNow) / (double) n;
    double before = (both + onlyBefore) / (double) n;
    double bound = bound(n, onlyNow, onlyBefore);
    if (now - before - bound > before + MORE) {
      return Optional.of(new Alarm(Harm.STOPS_TOO_MUCH, n, now, before));
    }
    if (before - now - bound > before / 2 + FEWER) {
      return Optional.of(new Alarm(Harm.LETS_TOO_MUCH_PASS, n, now, before));
    }
    return Optional.empty();
  }

  /** Half the width of the confidence sequence of the difference of both shares. */
  private static double bound(long n, long onlyNow, long onlyBefore) {
    double doubling = Math.floor(Math.log(n / (double) FEWEST) / Math.log(2)) + 1;
    double error = ERROR / (doubling * (doubling + 1));
    // one event more on each side, so that a cell of 0 does not count as certain
    double discordant = onlyNow + onlyBefore + 2;
    double difference = onlyNow - onlyBefore;
    double variance = discordant - difference * difference / (n + 2);
    double z = NormalQuantile.at(1 - error / 4);
    return z * Math.sqrt(2 * Math.max(1, variance)) / n;
  }
}
