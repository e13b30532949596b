package assay.adapters.training.learn;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import assay.adapters.training.data.BadData;
import assay.adapters.training.data.Roles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Synthetic frauds between neighbouring real ones (Chawla et al., SMOTE: Synthetic Minority
 * Over-sampling Technique, 2002), on preprocessed columns. Distances are Euclidean over columns
 * divided by their standard deviation among the frauds. The frauds are few, so they are brought to
 * one process.
 */
final class Smote {
  private static final int NEIGHBOURS = 5;

  /** Neighbours are looked for among this many frauds at the most: time grows with the square. */
  private static final int MOST_FRAUDS = 20_000;

  /** The made-up frauds take this part of the heap at the most. */
  private static final int SHARE_OF_HEAP = 4;

  private final SplittableRandom random;

  Smote(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /**
   * Adds frauds until they have this share.
   *
   * @param prepared rows with row, vector, label and weight, in this order
   * @throws BadData if a vector has a missing value or there are fewer than two frauds
   */
  Dataset<Row> add(Dataset<Row> prepared, double share) {
    List<Row> rows =
        prepared
            .filter(col(Roles.LABEL).equalTo(1))
            .orderBy(Roles.ROW)
            .limit(MOST_FRAUDS)
            .collectAsList();
    if (rows.size() < 2) {
      throw new BadData("balance: SMOTE needs two frauds or more in the training data.");
    }
    double[][] frauds =
        rows.stream().map(row -> ((Vector) row.get(1)).toArray()).toArray(double[][]::new);
    if (Arrays.stream(frauds).anyMatch(v -> Arrays.stream(v).anyMatch(Double::isNaN))) {
      throw new BadData(
          "balance: SMOTE can't mix rows with missing numbers, which this algorithm reads as they are. Maybe use weights.");
    }
    Row counts = prepared.agg(count(lit(1)), sum(Roles.LABEL)).head();
    long all = counts.getLong(1);
    long goods = counts.getLong(0) - all;
    long wanted = Math.round(share / (1 - share) * goods) - all;
    long bytes = wanted * frauds[0].length * Double.BYTES;
    if (bytes > Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP) {
      throw new BadData(
          "balance: SMOTE would make up %,d frauds, more than there is memory for. Choose a smaller share, or weights."
              .formatted(wanted));
    }
    double[] scale = deviations(frauds);
    var synthetic = new ArrayList<Row>();
    var neighbours = new int[frauds.length][];
    for (long i = 0; i < wanted; i++) {
      int from = random.nextInt(frauds.length);
      if (neighbours[from] == null) {
        neighbours[from] = nearest(frauds, from, scale);
      }
      int to = neighbours[from][random.nextInt(neighbours[from].length)];
      synthetic.add(
          RowFactory.create(
              -1 - i, between(frauds[from], frauds[to], random.nextDouble()), 1, 1.0));
    }
    var schema = new StructType(prepared.schema().fields());
    var added = prepared.sparkSession().createDataFrame(synthetic, schema);
    return prepared.union(added);
  }

  private static Vector between(double[] from, double[] to, double part) {
    double[] mixed = new double[from.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = from[i] + part * (to[i] - from[i]);
    }
    return Vectors.dense(mixed);
  }

  private static int[] nearest(double[][] frauds, int from, double[] scale) {
    double[] distance = new double[frauds.length];
    for (int to = 0; to < frauds.length; to++) {
      for (int i = 0; i < scale.length; i++) {
        double step = (frauds[to][i] - frauds[from][i]) / scale[i];
        distance[to] += step * step;
      }
    }
    return IntStream.range(0, frauds.length)
        .filter(to -> to != from)
        .boxed()
        .sorted(Comparator.comparingDouble(to -> distance[to]))
        .limit(NEIGHBOURS)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double[] deviations(double[][] frauds) {
    double[] deviations = new double[frauds[0].length];
    for (int i = 0; i < deviations.length; i++) {
      int column = i;
      double mean = Arrays.stream(frauds).mapToDouble(v -> v[column]).average().orElseThrow();
      double square =
          Arrays.stream(frauds)
              .mapToDouble(v -> (v[column] - mean) * (v[column] - mean))
              .average()
              .orElseThrow();
      deviations[i] = square > 0 ? Math.sqrt(square) : 1;
    }
    return deviations;
  }
}
