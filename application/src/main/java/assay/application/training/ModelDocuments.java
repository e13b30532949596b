package assay.application.training;

import java.util.List;

/** Driven port: the documents that models are kept in, PMML. Thread-safe. */
public interface ModelDocuments {
  /**
   * Completes a bare document, as an exporter of a training library writes it, with what training
   * knows about its model: calibration, training distributions, quality on held-out data,
   * importance, weights of tree nodes, and rows by which a server proves that it computes the same.
   *
   * @throws IllegalArgumentException if the document and the facts don't fit each other
   */
  byte[] complete(byte[] bare, ModelFacts facts);

  /**
   * One document of several models that read the same inputs, their probabilities averaged.
   *
   * @param bare documents of the same preprocessing, two or more
   * @param weights as many, each more than 0; they need not add up to 1
   */
  byte[] average(List<byte[]> bare, double[] weights);

  /**
   * One document of several models, their probabilities put into a logistic regression: 1 / (1 +
   * exp(-(intercept + sum of coefficient x ln(p / (1 - p))))), with p held in [1e-15, 1 - 1e-15].
   *
   * @param bare documents of the same preprocessing, two or more
   * @param coefficients as many, finite
   */
  byte[] stack(List<byte[]> bare, double[] coefficients, double intercept);
}
