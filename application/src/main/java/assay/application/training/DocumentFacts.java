package assay.application.training;

import assay.domain.evaluation.Calibration;
import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.evaluation.Gains;
import assay.domain.evaluation.PrecisionRecallCurve;
import assay.domain.evaluation.RocCurve;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a document says about its model. What it does not say is empty, never worked out or guessed.
 *
 * @param name of the model, for people
 * @param application that wrote the document, with its version
 * @param trainedAt the document's time stamp, if it is an ISO 8601 instant
 * @param calibration how the probability was calibrated: {@code platt}, {@code isotonic}, {@code
 *     none}
 * @param inputs the training distributions, in the order of the document
 * @param score the distribution of the calibrated probability on the training data
 * @param importance of the inputs that have one
 * @param provenance by name
 */
public record DocumentFacts(
    Optional<String> name,
    Optional<String> description,
    Optional<String> application,
    Optional<Instant> trainedAt,
    Optional<String> calibration,
    List<InputDistribution> inputs,
    Optional<InputDistribution.Numeric> score,
    Optional<Quality> quality,
    Map<String, Double> importance,
    List<ModelFacts.PartialDependence> partialDependence,
    Map<String, String> provenance) {

  public DocumentFacts {
    inputs = List.copyOf(inputs);
    importance = Collections.unmodifiableMap(new LinkedHashMap<>(importance));
    partialDependence = List.copyOf(partialDependence);
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }

  /**
   * How the model did, by its document.
   *
   * @param data in words
   * @param usage {@code training}, {@code validation} or {@code test}
   * @param metrics by name as in docs/pmml.md, such as {@code roc-auc}; those that the document has
   * @param threshold at which the confusion matrix is
   * @param thresholdRule in words: how it was chosen
   * @param roc thinned; empty if there is none, like the other curves
   */
  public record Quality(
      Optional<String> data,
      String usage,
      Map<String, Double> metrics,
      OptionalDouble threshold,
      Optional<String> thresholdRule,
      Optional<ConfusionMatrix> confusion,
      List<RocCurve.Point> roc,
      List<PrecisionRecallCurve.Point> precisionRecall,
      List<Gains.Part> gains,
      List<Calibration.Bin> calibration) {

    public Quality {
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
      roc = List.copyOf(roc);
      precisionRecall = List.copyOf(precisionRecall);
      gains = List.copyOf(gains);
      calibration = List.copyOf(calibration);
    }
  }
}
