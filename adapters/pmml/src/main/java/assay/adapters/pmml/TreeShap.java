package assay.adapters.pmml;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Exact Shapley values of a tree, path-dependent: what is not known of a row goes down every branch
 * with the share of the training records that went there (Lundberg, Erion and Lee, Consistent
 * individualized feature attribution for tree ensembles, 2018, algorithm 2). Takes time in the
 * number of leaves times the square of the depth.
 */
final class TreeShap {
  private final double[] row;
  private final double factor;
  private final double[] contributions;

  private TreeShap(double[] row, double factor, double[] contributions) {
    this.row = row;
    this.factor = factor;
    this.contributions = contributions;
  }

  /**
   * Adds what each player contributes to the score of a tree.
   *
   * @param factor by which the score counts
   * @param contributions by player; NaN where the tree has no prediction for the row
   */
  static void add(PathNode root, double factor, double[] row, double[] contributions) {
    new TreeShap(row, factor, contributions).descend(root, Path.ROOT);
  }

  private void descend(PathNode node, Path path) {
    var yes = node.yes();
    var no = node.no();
    if (yes == null || no == null) {
      path.addTo(contributions, factor * node.value());
      return;
    }
    var hot = node.next(row);
    int before = path.indexOf(node.player());
    double absent = before < 0 ? 1 : path.absent[before];
    double present = before < 0 ? 1 : path.present[before];
    var rest = before < 0 ? path : path.without(before);
    follow(node, yes, hot, rest, absent, present);
    follow(node, no, hot, rest, absent, present);
    if (hot != null && hot != yes && hot != no) {
      follow(node, hot, hot, rest, absent, present);
    }
  }

  private void follow(
      PathNode node,
      PathNode child,
      @Nullable PathNode hot,
      Path rest,
      double absent,
      double present) {
    double share = absent * node.share(child);
    double taken = child == hot ? present : 0;
    if (share != 0 || taken != 0) {
      descend(child, rest.with(node.player(), share, taken));
    }
  }

  /**
   * The players met on the way down; the first place stands for none. Immutable.
   *
   * @param absent share of the records that come through where the player is not known
   * @param present 1 if the row comes through where it is, else 0
   * @param weights of the sets of players by their size
   */
  private record Path(int[] players, double[] absent, double[] present, double[] weights) {
    static final Path ROOT =
        new Path(new int[] {-1}, new double[] {1}, new double[] {1}, new double[] {1});

    int indexOf(int player) {
      for (int i = 1; i < players.length; i++) {
        if (players[i] == player) {
          return i;
        }
      }
      return -1;
    }

    /** The paper's EXTEND. */
    Path with(int player, double share, double taken) {
      int length = players.length;
      var longer =
          new Path(
              Arrays.copyOf(players, length + 1),
              Arrays.copyOf(absent, length + 1),
              Arrays.copyOf(present, length + 1),
              Arrays.copyOf(weights, length + 1));
      longer.players[length] = player;
      longer.absent[length] = share;
      longer.present[length] = taken;
      for (int i = length - 1; i >= 0; i--) {
        longer.weights[i + 1] += taken * longer.weights[i] * (i + 1) / (length + 1);
        longer.weights[i] = share * longer.weights[i] * (length - i) / (length + 1);
      }
      return longer;
    }

    /** The paper's UNWIND. */
    Path without(int index) {
      int last = players.length - 1;
      double[] unwound = unwound(index);
      var shorter =
          new Path(
              Arrays.copyOf(players, last),
              Arrays.copyOf(absent, last),
              Arrays.copyOf(present, last),
              unwound);
      for (int i = index; i < last; i++) {
        shorter.players[i] = players[i + 1];
        shorter.absent[i] = absent[i + 1];
        shorter.present[i] = present[i + 1];
      }
      return shorter;
    }

    /** The weights as they were before a player came in. */
    private double[] unwound(int index) {
      int last = players.length - 1;
      double[] before = new double[last];
      double next = weights[last];
      for (int i = last - 1; i >= 0; i--) {
        if (present[index] != 0) {
          before[i] = next * (last + 1) / ((i + 1) * present[index]);
          next = weights[i] - before[i] * absent[index] * (last - i) / (last + 1);
        } else {
          before[i] = weights[i] * (last + 1) / (absent[index] * (last - i));
        }
      }
      return before;
    }

    void addTo(double[] contributions, double score) {
      for (int i = 1; i < players.length; i++) {
        double weight = 0;
        for (double w : unwound(i)) {
          weight += w;
        }
        contributions[players[i]] += weight * (present[i] - absent[i]) * score;
      }
    }
  }
}
