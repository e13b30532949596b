package assay.domain.calibration;

import assay.domain.evaluation.ScoredLabels;

/**
 * A logistic function of the log-odds of the model's probability: 1 / (1 + exp(-(slope l +
 * intercept))) with l = ln(p / (1 - p)) (Platt, Probabilistic outputs for support vector machines,
 * 1999, on log-odds in place of margins). With slope 1 the intercept alone moves the share of
 * fraud, as {@link assay.domain.scoring.Population} does.
 *
 * @param slope more than 0, or the order of scores would turn round
 * @param intercept finite
 */
public record PlattScaling(double slope, double intercept) implements Calibrator {
  /** Probabilities are held in [CLIP, 1 - CLIP], so that log-odds stay finite. */
  public static final double CLIP = 1e-15;

  private static final int LONGEST = 100;
  private static final double CONVERGED = 1e-10;

  public PlattScaling {
    if (!(slope > 0 && Double.isFinite(slope) && Double.isFinite(intercept))) {
      throw new IllegalArgumentException(
          "A Platt scaling has a slope above 0 and a finite intercept, not %s and %s. Maybe the scores are worse than chance."
              .formatted(slope, intercept));
    }
  }

  @Override
  public double calibrate(double probability) {
    return 1 / (1 + Math.exp(-(slope * logOdds(probability) + intercept)));
  }

  @Override
  public String method() {
    return "platt";
  }

  private static double logOdds(double probability) {
    double clipped = Math.max(CLIP, Math.min(1 - CLIP, probability));
    return Math.log(clipped / (1 - clipped));
  }

  /**
   * Fits both by maximum likelihood with Newton's method, against the targets (n1 + 1) / (n1 + 2)
   * and 1 / (n0 + 2) that Platt recommends against over-fitting (Lin, Lin and Weng, A note on
   * Platt's probabilistic outputs, 2007).
   *
   * @throws IllegalArgumentException if there is only one class, or high scores mean less fraud
   */
  public static PlattScaling fit(ScoredLabels sample) {
    if (!sample.hasBothClasses()) {
      throw new IllegalArgumentException(
          "Platt scaling needs frauds and good events; the sample has %d of %d events."
              .formatted(sample.frauds(), sample.size()));
    }
    double high = (sample.frauds() + 1.0) / (sample.frauds() + 2.0);
    double low = 1 / (sample.goods() + 2.0);
    double slope = 1;
    double intercept = 0;
    double loss = loss(sample, slope, intercept, high, low);
    for (int step = 0; step < LONGEST; step++) {
      double[] sums = derivatives(sample, slope, intercept, high, low);
      double determinant = sums[2] * sums[4] - sums[3] * sums[3];
      double slopeStep = (sums[4] * sums[0] - sums[3] * sums[1]) / determinant;
      double interceptStep = (sums[2] * sums[1] - sums[3] * sums[0]) / determinant;
      double length = 1;
      double next = loss(sample, slope - slopeStep, intercept - interceptStep, high, low);
      while (!(next <= loss) && length > 1e-10) {
        length /= 2;
        next =
            loss(sample, slope - length * slopeStep, intercept - length * interceptStep, high, low);
      }
      slope -= length * slopeStep;
      intercept -= length * interceptStep;
      boolean converged = Math.abs(loss - next) <= CONVERGED * (1 + Math.abs(next));
      loss = next;
      if (converged) {
        break;
      }
    }
    return new PlattScaling(slope, intercept);
  }

  /** Cross-entropy against the targets, in a form that does not overflow. */
  private static double loss(
      ScoredLabels sample, double slope, double intercept, double high, double low) {
    double loss = 0;
    for (int row = 0; row < sample.size(); row++) {
      double margin = slope * logOdds(sample.score(row)) + intercept;
      double target = sample.fraud(row) ? high : low;
      loss += Math.max(margin, 0) - margin * target + Math.log1p(Math.exp(-Math.abs(margin)));
    }
    return loss;
  }

  /** Gradient by slope and intercept, then the Hessian: ss, si, ii. */
  private static double[] derivatives(
      ScoredLabels sample, double slope, double intercept, double high, double low) {
    double[] sums = {0, 0, 1e-12, 0, 1e-12};
    for (int row = 0; row < sample.size(); row++) {
      double logOdds = logOdds(sample.score(row));
      double probability = 1 / (1 + Math.exp(-(slope * logOdds + intercept)));
      double error = probability - (sample.fraud(row) ? high : low);
      double weight = probability * (1 - probability);
      sums[0] += error * logOdds;
      sums[1] += error;
      sums[2] += weight * logOdds * logOdds;
      sums[3] += weight * logOdds;
      sums[4] += weight;
    }
    return sums;
  }
}
