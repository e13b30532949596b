package assay.adapters.training.run;

import assay.adapters.training.data.BadData;
import assay.adapters.training.data.Partition;
import assay.adapters.training.data.Splitter.PartSummary;
import assay.domain.calibration.Calibrator;
import assay.domain.calibration.Identity;
import assay.domain.calibration.IsotonicRegression;
import assay.domain.calibration.PlattScaling;
import assay.domain.scoring.Population;
import assay.domain.scoring.Probability;
import assay.domain.stream.StreamDefinition;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the share of fraud of real traffic into the model itself, where the recipe states it and the
 * stream's definition does not: a definition that does has the server correct every probability.
 */
final class PriorCorrection {
  private static final double SAME = 0.01;

  private PriorCorrection() {}

  /**
   * What the file is to correct; empty where nothing is stated, or the server corrects.
   *
   * @throws BadData if recipe and definition state different shares
   */
  static Optional<Population> of(
      Optional<Double> fraudShare, StreamDefinition definition, Map<Partition, PartSummary> parts) {
    if (fraudShare.isEmpty()) {
      return Optional.empty();
    }
    double share = fraudShare.get();
    if (definition.population().isPresent()) {
      double said = definition.population().get().fraudShare();
      if (Math.abs(said - share) > SAME * said) {
        throw new BadData(
            "population.fraudShare: the recipe says %s and the stream's definition %s. Make them the same, or leave population out of one: the server corrects by the definition's, and the model's file by the recipe's where the definition has none."
                .formatted(share, said));
      }
      return Optional.empty();
    }
    var calibratedOn = parts.get(Partition.VALIDATION);
    if (calibratedOn == null || calibratedOn.frauds() == 0) {
      return Optional.empty();
    }
    return Optional.of(new Population(share, (double) calibratedOn.frauds() / calibratedOn.rows()));
  }

  /**
   * A calibrator with the correction behind it. Between the points of an isotonic regression it
   * goes straight from one corrected point to the next.
   */
  static Calibrator behind(Calibrator calibrator, Population population) {
    if (calibrator instanceof PlattScaling platt) {
      return new PlattScaling(platt.slope(), platt.intercept() + population.shift());
    }
    if (calibrator instanceof IsotonicRegression isotonic) {
      return new IsotonicRegression(
          isotonic.points().stream()
              .map(
                  point ->
                      new IsotonicRegression.Point(
                          point.score(),
                          population.correct(new Probability(point.probability())).value()))
              .toList());
    }
    if (calibrator instanceof Identity) {
      return new PlattScaling(1, population.shift());
    }
    throw new IllegalStateException("A calibrator is one of three kinds.");
  }
}
