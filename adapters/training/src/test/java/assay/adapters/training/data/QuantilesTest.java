package assay.adapters.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.adapters.training.SparkExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class QuantilesTest {
  private static final int ROWS = 60_000;

  /** Numbers 0 to 59,999 in disorder, the same as whole numbers, and a column without a value. */
  private static Dataset<Row> rows(int partitions) {
    int[] order = new int[ROWS];
    var random = new SplittableRandom(3);
    for (int i = 0; i < ROWS; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    var rows = new ArrayList<Row>();
    for (int value : order) {
      rows.add(RowFactory.create((double) value, (long) value, null));
      rows.add(RowFactory.create(Double.NaN, null, null));
    }
    var schema =
        new StructType()
            .add("number", DataTypes.DoubleType)
            .add("whole", DataTypes.LongType)
            .add("nothing", DataTypes.DoubleType);
    var spark = SparkExtension.spark();
    return spark.createDataFrame(rows, schema).repartition(partitions);
  }

  @Test
  void areRightToATenThousandthOfTheRowsWhereverTheyLie() {
    for (int partitions : new int[] {1, 7}) {
      double[][] found =
          Quantiles.of(rows(partitions), List.of("number", "whole", "nothing"), 0.1, 0.5, 0.95);

      for (double[] column : List.of(found[0], found[1])) {
        assertThat(column[0]).isCloseTo(0.1 * ROWS, within(1e-4 * ROWS + 1));
        assertThat(column[1]).isCloseTo(0.5 * ROWS, within(1e-4 * ROWS + 1));
        assertThat(column[2]).isCloseTo(0.95 * ROWS, within(1e-4 * ROWS + 1));
      }
      assertThat(found[2]).isEmpty();
    }
  }

  @Test
  void areTheSameEveryTime() {
    var rows = rows(7).persist();
    double[] first = Quantiles.of(rows, List.of("number"), 0.25, 0.5, 0.75)[0];

    for (int again = 0; again < 10; again++) {
      assertThat(Quantiles.of(rows, List.of("number"), 0.25, 0.5, 0.75)[0]).isEqualTo(first);
    }
    rows.unpersist();
  }
}
