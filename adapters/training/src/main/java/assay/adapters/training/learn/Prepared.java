package assay.adapters.training.learn;

import assay.adapters.training.data.BadData;
import assay.adapters.training.preprocess.FittedPreprocessing;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Preprocessed training rows, kept as an algorithm reads them while several are fitted on them. */
public final class Prepared {
  /** The rest of the heap is for the rows on their way here and for all else. */
  private static final int SHARE_OF_HEAP = 6;

  private final FittedPreprocessing preprocessing;
  private final Dataset<Row> rows;
  private final Dataset<Row> cells;
  private final long count;
  private boolean persisted;
  private @Nullable DenseRows dense;

  /**
   * Rows of an algorithm.
   *
   * @param rows with vector, label and weight
   * @param cells the same as {@link DenseRows#of} reads them
   */
  Prepared(FittedPreprocessing preprocessing, Dataset<Row> rows, Dataset<Row> cells, long count) {
    this.preprocessing = preprocessing;
    this.rows = rows;
    this.cells = cells;
    this.count = count;
  }

  /** The preprocessing that made them. */
  public FittedPreprocessing preprocessing() {
    return preprocessing;
  }

  /** Rows with vector, label and weight, kept by Spark from the first call on. */
  Dataset<Row> rows() {
    if (!persisted) {
      persisted = true;
      rows.persist();
    }
    return rows;
  }

  /** The same in the memory of this process, from the first call on. */
  DenseRows dense() {
    var brought = dense;
    if (brought == null) {
      brought = DenseRows.of(cells, preprocessing.width());
      dense = brought;
    }
    return brought;
  }

  /** Whether Spark works in this process, whose heap has room for all rows. */
  boolean fitHere() {
    return rows.sparkSession().sparkContext().isLocal() && haveRoom();
  }

  /**
   * Checks that the heap of this process has room for all rows.
   *
   * @throws BadData if not
   */
  void requireRoom(String algorithm) {
    if (!haveRoom()) {
      throw new BadData(
          "%s trains in one process, and %,d rows of %,d columns do not fit into its memory of %,d MiB. Give more (ASSAY_TRAIN_MEMORY), leave good rows out (balance: undersample), or use xgboost."
              .formatted(
                  algorithm, count, preprocessing.width(), Runtime.getRuntime().maxMemory() >> 20));
    }
  }

  private boolean haveRoom() {
    long bytes = count * preprocessing.width() * Float.BYTES;
    return bytes < Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
  }

  /** Lets go of the rows. */
  void release() {
    dense = null;
    if (persisted) {
      persisted = false;
      rows.unpersist();
    }
  }
}
