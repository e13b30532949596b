package assay.adapters.training.run;

import assay.adapters.training.learn.CombinedModel;
import java.util.stream.IntStream;

/**
 * Logistic regression on the log-odds of several models (Wolpert, Stacked generalization, 1992),
 * with a small ridge so that models that say the same share the weight. Newton's method.
 */
record Stacking(double[] coefficients, double intercept) {
  private static final double RIDGE = 1e-3;
  private static final int STEPS = 50;

  /** Fits on some of the rows. */
  static Stacking fit(double[][] scores, boolean[] fraud, boolean[] seen) {
    int[] rows = IntStream.range(0, fraud.length).filter(row -> seen[row]).toArray();
    double[][] chosen = new double[scores.length][rows.length];
    boolean[] labels = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = fraud[rows[i]];
      for (int part = 0; part < scores.length; part++) {
        chosen[part][i] = scores[part][rows[i]];
      }
    }
    return fit(chosen, labels);
  }

  static Stacking fit(double[][] scores, boolean[] fraud) {
    int size = scores.length + 1;
    double[] beta = new double[size];
    double[] row = new double[size];
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[size];
      double[][] hessian = new double[size][size];
      for (int j = 0; j < size; j++) {
        hessian[j][j] = RIDGE * fraud.length;
        gradient[j] = RIDGE * fraud.length * (beta[j] - (j == 0 ? 0 : 1.0 / scores.length));
      }
      for (int i = 0; i < fraud.length; i++) {
        row[0] = 1;
        for (int j = 1; j < size; j++) {
          row[j] = CombinedModel.logOdds(scores[j - 1][i]);
        }
        add(row, beta, fraud[i], gradient, hessian);
      }
      double[] change = solve(hessian, gradient);
      double longest = 0;
      for (int j = 0; j < size; j++) {
        beta[j] -= change[j];
        longest = Math.max(longest, Math.abs(change[j]));
      }
      if (longest < 1e-10) {
        break;
      }
    }
    double[] coefficients = new double[scores.length];
    System.arraycopy(beta, 1, coefficients, 0, coefficients.length);
    return new Stacking(coefficients, beta[0]);
  }

  private static void add(
      double[] row, double[] beta, boolean fraud, double[] gradient, double[][] hessian) {
    double margin = 0;
    for (int j = 0; j < row.length; j++) {
      margin += beta[j] * row[j];
    }
    double probability = 1 / (1 + Math.exp(-margin));
    double error = probability - (fraud ? 1 : 0);
    double weight = probability * (1 - probability);
    for (int j = 0; j < row.length; j++) {
      gradient[j] += error * row[j];
      for (int k = 0; k < row.length; k++) {
        hessian[j][k] += weight * row[j] * row[k];
      }
    }
  }

  /** Gaussian elimination; the ridge keeps the matrix positive definite. */
  private static double[] solve(double[][] matrix, double[] right) {
    int size = right.length;
    for (int pivot = 0; pivot < size; pivot++) {
      for (int below = pivot + 1; below < size; below++) {
        double factor = matrix[below][pivot] / matrix[pivot][pivot];
        for (int k = pivot; k < size; k++) {
          matrix[below][k] -= factor * matrix[pivot][k];
        }
        right[below] -= factor * right[pivot];
      }
    }
    double[] solution = new double[size];
    for (int i = size - 1; i >= 0; i--) {
      double sum = right[i];
      for (int k = i + 1; k < size; k++) {
        sum -= matrix[i][k] * solution[k];
      }
      solution[i] = sum / matrix[i][i];
    }
    return solution;
  }
}
