package assay.adapters.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.adapters.training.SparkExtension;
import assay.adapters.training.data.BadData;
import assay.adapters.training.data.Roles;
import assay.adapters.training.preprocess.Preprocessor;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class SmoteTest {
  /** Frauds on the line y = 2 x, good events elsewhere. */
  private static Dataset<Row> rows(int frauds, double first) {
    var rows = new ArrayList<Row>();
    for (int i = 0; i < 40; i++) {
      var vector = i < frauds ? Vectors.dense(first + i, 2 * (first + i)) : Vectors.dense(-5, i);
      rows.add(RowFactory.create((long) i, vector, i < frauds ? 1 : 0, 1.0));
    }
    var schema =
        new StructType()
            .add(Roles.ROW, DataTypes.LongType, false)
            .add(Preprocessor.VECTOR, SQLDataTypes.VectorType())
            .add(Roles.LABEL, DataTypes.IntegerType)
            .add(Roles.WEIGHT, DataTypes.DoubleType, false);
    return SparkExtension.spark().createDataFrame(rows, schema);
  }

  @Test
  void addsFraudsBetweenNeighboursUntilTheShareIsReached() {
    List<Row> added = new Smote(1).add(rows(10, 0), 0.5).collectAsList();

    assertThat(added).hasSize(60).filteredOn(row -> row.getInt(2) == 1).hasSize(30);
    var synthetic = added.stream().filter(row -> row.getLong(0) < 0).toList();
    assertThat(synthetic).hasSize(20);
    for (Row row : synthetic) {
      Vector vector = (Vector) row.get(1);
      assertThat(vector.apply(0)).isBetween(0.0, 9.0);
      assertThat(Math.abs(vector.apply(1) - 2 * vector.apply(0))).isLessThan(1e-12);
    }
    assertThat(synthetic.stream().map(row -> row.get(1)).distinct().count()).isGreaterThan(15);
  }

  @Test
  void addsTheSameForASeed() {
    assertThat(new Smote(4).add(rows(10, 0), 0.4).collectAsList())
        .isEqualTo(new Smote(4).add(rows(10, 0), 0.4).collectAsList())
        .isNotEqualTo(new Smote(5).add(rows(10, 0), 0.4).collectAsList());
  }

  @Test
  void refusesOneFraudAndMissingNumbers() {
    assertThatThrownBy(() -> new Smote(1).add(rows(1, 0), 0.5))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("two frauds");
    assertThatThrownBy(() -> new Smote(1).add(rows(10, Double.NaN), 0.5))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("missing");
  }
}
