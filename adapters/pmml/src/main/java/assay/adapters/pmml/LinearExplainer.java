package assay.adapters.pmml;

import assay.domain.features.Features;
import assay.domain.scoring.Contribution;
import assay.domain.scoring.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dmg.pmml.regression.CategoricalPredictor;
import org.dmg.pmml.regression.NumericPredictor;
import org.dmg.pmml.regression.RegressionTable;
import org.jpmml.evaluator.FieldValue;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a regression in log-odds: each is its own contribution, the base is the intercept.
 */
final class LinearExplainer implements Explainer {
  private final Columns columns;
  private final List<Term> terms = new ArrayList<>();
  private double base;

  /**
   * One term: {@code coefficient x value^exponent}, or the coefficient where the value is equal.
   */
  private record Term(
      int column, int feature, double coefficient, int exponent, @Nullable Double equal) {
    double of(double[] row) {
      double value = row[column];
      if (equal != null) {
        return value == equal ? coefficient : 0;
      }
      return coefficient * (exponent == 1 ? value : Math.pow(value, exponent));
    }
  }

  LinearExplainer(Columns columns) {
    this.columns = columns;
  }

  /** Adds a table's terms, each multiplied by the sign. */
  void add(RegressionTable table, double sign) throws Unexplained {
    if (table.hasPredictorTerms()) {
      throw new Unexplained("a product of fields belongs to no one of them");
    }
    base += sign * table.requireIntercept().doubleValue();
    for (NumericPredictor term : table.getNumericPredictors()) {
      int column = columns.index(term.requireField());
      double coefficient = sign * term.requireCoefficient().doubleValue();
      add(new Term(column, columns.feature(column), coefficient, term.getExponent(), null));
    }
    for (CategoricalPredictor term : table.getCategoricalPredictors()) {
      int column = columns.index(term.requireField());
      double coefficient = sign * term.requireCoefficient().doubleValue();
      double value = columns.constant(column, term.requireValue());
      add(new Term(column, columns.feature(column), coefficient, 1, value));
    }
  }

  private void add(Term term) {
    terms.add(term);
  }

  @Override
  public Set<String> inputsOf(String feature) {
    return columns.inputsOf(feature);
  }

  /** The terms of a sum are its Shapley values, against a row of zeros. */
  @Override
  public Optional<Explanation> explainExactly(
      Features features, Map<String, @Nullable FieldValue> arguments) {
    return explain(features, arguments);
  }

  @Override
  public Optional<Explanation> explain(
      Features features, Map<String, @Nullable FieldValue> arguments) {
    var row = columns.read(arguments);
    double[] sums = new double[columns.featureCount()];
    for (Term term : terms) {
      sums[term.feature] += term.of(row.values());
    }
    var contributions = new ArrayList<Contribution>(sums.length);
    int i = 0;
    for (String feature : columns.featureNames()) {
      double sum = sums[i++];
      if (!Double.isFinite(sum)) {
        return Optional.empty(); // a term of a missing value: the model has no score either
      }
      if (sum != 0) {
        contributions.add(new Contribution(feature, columns.shown(feature, features, row), sum));
      }
    }
    return Optional.of(new Explanation("linear", "log-odds", base, contributions));
  }
}
