package assay.trainer.bench;

import assay.adapters.training.data.Roles;
import assay.adapters.training.learn.Fitting;
import assay.adapters.training.preprocess.Preprocessor;
import assay.domain.event.Pointer;
import assay.domain.features.Derivation.Field;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import assay.trainer.SparkOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.encoders.ExpressionEncoder;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The two ways to the same model. */
enum TrainingSide {
  /** XGBoost4J, without Spark. */
  BARE {
    @Override
    TrainingCost measure(TrainingTask task, SparkOptions spark) throws IOException {
      float[] values = new float[task.rows() * task.columns()];
      float[] labels = new float[task.rows()];
      for (int i = 0; i < labels.length; i++) {
        float[] row = task.row(i);
        System.arraycopy(row, 0, values, i * task.columns(), task.columns());
        labels[i] = row[task.columns()];
      }
      long start = System.nanoTime();
      try {
        var matrix = new DMatrix(values, labels.length, task.columns(), Float.NaN);
        matrix.setLabel(labels);
        var parameters = new HashMap<>(task.parameters());
        parameters.putAll(Map.of("objective", "binary:logistic", "tree_method", "hist"));
        XGBoost.train(matrix, parameters, task.rounds(), Map.of(), null, null);
      } catch (XGBoostError e) {
        throw new IllegalStateException("XGBoost does not train.", e);
      }
      return TrainingCost.of(0, 0, seconds(start));
    }
  },

  /** As a recipe trains it. */
  ASSAY {
    @Override
    TrainingCost measure(TrainingTask task, SparkOptions options) throws IOException {
      long begin = System.nanoTime();
      try (var session = options.open()) {
        var rows = rows(session.spark(), task).persist();
        rows.count();
        double started = seconds(begin);
        var features = names(task).map(TrainingSide::feature).toList();
        var recipe = Recipes.parse(RECIPE.getBytes(StandardCharsets.UTF_8), "bench.yaml");
        var parameters = new HashMap<>(task.parameters());
        parameters.put("num_round", task.rounds());
        long start = System.nanoTime();
        var preprocessor = new Preprocessor(recipe.preprocess(), features);
        var fitting = Fitting.prepare("xgboost", preprocessor, recipe, rows);
        double prepared = seconds(start);
        fitting.fit(parameters);
        return TrainingCost.of(started, prepared, seconds(start) - prepared);
      }
    }
  };

  private static final String RECIPE =
      "{stream: none, data: {files: [none]}, models: [{name: m, algorithm: xgboost}]}";

  /** Trains, in this process. */
  abstract TrainingCost measure(TrainingTask task, SparkOptions spark) throws IOException;

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static java.util.stream.Stream<String> names(TrainingTask task) {
    return IntStream.range(0, task.columns()).mapToObj(i -> "x" + i);
  }

  private static FeatureRule feature(String name) {
    return new FeatureRule(name, FeatureType.NUMBER, new Field(Pointer.parse("/" + name)));
  }

  private static Dataset<Row> rows(SparkSession spark, TrainingTask task) {
    var schema =
        new StructType()
            .add(Roles.ROW, DataTypes.LongType, false)
            .add(Roles.LABEL, DataTypes.IntegerType);
    for (String name : names(task).toList()) {
      schema = schema.add(name, DataTypes.DoubleType);
    }
    MapPartitionsFunction<Long, Row> invent = numbers -> invent(numbers, task);
    return spark.range(task.rows()).mapPartitions(invent, ExpressionEncoder.apply(schema));
  }

  private static Iterator<Row> invent(Iterator<Long> numbers, TrainingTask task) {
    var rows = new java.util.ArrayList<Row>();
    while (numbers.hasNext()) {
      long number = numbers.next();
      float[] row = task.row(number);
      Object[] cells = new Object[row.length + 1];
      cells[0] = number;
      cells[1] = (int) row[task.columns()];
      for (int i = 0; i < task.columns(); i++) {
        cells[i + 2] = (double) row[i];
      }
      rows.add(RowFactory.create(cells));
    }
    return rows.iterator();
  }
}
