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
  private final int player;
  private double value;
  private double weight;

  private PathNode(
      @Nullable Condition condition,
      @Nullable PathNode yes,
      @Nullable PathNode no,
      @Nullable PathNode unknown,
      int[] features,
      int player) {
    this.condition = condition;
    this.yes = yes;
    this.no = no;
    this.unknown = unknown;
    this.features = features;
    this.player = player;
  }

  /**
   * A leaf.
   *
   * @param score NaN where the tree has no prediction
   * @param weight how many training records reached it
   */
  static PathNode leaf(double score, double weight) {
    var leaf = new PathNode(null, null, null, null, new int[0], -1);
    leaf.value = score;
    leaf.weight = weight;
    return leaf;
  }

  static PathNode test(
      Condition condition, PathNode yes, PathNode no, PathNode unknown, Columns columns) {
    var read = IntStream.builder();
    condition.columns(read);
    int[] features = read.build().map(columns::feature).distinct().toArray();
    return new PathNode(condition, yes, no, unknown, features, columns.player(condition));
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

  /** What its test stands for in the game of Shapley values, see {@link Columns#player}. */
  int player() {
    return player;
  }

  /** Where its test holds; null at a leaf. */
  @Nullable PathNode yes() {
    return yes;
  }

  /** Where it does not; null at a leaf. */
  @Nullable PathNode no() {
    return no;
  }

  /** Whether every test on the way is one player's. */
  boolean playable() {
    return yes == null || no == null || (player >= 0 && yes.playable() && no.playable());
  }

  /**
   * The share of a child among the records that come here, as {@link #expect} weighs it; 0 for the
   * place of unknown values, where no records are counted.
   */
  double share(PathNode child) {
    if (child != yes && child != no) {
      return 0;
    }
    if (weight > 0) {
      return child.weight / weight;
    }
    var other = child == yes ? no : yes;
    return Double.isNaN(child.value) ? 0 : other == null || Double.isNaN(other.value) ? 1 : 0.5;
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
