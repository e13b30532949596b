package assay.application.training;

import assay.domain.calibration.Calibrator;
import assay.domain.evaluation.ScoredLabels;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What training knows about a model beside the model itself.
 *
 * @param name of the model, for people: stream and algorithm
 * @param description one paragraph
 * @param trainedAt written into the header, the only part that differs between equal runs
 * @param fraudValue the label's value that means fraud in the bare document's target
 * @param calibrator what is put behind the model's probability
 * @param inputs the training distribution of every input, before any preprocessing
 * @param score the distribution of the calibrated probability on the training data
 * @param quality on held-out test data
 * @param importance of the inputs, 0 or more each, adding up to 1
 * @param partialDependence by input: how the calibrated probability moves with it
 * @param verification rows that belong to nobody, with the calibrated probability that training
 *     computed for them
 * @param singlePrecision whether the algorithm adds in floats, so that 1e-5 and not 1e-6 is exact
 * @param provenance what the standard has no element for, by name: fingerprint of the training
 *     data, recipe, seed, versions, savings
 */
public record ModelFacts(
    String name,
    String description,
    Instant trainedAt,
    String fraudValue,
    Calibrator calibrator,
    List<InputDistribution> inputs,
    InputDistribution.Numeric score,
    Quality quality,
    Map<String, Double> importance,
    List<PartialDependence> partialDependence,
    List<VerificationRow> verification,
    boolean singlePrecision,
    Map<String, String> provenance) {

  public ModelFacts {
    inputs = List.copyOf(inputs);
    importance = Map.copyOf(importance);
    partialDependence = List.copyOf(partialDependence);
    verification = List.copyOf(verification);
    provenance = Map.copyOf(provenance);
  }

  /**
   * How a model did on data that it had not seen.
   *
   * @param data in words: which data, from when to when, how many events
   * @param sample calibrated probabilities beside the truth
   * @param threshold from validation data; the confusion matrix is at it
   * @param thresholdRule in words: how it was chosen
   * @param savings the share of the loss that the stream's costs save (Bahnsen); empty without
   *     costs
   */
  public record Quality(
      String data,
      ScoredLabels sample,
      double threshold,
      String thresholdRule,
      OptionalDouble savings) {}

  /**
   * The mean calibrated probability when one input is set to a value in every row of a sample.
   *
   * @param points at least two; the value is a Double or a String
   */
  public record PartialDependence(String input, List<Point> points) {
    public PartialDependence {
      points = List.copyOf(points);
    }

    /** One value and what it leads to. */
    public record Point(Object value, double probability) {}
  }

  /**
   * One row by which the document proves itself.
   *
   * @param inputs by name: Double, String, Boolean, or null where missing
   * @param probability calibrated
   */
  public record VerificationRow(Map<String, ?> inputs, double probability) {
    public VerificationRow {
      inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
  }
}
