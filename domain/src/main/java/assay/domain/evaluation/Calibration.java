package assay.domain.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a score of 0.3 means fraud in 30 of 100 cases.
 *
 * @param logLoss mean of -ln of the probability given to what came true, 0 or more (Bishop, Pattern
 *     Recognition and Machine Learning, 2006, p. 209); scores are held in [e, 1 - e] with e = 2^-52
 *     as in scikit-learn's log_loss, so that a single wrong certainty costs 36 and not infinity
 * @param brierScore mean of (score - label)², [0, 1] (Brier, Verification of forecasts expressed in
 *     terms of probability, 1950)
 * @param expectedError expected calibration error, [0, 1]: |mean score - share of fraud| per bin,
 *     weighted by the bin's events (Guo et al., On calibration of modern neural networks, 2017)
 * @param bins the bins that hold an event, lowest first: the reliability diagram
 */
public record Calibration(double logLoss, double brierScore, double expectedError, List<Bin> bins) {
  private static final double CLIP = Math.ulp(1.0);

  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * Events of scores in (from, to]; the lowest bin holds score 0 too.
   *
   * @param events 1 or more
   * @param meanScore what the model says, [0, 1]
   * @param fraudShare what came true, [0, 1]
   */
  public record Bin(double from, double to, int events, double meanScore, double fraudShare) {}

  /**
   * Calibration in bins of equal width.
   *
   * @param width number of bins between 0 and 1, 1 or more; 10 and 15 are usual
   */
  public static Calibration of(ScoredLabels sample, int width) {
    if (width < 1) {
      throw new IllegalArgumentException("Calibration needs 1 bin or more, not " + width + ".");
    }
    double logLoss = 0;
    double brier = 0;
    for (int cut = 0; cut < sample.cuts(); cut++) {
      double score = sample.cut(cut);
      double clipped = Math.max(CLIP, Math.min(1 - CLIP, score));
      double frauds = sample.fraudsFrom(cut) - sample.fraudsFrom(cut - 1);
      double goods = sample.goodsFrom(cut) - sample.goodsFrom(cut - 1);
      logLoss -= frauds * Math.log(clipped) + goods * Math.log1p(-clipped);
      brier += frauds * (1 - score) * (1 - score) + goods * score * score;
    }
    var bins = bins(sample, width);
    double error = 0;
    for (var bin : bins) {
      error += bin.events() * Math.abs(bin.meanScore() - bin.fraudShare());
    }
    double n = sample.size();
    return new Calibration(logLoss / n, brier / n, error / n, bins);
  }

  private static List<Bin> bins(ScoredLabels sample, int width) {
    var bins = new ArrayList<Bin>();
    int cut = sample.cuts() - 1;
    for (int number = 1; number <= width && cut >= 0; number++) {
      double to = number / (double) width;
      int lowest = cut;
      double scores = 0;
      while (cut >= 0 && sample.cut(cut) <= to) {
        scores += sample.cut(cut) * (sample.rowsFrom(cut) - sample.rowsFrom(cut - 1));
        cut--;
      }
      int events = sample.rowsFrom(lowest) - sample.rowsFrom(cut);
      if (events > 0) {
        double frauds = sample.fraudsFrom(lowest) - sample.fraudsFrom(cut);
        bins.add(
            new Bin((number - 1) / (double) width, to, events, scores / events, frauds / events));
      }
    }
    return bins;
  }
}
