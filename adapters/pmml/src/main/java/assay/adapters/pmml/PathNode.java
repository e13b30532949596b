package assay.adapters.pmml;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A place in a tree: a leaf with its score, or one test with what follows. A PMML node with many
 * children is a chain of such tests, so that every step of a path is decided by one condition.
 */
final class PathNode {
  private final @Nullable Condition condition;
  private final @Nullable PathNode yes;
  private final @Nullable PathNode no;
  private final @Nullable PathNode unknown;
  private final int[] features;
  private double value;
  private double weight;

  private PathNode(
      @Nullable Condition condition,
      @Nullable PathNode yes,
      @Nullable PathNode no,
      @Nullable PathNode unknown,
      int[] features) {
    this.condition = condition;
    this.yes = yes;
    this.no = no;
    this.unknown = unknown;
    this.features = features;
  }

  /**
   * A leaf.
   *
   * @param score NaN where the tree has no prediction
   * @param weight how many training records reached it
   */
  static PathNode leaf(double score, double weight) {
    var leaf = new PathNode(null, null, null, null, new int[0]);
    leaf.value = score;
    leaf.weight = weight;
    return leaf;
  }

  static PathNode test(
      Condition condition, PathNode yes, PathNode no, PathNode unknown, Columns columns) {
    var read = IntStream.builder();
    condition.columns(read);
    int[] features = read.build().map(columns::feature).distinct().toArray();
    return new PathNode(condition, yes, no, unknown, features);
  }

  /** The next place for this row, null at a leaf. */
  @Nullable PathNode next(double[] row) {
    if (condition == null) {
      return null;
    }
    return switch (condition.test(row)) {
      case Condition.YES -> yes;
      case Condition.NO -> no;
      default -> unknown;
    };
  }

  /** The features on which its test depends. */
  int[] features() {
    return features;
  }

  /** The expected score of the records that come here; at a leaf its score. */
  double value() {
    return value;
  }

  /** Whether every leaf that can be reached says how many records reached it. */
  boolean weighted() {
    if (yes == null || no == null) {
      return weight >= 0;
    }
    return yes.weighted() && no.weighted();
  }

  /** Gives every leaf with a score the same weight. */
  void weighLeaves(double leafWeight) {
    if (yes == null || no == null) {
      weight = Double.isNaN(value) ? 0 : leafWeight;
    } else {
      yes.weighLeaves(leafWeight);
      no.weighLeaves(leafWeight);
    }
  }

  /** Counts one record of a background sample at the leaf that it reaches. */
  void count(double[] row) {
    var at = this;
    for (var next = at.next(row); next != null; next = at.next(row)) {
      at = next;
    }
    at.weight++;
  }

  /** Works out the expected scores from the weights of the leaves. */
  void expect() {
    if (yes == null || no == null) {
      return;
    }
    yes.expect();
    no.expect();
    weight = yes.weight + no.weight;
    if (weight > 0) {
      value = part(yes, weight) + part(no, weight);
    } else if (Double.isNaN(yes.value) || Double.isNaN(no.value)) {
      value = Double.isNaN(yes.value) ? no.value : yes.value;
    } else {
      value = (yes.value + no.value) / 2;
    }
  }

  private static double part(PathNode child, double total) {
    return child.weight > 0 ? child.value * (child.weight / total) : 0;
  }
}
