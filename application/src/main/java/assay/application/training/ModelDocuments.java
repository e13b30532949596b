package assay.application.training;

import assay.domain.calibration.Calibrator;
import java.util.List;
import java.util.Set;

/** Driven port: the documents that models are kept in, PMML. Thread-safe. */
public interface ModelDocuments {
  /**
   * Completes a bare document, as an exporter of a training library writes it, with what training
   * knows about its model: calibration, training distributions, quality on held-out data,
   * importance, and rows by which a server proves that it computes the same. The same document and
   * facts give the same bytes.
   *
   * @throws IllegalArgumentException if the document and the facts don't fit each other, above all
   *     if the document does not compute the probabilities of the verification rows
   */
  byte[] complete(byte[] bare, ModelFacts facts);

  /**
   * One bare document of several models that read the same inputs, their probabilities averaged.
   *
   * @param bare documents of the same preprocessing, two or more
   * @param weights as many, each more than 0; they need not add up to 1
   * @throws IllegalArgumentException if the documents declare an input or the target differently
   */
  byte[] average(List<byte[]> bare, double[] weights);

  /**
   * One bare document of several models, their probabilities put into a logistic regression: 1 / (1
   * + exp(-(intercept + sum of coefficient x ln(p / (1 - p))))), with p held in [1e-15, 1 - 1e-15].
   *
   * @param bare documents of the same preprocessing, two or more
   * @param fraudValue the target's value whose probability p is
   * @param coefficients as many, finite
   * @throws IllegalArgumentException if the documents declare an input or the target differently
   */
  byte[] stack(List<byte[]> bare, String fraudValue, double[] coefficients, double intercept);

  /**
   * Writes how much of the training data reached each node into the trees of a bare document, which
   * exact TreeSHAP needs and the exporter of XGBoost leaves out.
   *
   * @param booster the same model in XGBoost's own JSON, with {@code sum_hessian} per node
   * @throws IllegalArgumentException if they are not the same trees, with what differs
   */
  byte[] weigh(byte[] bare, byte[] booster);

  /**
   * A finished document with another calibration behind its probability, in place of the one that
   * it has, if any. What the document says of the old probabilities is left out: quality, partial
   * dependence, the distribution of scores. Its verification rows are computed anew.
   *
   * @param fraud the label's values that mean fraud, to tell the probability where the document
   *     marks none
   * @throws IllegalArgumentException if the document does not tell which output is the probability
   */
  byte[] calibrate(byte[] document, Set<String> fraud, Calibrator calibrator);

  /**
   * What a document says about its model, of any tool that wrote it.
   *
   * @throws IllegalArgumentException if it can't be read as PMML
   */
  DocumentFacts read(byte[] document);
}
