package assay.adapters.training.run;

import assay.adapters.training.recipe.Recipe.CalibrationMethod;
import assay.domain.calibration.Calibrator;
import assay.domain.calibration.Identity;
import assay.domain.calibration.IsotonicRegression;
import assay.domain.calibration.PlattScaling;
import assay.domain.evaluation.Calibration;
import assay.domain.evaluation.ScoredLabels;
import assay.domain.scoring.Population;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Chooses and fits the calibration, on validation data. */
final class Calibrating {
  private static final int BINS = 10;

  /** Isotonic regression over-fits small samples (Niculescu-Mizil and Caruana 2005). */
  private static final int ENOUGH_FRAUDS = 50;

  private final CalibrationMethod method;
  private final long seed;

  Calibrating(CalibrationMethod method, long seed) {
    this.method = method;
    this.seed = seed;
  }

  /**
   * Fits.
   *
   * @param population what balancing changed; put right where nothing else calibrates
   */
  Calibrator fit(ScoredLabels validation, Optional<Population> population) {
    return switch (method) {
      case NONE ->
          population.<Calibrator>map(p -> new PlattScaling(1, p.shift())).orElseGet(Identity::new);
      case PLATT -> platt(validation);
      case ISOTONIC -> IsotonicRegression.fit(validation);
      case BEST -> best(validation);
    };
  }

  private Calibrator best(ScoredLabels validation) {
    if (validation.frauds() < ENOUGH_FRAUDS) {
      return platt(validation);
    }
    double platt = lossAcross(validation, Calibrating::platt);
    double isotonic = lossAcross(validation, IsotonicRegression::fit);
    return isotonic < platt ? IsotonicRegression.fit(validation) : platt(validation);
  }

  /** None for scores that are worse than chance: one bad model must not end the whole run. */
  private static Calibrator platt(ScoredLabels sample) {
    try {
      return PlattScaling.fit(sample);
    } catch (IllegalArgumentException e) {
      return new Identity();
    }
  }

  /** Log loss when each half is calibrated by what was fitted on the other. */
  private double lossAcross(ScoredLabels sample, Function<ScoredLabels, Calibrator> fit) {
    var random = new SplittableRandom(seed);
    boolean[] first = new boolean[sample.size()];
    for (int row = 0; row < first.length; row++) {
      first[row] = random.nextBoolean();
    }
    return loss(sample, first, true, fit) + loss(sample, first, false, fit);
  }

  private static double loss(
      ScoredLabels sample,
      boolean[] first,
      boolean fitOnFirst,
      Function<ScoredLabels, Calibrator> fit) {
    var calibrator = fit.apply(part(sample, first, fitOnFirst));
    var other = part(sample, first, !fitOnFirst);
    return other.size() * Calibration.of(calibrated(other, calibrator), BINS).logLoss();
  }

  /** Some of the rows. */
  static ScoredLabels part(ScoredLabels sample, boolean[] first, boolean wanted) {
    int size = 0;
    for (boolean is : first) {
      size += is == wanted ? 1 : 0;
    }
    double[] scores = new double[size];
    boolean[] fraud = new boolean[size];
    int at = 0;
    for (int row = 0; row < first.length; row++) {
      if (first[row] == wanted) {
        scores[at] = sample.score(row);
        fraud[at++] = sample.fraud(row);
      }
    }
    return ScoredLabels.of(scores, fraud);
  }

  /** The sample with every score calibrated. */
  static ScoredLabels calibrated(ScoredLabels sample, Calibrator calibrator) {
    double[] scores = new double[sample.size()];
    boolean[] fraud = new boolean[sample.size()];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = calibrator.calibrate(sample.score(row));
      fraud[row] = sample.fraud(row);
    }
    return ScoredLabels.of(scores, fraud);
  }
}
