package assay.adapters.pmml;

import assay.domain.features.Features;
import assay.domain.scoring.Contribution;
import assay.domain.scoring.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jpmml.evaluator.FieldValue;
import org.jspecify.annotations.Nullable;

/**
 * Path contributions of trees (Saabas, Interpreting random forests, 2014): every step of a path
 * adds the change of the expected score to the feature that decided it, so that a tree's
 * contributions add up to its leaf's score less the expectation at its root.
 */
final class TreePathExplainer implements Explainer {
  private static final String ALIKE = "leaves count alike";

  private final Columns columns;
  private final PathNode[] trees;
  private final double[] factors;
  private final String source;
  private final boolean exact;
  private final int[] featuresOfPlayers;
  private final String unit;
  private final double base;

  /**
   * Takes trees whose margin is {@code offset + sum of factor x score}.
   *
   * @param background events against which trees are weighed that say no record counts; none: every
   *     leaf counts alike
   * @param source names the background
   */
  TreePathExplainer(
      Columns columns,
      List<PathNode> trees,
      double[] factors,
      double offset,
      String unit,
      List<double[]> background,
      String source) {
    this.columns = columns;
    this.trees = trees.toArray(PathNode[]::new);
    this.factors = factors;
    this.unit = unit;
    this.source = weigh(trees, background, source);
    this.exact = !this.source.equals(ALIKE) && trees.stream().allMatch(PathNode::playable);
    this.featuresOfPlayers = columns.featuresOfPlayers();
    double sum = offset;
    for (int i = 0; i < factors.length; i++) {
      this.trees[i].expect();
      sum += factors[i] * this.trees[i].value();
    }
    this.base = sum;
  }

  private static String weigh(List<PathNode> trees, List<double[]> background, String source) {
    if (trees.stream().allMatch(PathNode::weighted)) {
      return "node weights of the file";
    }
    if (background.isEmpty()) {
      trees.forEach(tree -> tree.weighLeaves(1));
      return ALIKE;
    }
    for (PathNode tree : trees) {
      tree.weighLeaves(0);
      background.forEach(tree::count);
    }
    return "background: " + source;
  }

  @Override
  public Set<String> inputsOf(String feature) {
    return columns.inputsOf(feature);
  }

  @Override
  public Optional<Explanation> explain(
      Features features, Map<String, @Nullable FieldValue> arguments) {
    var row = columns.read(arguments);
    double[] sums = new double[columns.featureCount()];
    for (int i = 0; i < trees.length; i++) {
      if (Double.isNaN(follow(trees[i], factors[i], row.values(), sums))) {
        return Optional.empty();
      }
    }
    return Optional.of(explanation("tree-path", sums, features, row));
  }

  /** By TreeSHAP, if there are weights and every test is of one column. */
  @Override
  public Optional<Explanation> explainExactly(
      Features features, Map<String, @Nullable FieldValue> arguments) {
    if (!exact) {
      return Optional.empty();
    }
    var row = columns.read(arguments);
    double[] players = new double[featuresOfPlayers.length];
    var shap = new TreeShap(row.values(), players);
    for (int i = 0; i < trees.length; i++) {
      shap.add(trees[i], factors[i]);
    }
    double[] sums = new double[columns.featureCount()];
    for (int player = 0; player < players.length; player++) {
      if (Double.isNaN(players[player])) {
        return Optional.empty();
      }
      sums[featuresOfPlayers[player]] += players[player];
    }
    return Optional.of(explanation("tree-shap", sums, features, row));
  }

  private Explanation explanation(
      String method, double[] sums, Features features, Columns.Row row) {
    var contributions = new ArrayList<Contribution>(sums.length);
    int i = 0;
    for (String feature : columns.featureNames()) {
      if (sums[i] != 0) {
        var value = columns.shown(feature, features, row);
        contributions.add(new Contribution(feature, value, sums[i]));
      }
      i++;
    }
    return new Explanation(method + " (" + source + ")", unit, base, contributions);
  }

  /** Adds the steps of one path to the sums; answers the score at its end. */
  private static double follow(PathNode root, double factor, double[] row, double[] sums) {
    var at = root;
    for (var next = at.next(row); next != null; next = at.next(row)) {
      int[] deciding = at.features();
      double step = factor * (next.value() - at.value()) / deciding.length;
      for (int feature : deciding) {
        sums[feature] += step;
      }
      at = next;
    }
    return at.value();
  }
}
