package assay.domain.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gain and lift: how much of the fraud is in the highest-scored tenth, two tenths and so on of the
 * events (Berry and Linoff, Data Mining Techniques, 2004). Where a cut falls among events of equal
 * score, their frauds are shared out evenly, which is what a random order among them would give on
 * average.
 *
 * @param parts the highest scores first
 */
public record Gains(List<Part> parts) {
  public Gains {
    parts = List.copyOf(parts);
  }

  /**
   * One part of the events.
   *
   * @param share of the events from the highest score down to the end of this part, (0, 1]
   * @param gain share of all frauds among those, [0, 1]
   * @param lift gain / share: how many times better than looking at random, 0 or more
   * @param partLift the same of this part alone
   */
  public record Part(double share, double gain, double lift, double partLift) {}

  /** In ten parts; empty without fraud. */
  public static Optional<Gains> byDecile(ScoredLabels sample) {
    return of(sample, 10);
  }

  /**
   * In parts of equal size; empty without fraud.
   *
   * @param parts 1 or more
   */
  public static Optional<Gains> of(ScoredLabels sample, int parts) {
    if (parts < 1) {
      throw new IllegalArgumentException("Gain needs 1 part or more, not " + parts + ".");
    }
    if (sample.frauds() == 0) {
      return Optional.empty();
    }
    var list = new ArrayList<Part>();
    double before = 0;
    int cut = 0;
    for (int number = 1; number <= parts; number++) {
      double share = number / (double) parts;
      double rows = share * sample.size();
      while (sample.rowsFrom(cut) < rows) {
        cut++;
      }
      double gain = fraudsAmongTop(rows, cut, sample) / sample.frauds();
      list.add(new Part(share, gain, gain / share, (gain - before) * parts));
      before = gain;
    }
    return Optional.of(new Gains(list));
  }

  private static double fraudsAmongTop(double rows, int cut, ScoredLabels sample) {
    int above = sample.rowsFrom(cut - 1);
    double taken = (rows - above) / (sample.rowsFrom(cut) - above);
    int frauds = sample.fraudsFrom(cut) - sample.fraudsFrom(cut - 1);
    return sample.fraudsFrom(cut - 1) + taken * frauds;
  }
}
