package assay.adapters.training.learn;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.tree.DecisionTreeModel;
import org.apache.spark.ml.tree.InternalNode;
import org.dmg.pmml.PMML;
import org.dmg.pmml.VisitorAction;
import org.dmg.pmml.tree.ComplexNode;
import org.dmg.pmml.tree.Node;
import org.dmg.pmml.tree.TreeModel;
import org.jpmml.model.visitors.AbstractVisitor;

/**
 * Writes how many rows of training reached each node of Spark's regression trees, as {@code
 * recordCount}: JPMML-SparkML writes counts for classes only, and exact reasons need them. The
 * document must hold the trees as Spark has them, with two children or none.
 */
final class SparkTreeWeights {
  private SparkTreeWeights() {}

  /**
   * Completes a document.
   *
   * @param trees of the model, in the document's order
   * @throws IllegalStateException if the document holds other trees
   */
  static void write(PMML document, DecisionTreeModel[] trees) {
    var written = trees(document);
    if (written.size() != trees.length) {
      throw new IllegalStateException(
          "The document has %d trees, the model %d.".formatted(written.size(), trees.length));
    }
    for (int i = 0; i < trees.length; i++) {
      var tree = written.get(i);
      tree.setNode(counted(tree.requireNode(), trees[i].rootNode(), i));
    }
  }

  private static List<TreeModel> trees(PMML document) {
    var trees = new ArrayList<TreeModel>();
    new AbstractVisitor() {
      @Override
      public VisitorAction visit(TreeModel tree) {
        trees.add(tree);
        return super.visit(tree);
      }
    }.applyTo(document);
    return trees;
  }

  private static Node counted(Node node, org.apache.spark.ml.tree.Node learned, int tree) {
    // only this class of JPMML's has room for a count
    var counted = new ComplexNode(node).setRecordCount(learned.impurityStats().count());
    int children = node.hasNodes() ? node.getNodes().size() : 0;
    if (children != (learned instanceof InternalNode ? 2 : 0)) {
      throw new IllegalStateException(
          "Tree %d of the document has a node with %d children that the model's tree has not."
              .formatted(tree, children));
    }
    if (learned instanceof InternalNode split) {
      counted.getNodes().set(0, counted(node.getNodes().get(0), split.leftChild(), tree));
      counted.getNodes().set(1, counted(node.getNodes().get(1), split.rightChild(), tree));
    }
    return counted;
  }
}
