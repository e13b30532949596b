package assay.adapters.training.learn;

import assay.adapters.training.data.BadData;
import assay.adapters.training.data.Roles;
import assay.adapters.training.preprocess.FittedPreprocessing;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.UserDefinedType;

/**
 * Preprocessed rows in the memory of this process, row by row, in single precision, in the order of
 * {@link Roles#ROW}, so that they are the same however the data was spread. 4 bytes a cell, and for
 * a moment three times as many.
 *
 * @param columns of each row
 * @param values NaN where missing
 * @param labels 1 for fraud
 * @param weights what each row counts
 */
record DenseRows(int columns, float[] values, float[] labels, float[] weights) {
  /** What stands before the cells of a row. */
  static final String[] BESIDE = {Roles.ROW, Roles.LABEL, Roles.WEIGHT};

  private static final int MOST_CELLS = Integer.MAX_VALUE - 8;
  private static final int BLOCK = 10_000;

  @SuppressWarnings("unchecked") // Spark names the type of its vectors as one of data only
  private static final UserDefinedType<Vector> VECTORS =
      (UserDefinedType<Vector>) SQLDataTypes.VectorType();

  /** Type, size, indices, values. */
  private static final int PARTS = 4;

  /** Some rows of one partition. */
  private record Block(long[] keys, float[] values, float[] labels, float[] weights)
      implements Serializable {
    private static final long serialVersionUID = 1;

    static Block of(Iterator<InternalRow> rows, int columns, boolean[] vectors) {
      var block =
          new Block(
              new long[BLOCK], new float[BLOCK * columns], new float[BLOCK], new float[BLOCK]);
      int filled = 0;
      while (filled < BLOCK && rows.hasNext()) {
        var row = rows.next();
        block.keys[filled] = row.getLong(0);
        block.labels[filled] = row.getInt(1);
        block.weights[filled] = (float) row.getDouble(2);
        int end = block.copy(row, vectors, filled * columns);
        filled++;
        if (end != filled * columns) {
          throw new IllegalStateException(
              "A row has %d cells, not %d.".formatted(end - (filled - 1) * columns, columns));
        }
      }
      return filled == BLOCK ? block : block.first(filled, columns);
    }

    private Block first(int rows, int columns) {
      return new Block(
          Arrays.copyOf(keys, rows),
          Arrays.copyOf(values, rows * columns),
          Arrays.copyOf(labels, rows),
          Arrays.copyOf(weights, rows));
    }

    /** Copies the cells of a row, and answers where they end. */
    private int copy(InternalRow row, boolean[] vectors, int from) {
      int to = from;
      for (int i = 0; i < vectors.length; i++) {
        int at = BESIDE.length + i;
        if (vectors[i]) {
          for (double cell : VECTORS.deserialize(row.getStruct(at, PARTS)).toArray()) {
            values[to++] = (float) cell;
          }
        } else {
          values[to++] = row.isNullAt(at) ? Float.NaN : (float) row.getDouble(at);
        }
      }
      return to;
    }
  }

  /**
   * Brings rows here, as Spark holds them within: objects for every row and cell would take a third
   * of the time.
   *
   * @param prepared {@link #BESIDE}, then the cells as numbers and vectors, see {@link
   *     FittedPreprocessing#parts}
   * @param columns how many cells a row has
   */
  static DenseRows of(Dataset<Row> prepared, int columns) {
    var types =
        Arrays.asList(prepared.schema().fields()).subList(BESIDE.length, prepared.columns().length);
    boolean[] vectors = new boolean[types.size()];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = types.get(i).dataType().equals(VECTORS);
    }
    List<Block> blocks =
        prepared
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(rows -> blocks(rows, columns, vectors))
            .collect();
    long count = blocks.stream().mapToLong(block -> block.keys.length).sum();
    if (count * columns > MOST_CELLS) {
      throw new BadData(
          "%,d rows of %,d columns are too many for an algorithm that trains in one process; %,d cells are the most. Maybe leave good rows out (balance: undersample), or use xgboost."
              .formatted(count, columns, MOST_CELLS));
    }
    return joined(blocks, (int) count, columns);
  }

  private static Iterator<Block> blocks(
      Iterator<InternalRow> rows, int columns, boolean[] vectors) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Block next() {
        return Block.of(rows, columns, vectors);
      }
    };
  }

  private static DenseRows joined(List<Block> blocks, int count, int columns) {
    long[] keys = new long[count];
    int at = 0;
    for (var block : blocks) {
      System.arraycopy(block.keys, 0, keys, at, block.keys.length);
      at += block.keys.length;
    }
    int[] order = RowOrder.of(keys);
    int[] target = new int[count];
    for (int place = 0; place < count; place++) {
      target[order[place]] = place;
    }
    var rows =
        new DenseRows(columns, new float[count * columns], new float[count], new float[count]);
    int from = 0;
    for (var block : blocks) {
      for (int i = 0; i < block.keys.length; i++) {
        int to = target[from++];
        System.arraycopy(block.values, i * columns, rows.values, to * columns, columns);
        rows.labels[to] = block.labels[i];
        rows.weights[to] = block.weights[i];
      }
    }
    return rows;
  }

  /** Whether some rows count more than others. */
  boolean weighed() {
    for (float weight : weights) {
      if (weight != 1) {
        return true;
      }
    }
    return false;
  }

  int rows() {
    return labels.length;
  }
}
