package assay.adapters.pmml;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.dmg.pmml.ScoreDistribution;
import org.dmg.pmml.tree.Node;
import org.dmg.pmml.tree.TreeModel;
import org.dmg.pmml.tree.TreeModel.MissingValueStrategy;
import org.dmg.pmml.tree.TreeModel.NoTrueChildStrategy;

/** Turns the tree of a {@link TreeModel} into tests and leaves, with PMML's strategies. */
final class PathTree {
  private static final double NOT_SAID = Double.NaN;

  private final TreeModel tree;
  private final Columns columns;
  private final ToDoubleFunction<Node> score;

  private PathTree(TreeModel tree, Columns columns, ToDoubleFunction<Node> score) {
    this.tree = tree;
    this.columns = columns;
    this.score = score;
  }

  /**
   * The root of a tree.
   *
   * @param score of a node that has one
   */
  static PathNode of(TreeModel tree, Columns columns, ToDoubleFunction<Node> score)
      throws Unexplained {
    var root = tree.requireNode();
    if (!Condition.of(root.requirePredicate(), columns).always()) {
      throw new Unexplained("the root of a tree has a condition");
    }
    return new PathTree(tree, columns, score).node(root);
  }

  private PathNode node(Node node) throws Unexplained {
    if (node.getEmbeddedModel() != null) {
      throw new Unexplained("a node of a tree holds a model");
    }
    if (!node.hasNodes()) {
      return PathNode.leaf(score.applyAsDouble(node), records(node));
    }
    List<PathNode> children = new ArrayList<>();
    for (Node child : node.getNodes()) {
      children.add(node(child));
    }
    var next = whereNoChildIsTrue(node);
    for (int i = children.size() - 1; i >= 0; i--) {
      var condition = Condition.of(node.getNodes().get(i).requirePredicate(), columns);
      next =
          condition.always()
              ? children.get(i)
              : PathNode.test(
                  condition, children.get(i), next, whereUnknown(node, children, next), columns);
    }
    return next;
  }

  private PathNode whereNoChildIsTrue(Node node) {
    if (tree.getNoTrueChildStrategy() == NoTrueChildStrategy.RETURN_NULL_PREDICTION
        || node.getScore() == null) {
      return PathNode.leaf(Double.NaN, 0);
    }
    double rest = records(node);
    for (Node child : node.getNodes()) {
      rest -= records(child);
    }
    return PathNode.leaf(score.applyAsDouble(node), Double.isNaN(rest) ? rest : Math.max(0, rest));
  }

  private PathNode whereUnknown(Node node, List<PathNode> children, PathNode next)
      throws Unexplained {
    var strategy = tree.getMissingValueStrategy();
    if (strategy == MissingValueStrategy.NONE) {
      return next;
    }
    if (strategy == MissingValueStrategy.NULL_PREDICTION) {
      return PathNode.leaf(Double.NaN, 0);
    }
    if (strategy == MissingValueStrategy.LAST_PREDICTION) {
      return PathNode.leaf(score.applyAsDouble(node), 0);
    }
    if (strategy == MissingValueStrategy.DEFAULT_CHILD) {
      return defaultChild(node, children);
    }
    throw new Unexplained(
        "trees weigh several leaves for a missing value (%s)".formatted(strategy.value()));
  }

  private static PathNode defaultChild(Node node, List<PathNode> children) throws Unexplained {
    if (node.getDefaultChild() == null) { // JPMML-Evaluator gives no prediction then
      return PathNode.leaf(Double.NaN, 0);
    }
    for (int i = 0; i < children.size(); i++) {
      var child = node.getNodes().get(i);
      if (child == node.getDefaultChild()
          || Objects.equals(child.getId(), node.getDefaultChild())) {
        return children.get(i);
      }
    }
    throw new Unexplained("a default child is none of its node's children");
  }

  /** How many training records reached a node: its own count or that of its distribution. */
  private static double records(Node node) {
    if (node.getRecordCount() != null) {
      return node.getRecordCount().doubleValue();
    }
    if (!node.hasScoreDistributions()) {
      return NOT_SAID;
    }
    double sum = 0;
    for (ScoreDistribution part : node.getScoreDistributions()) {
      sum += part.getRecordCount() == null ? NOT_SAID : part.getRecordCount().doubleValue();
    }
    return sum;
  }
}
