package assay.adapters.pmml;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Exact Shapley values of trees, path-dependent: what is not known of a row goes down every branch
 * with the share of the training records that went there (Lundberg, Erion and Lee, Consistent
 * individualized feature attribution for tree ensembles, 2018, algorithm 2). Takes time in the
 * number of leaves times the square of the depth.
 *
 * <p>The path to a place is the players met on the way down, the first of which stands for none.
 * Paths lie one behind the other in arrays that all trees of one explanation share, so that nothing
 * is allocated on the way. Not thread-safe: one for each explanation.
 */
final class TreeShap {
  private static final int FIRST_CAPACITY = 128;

  private final double[] row;
  private final double[] contributions;
  private int[] players = new int[FIRST_CAPACITY];

  /** Share of the records that come through where the player is not known. */
  private double[] absent = new double[FIRST_CAPACITY];

  /** 1 if the row comes through where the player is known, else 0. */
  private double[] present = new double[FIRST_CAPACITY];

  /** Of the sets of players by their size. */
  private double[] weights = new double[FIRST_CAPACITY];

  /**
   * Explains one row.
   *
   * @param contributions to which those of each player are added; NaN where a tree has no
   *     prediction for the row
   */
  TreeShap(double[] row, double[] contributions) {
    this.row = row;
    this.contributions = contributions;
    players[0] = -1;
    absent[0] = 1;
    present[0] = 1;
    weights[0] = 1;
  }

  /**
   * Adds what each player contributes to the score of a tree.
   *
   * @param factor by which the score counts
   */
  void add(PathNode root, double factor) {
    descend(root, factor, 0, 1);
  }

  /** The path to the node lies at a place of the arrays and has a length. */
  private void descend(PathNode node, double factor, int at, int length) {
    var yes = node.yes();
    var no = node.no();
    if (yes == null || no == null) {
      addLeaf(factor * node.value(), at, length);
      return;
    }
    reserve(at + 3 * length + 1);
    var hot = node.next(row);
    int before = indexOf(node.player(), at, length);
    double share = before < 0 ? 1 : absent[before];
    double taken = before < 0 ? 1 : present[before];
    int rest = before < 0 ? at : at + length;
    int restLength = before < 0 ? length : length - 1;
    if (before >= 0) {
      copyWithout(before - at, at, length, rest);
    }
    follow(node, yes, hot, factor, rest, restLength, share, taken);
    follow(node, no, hot, factor, rest, restLength, share, taken);
    if (hot != null && hot != yes && hot != no) {
      follow(node, hot, hot, factor, rest, restLength, share, taken);
    }
  }

  private void follow(
      PathNode node,
      PathNode child,
      @Nullable PathNode hot,
      double factor,
      int at,
      int length,
      double absentBefore,
      double presentBefore) {
    double share = absentBefore * node.share(child);
    double taken = child == hot ? presentBefore : 0;
    if (share != 0 || taken != 0) {
      copyWith(node.player(), share, taken, at, length);
      descend(child, factor, at + length, length + 1);
    }
  }

  private void reserve(int size) {
    if (size > players.length) {
      int capacity = Math.max(size, 2 * players.length);
      players = Arrays.copyOf(players, capacity);
      absent = Arrays.copyOf(absent, capacity);
      present = Arrays.copyOf(present, capacity);
      weights = Arrays.copyOf(weights, capacity);
    }
  }

  private int indexOf(int player, int at, int length) {
    for (int i = at + 1; i < at + length; i++) {
      if (players[i] == player) {
        return i;
      }
    }
    return -1;
  }

  /** The paper's EXTEND, into the place behind the path. */
  private void copyWith(int player, double share, double taken, int at, int length) {
    int to = at + length;
    System.arraycopy(players, at, players, to, length);
    System.arraycopy(absent, at, absent, to, length);
    System.arraycopy(present, at, present, to, length);
    players[to + length] = player;
    absent[to + length] = share;
    present[to + length] = taken;
    double total = length + 1;
    double below = 0;
    for (int i = 0; i < length; i++) {
      double weight = weights[at + i];
      weights[to + i] = share * weight * (length - i) / total + below;
      below = taken * weight * (i + 1) / total;
    }
    weights[to + length] = below;
  }

  /** The paper's UNWIND, into another place. */
  private void copyWithout(int index, int at, int length, int to) {
    int after = length - 1 - index;
    System.arraycopy(players, at, players, to, index);
    System.arraycopy(absent, at, absent, to, index);
    System.arraycopy(present, at, present, to, index);
    System.arraycopy(players, at + index + 1, players, to + index, after);
    System.arraycopy(absent, at + index + 1, absent, to + index, after);
    System.arraycopy(present, at + index + 1, present, to + index, after);
    int last = length - 1;
    double share = absent[at + index];
    double taken = present[at + index];
    double next = weights[at + last];
    for (int i = last - 1; i >= 0; i--) {
      if (taken != 0) {
        weights[to + i] = next * length / ((i + 1) * taken);
        next = weights[at + i] - weights[to + i] * share * (last - i) / length;
      } else {
        weights[to + i] = weights[at + i] * length / (share * (last - i));
      }
    }
  }

  /** The sum of the weights as they were before a player came in. */
  private double unwoundSum(int index, int at, int length) {
    int last = length - 1;
    double share = absent[at + index];
    double taken = present[at + index];
    double next = weights[at + last];
    double sum = 0;
    for (int i = last - 1; i >= 0; i--) {
      if (taken != 0) {
        double weight = next * length / ((i + 1) * taken);
        sum += weight;
        next = weights[at + i] - weight * share * (last - i) / length;
      } else {
        sum += weights[at + i] * length / (share * (last - i));
      }
    }
    return sum;
  }

  private void addLeaf(double score, int at, int length) {
    for (int i = 1; i < length; i++) {
      double weight = unwoundSum(i, at, length);
      contributions[players[at + i]] += weight * (present[at + i] - absent[at + i]) * score;
    }
  }
}
