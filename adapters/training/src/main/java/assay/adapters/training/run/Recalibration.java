package assay.adapters.training.run;

import assay.adapters.training.data.BadData;
import assay.adapters.training.data.EventTable;
import assay.adapters.training.recipe.Recipe.CalibrationMethod;
import assay.application.model.FraudModels;
import assay.application.model.FraudModels.Loaded;
import assay.application.scoring.FraudModel;
import assay.application.training.ModelDocuments;
import assay.domain.calibration.Calibrator;
import assay.domain.calibration.Identity;
import assay.domain.evaluation.Metrics;
import assay.domain.stream.StreamDefinition;
import java.util.Optional;

/**
 * A finished model that is calibrated anew, on labelled events that it was not trained on.
 *
 * @param pmml the document with the new calibration
 * @param before the figures of the document as it was, on the same events
 * @param after those of the new one: what it was fitted on, so they flatter
 */
public record Recalibration(byte[] pmml, Calibrator calibrator, Metrics before, Metrics after) {
  /**
   * Calibrates.
   *
   * @param pmml of a model with a probability; a calibration that is in it is replaced
   * @param seed of the choice between isotonic and Platt
   * @throws BadData if the server refuses the document, or the events have not both classes
   */
  public static Recalibration of(
      byte[] pmml,
      EventTable events,
      CalibrationMethod method,
      long seed,
      ModelDocuments documents,
      FraudModels serving) {
    var definition = events.definition();
    var before = ScoredEvents.of(events, load(pmml, serving, definition)).sample();
    if (!before.hasBothClasses()) {
      throw new BadData(
          "There are %,d frauds among %,d events; both classes are needed to calibrate on."
              .formatted(before.frauds(), before.size()));
    }
    var label = definition.label().orElseThrow();
    byte[] bare = documents.calibrate(pmml, label.fraud(), new Identity());
    var raw = ScoredEvents.of(events, load(bare, serving, definition)).sample();
    var calibrator = new Calibrating(method, seed).fit(raw, Optional.empty());
    byte[] calibrated = documents.calibrate(pmml, label.fraud(), calibrator);
    load(calibrated, serving, definition);
    return new Recalibration(
        calibrated,
        calibrator,
        Metrics.of(before),
        Metrics.of(Calibrating.calibrated(raw, calibrator)));
  }

  private static FraudModel load(byte[] pmml, FraudModels serving, StreamDefinition definition) {
    var loaded = serving.load(pmml, definition);
    if (loaded instanceof Loaded.Refused refused) {
      throw new BadData("The model is refused: " + refused.reason());
    }
    return ((Loaded.Ready) loaded).model();
  }
}
