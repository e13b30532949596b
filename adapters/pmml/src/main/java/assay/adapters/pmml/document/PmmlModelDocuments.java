package assay.adapters.pmml.document;

import assay.application.training.DocumentFacts;
import assay.application.training.ModelDocuments;
import assay.application.training.ModelFacts;
import assay.domain.calibration.Calibrator;
import java.util.List;
import java.util.Set;

/** PMML documents on the classes of JPMML-Model. */
public final class PmmlModelDocuments implements ModelDocuments {
  @Override
  public byte[] complete(byte[] bare, ModelFacts facts) {
    return Completion.of(bare, facts);
  }

  @Override
  public byte[] average(List<byte[]> bare, double[] weights) {
    return Ensemble.of(bare).averaged(weights);
  }

  @Override
  public byte[] stack(
      List<byte[]> bare, String fraudValue, double[] coefficients, double intercept) {
    return Ensemble.of(bare).stacked(fraudValue, coefficients, intercept);
  }

  @Override
  public byte[] weigh(byte[] bare, byte[] booster) {
    return NodeWeights.write(bare, booster);
  }

  @Override
  public byte[] calibrate(byte[] document, Set<String> fraud, Calibrator calibrator) {
    return Recalibration.of(document, fraud, calibrator);
  }

  @Override
  public DocumentFacts read(byte[] document) {
    return DocumentReader.read(document);
  }
}
