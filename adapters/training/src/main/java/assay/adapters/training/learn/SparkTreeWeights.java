package assay.adapters.training.learn;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.regression.DecisionTreeRegressionModel;
import org.apache.spark.ml.tree.InternalNode;
import org.dmg.pmml.PMML;
import org.dmg.pmml.VisitorAction;
import org.dmg.pmml.tree.ComplexNode;
import org.dmg.pmml.tree.Node;
import org.dmg.pmml.tree.TreeModel;
import org.jpmml.model.visitors.AbstractVisitor;

/**
 * Writes into a document how many training rows reached each node of Spark's regression trees, of
 * which the exporter keeps nothing. For documents that keep Spark's nodes as they are: a branch has
 * two children, the left one first.
 */
final class SparkTreeWeights {
  private SparkTreeWeights() {}

  static void write(PMML pmml, DecisionTreeRegressionModel[] trees) {
    List<TreeModel> written = new ArrayList<>();
    new AbstractVisitor() {
      @Override
      public VisitorAction visit(TreeModel tree) {
        written.add(tree);
        return super.visit(tree);
      }
    }.applyTo(pmml);
    if (written.size() != trees.length) {
      throw mismatch("%d trees and not %d".formatted(written.size(), trees.length));
    }
    for (int i = 0; i < trees.length; i++) {
      var tree = written.get(i);
      tree.setNode(weighed(tree.requireNode(), trees[i].rootNode()));
    }
  }

  private static Node weighed(Node node, org.apache.spark.ml.tree.Node learned) {
    int children = node.hasNodes() ? node.getNodes().size() : 0;
    if (learned instanceof InternalNode branch) {
      if (children != 2) {
        throw mismatch("a branch with %d children".formatted(children));
      }
      node.getNodes().set(0, weighed(node.getNodes().get(0), branch.leftChild()));
      node.getNodes().set(1, weighed(node.getNodes().get(1), branch.rightChild()));
    } else if (children != 0) {
      throw mismatch("%d children of a leaf".formatted(children));
    }
    // The classes of the exporter's nodes have no room for a count.
    return new ComplexNode(node).setRecordCount(learned.impurityStats().count());
  }

  private static IllegalStateException mismatch(String what) {
    return new IllegalStateException(
        "The exporter did not keep Spark's trees: there are %s.".formatted(what));
  }
}
