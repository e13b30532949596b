package assay.adapters.pmml.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dmg.pmml.PMML;
import org.dmg.pmml.SimplePredicate;
import org.dmg.pmml.VisitorAction;
import org.dmg.pmml.tree.ComplexNode;
import org.dmg.pmml.tree.Node;
import org.dmg.pmml.tree.TreeModel;
import org.dmg.pmml.tree.TreeModel.SplitCharacteristic;
import org.jpmml.model.visitors.AbstractVisitor;

/**
 * Writes the cover of XGBoost's nodes into the trees that pmml-xgboost made of them: the binary
 * form that keeps every node, and the compact form in which the child that missing values go to has
 * given its own children to its parent.
 */
final class NodeWeights {
  private final BoosterTree tree;
  private final Map<Integer, String> fields;
  private final int number;
  private final boolean compact;

  private NodeWeights(BoosterTree tree, Map<Integer, String> fields, int number, boolean compact) {
    this.tree = tree;
    this.fields = fields;
    this.number = number;
    this.compact = compact;
  }

  static byte[] write(byte[] bare, byte[] booster) {
    var pmml = Documents.read(bare);
    var documentTrees = trees(pmml);
    var boosterTrees = BoosterTree.read(booster);
    // a booster that stopped early keeps the trees that were not exported
    if (documentTrees.isEmpty() || documentTrees.size() > boosterTrees.size()) {
      throw new IllegalArgumentException(
          "The document has %d trees and the booster %d; they are not the same model."
              .formatted(documentTrees.size(), boosterTrees.size()));
    }
    var fields = new HashMap<Integer, String>();
    for (int i = 0; i < documentTrees.size(); i++) {
      var model = documentTrees.get(i);
      boolean compact = model.getSplitCharacteristic() != SplitCharacteristic.BINARY_SPLIT;
      new NodeWeights(boosterTrees.get(i), fields, i, compact).weigh(model);
    }
    return Documents.write(pmml);
  }

  private static List<TreeModel> trees(PMML pmml) {
    var trees = new ArrayList<TreeModel>();
    new AbstractVisitor() {
      @Override
      public VisitorAction visit(TreeModel tree) {
        trees.add(tree);
        return super.visit(tree);
      }
    }.applyTo(Documents.model(pmml));
    return trees;
  }

  private void weigh(TreeModel model) {
    var root = model.requireNode();
    model.setNode(counted(root, weigh(root, 0, 0)));
  }

  /** JPMML reads nodes into classes that have no room for a count they don't have. */
  private static Node counted(Node node, BigDecimal weight) {
    return new ComplexNode(node).setRecordCount(weight);
  }

  private BigDecimal weighChild(Node parent, int index, int at) {
    var child = parent.getNodes().get(index);
    var weight = weigh(child, 0, at);
    parent.getNodes().set(index, counted(child, weight));
    return weight;
  }

  /**
   * The children of a node from one on stand for a node of the booster. Weights are added up from
   * the leaves in decimals, so that what a node keeps for itself is exact.
   */
  private BigDecimal weigh(Node node, int from, int at) {
    int children = node.hasNodes() ? node.getNodes().size() : 0;
    if (tree.isLeaf(at) || from == children) {
      if (!tree.isLeaf(at) || from < children) {
        throw mismatch(at, tree.isLeaf(at) ? "is a leaf" : "is split", "is not");
      }
      return leaf(node, at);
    }
    var child = node.getNodes().get(from);
    boolean below = isBelow(child, at);
    int chosen = below ? tree.left()[at] : tree.right()[at];
    int other = below ? tree.right()[at] : tree.left()[at];
    var weight = weighChild(node, from, chosen);
    if (compact) {
      return weight.add(weigh(node, from + 1, other));
    }
    if (children != 2 || isBelow(node.getNodes().get(1), at) == below) {
      throw mismatch(at, "has a child on either side", "does not");
    }
    return weight.add(weighChild(node, 1, other));
  }

  private BigDecimal leaf(Node node, int at) {
    float value = tree.condition()[at];
    if (node.getScore() == null || Float.parseFloat(node.getScore().toString()) != value) {
      throw mismatch(at, "has the value " + value, "has " + node.getScore());
    }
    return new BigDecimal(Float.toString(tree.cover()[at]));
  }

  /** Whether a child is for values below the condition, or without the category of it. */
  private boolean isBelow(Node child, int at) {
    if (!(child.requirePredicate() instanceof SimplePredicate predicate)) {
      throw mismatch(at, "tests one field", "does not");
    }
    var field = predicate.requireField();
    boolean below =
        switch (predicate.requireOperator()) {
          case LESS_THAN, NOT_EQUAL, IS_NOT_MISSING -> true;
          case GREATER_OR_EQUAL, EQUAL, IS_MISSING -> false;
          default ->
              throw mismatch(
                  at, "tests 'less than'", "tests '" + predicate.getOperator().value() + "'");
        };
    switch (predicate.requireOperator()) {
      case LESS_THAN, GREATER_OR_EQUAL -> checkCondition(predicate, at);
      case EQUAL, NOT_EQUAL -> field += " = " + predicate.requireValue();
      default -> {}
    }
    var known = fields.putIfAbsent(tree.feature()[at], field);
    if (known != null && !known.equals(field)) {
      throw mismatch(at, "tests the feature that is '" + known + "' elsewhere", "tests " + field);
    }
    return below;
  }

  private void checkCondition(SimplePredicate predicate, int at) {
    float condition = tree.condition()[at];
    float value = Float.parseFloat(predicate.requireValue().toString());
    if (value != condition && value != Math.ceil(condition)) { // integers are rounded up
      throw mismatch(at, "compares with " + condition, "compares with " + value);
    }
  }

  private IllegalArgumentException mismatch(int at, String booster, String document) {
    return new IllegalArgumentException(
        "Tree %d, node %d: the booster's node %s, the document's %s. They are not the same model, or the export pruned its trees."
            .formatted(number, at, booster, document));
  }
}
