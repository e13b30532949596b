package assay.adapters.training.learn;

import assay.adapters.training.data.Roles;
import assay.adapters.training.preprocess.FittedPreprocessing;
import assay.adapters.training.preprocess.Preprocessor;
import assay.application.training.ModelDocuments;
import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A model of LightGBM, which scores in this process.
 *
 * @param booster in LightGBM's own text form
 * @param columns of the vector that it reads
 */
record LightgbmModel(
    FittedPreprocessing preprocessing, String booster, int columns, Map<String, Double> gain)
    implements TrainedModel {
  private static final int AT_ONCE = 10_000;

  @Override
  public double[] score(Dataset<Row> events) {
    LightgbmLibrary.load();
    var rows =
        preprocessing
            .transform(events)
            .select(Roles.ROW, Preprocessor.VECTOR)
            .orderBy(Roles.ROW)
            .toLocalIterator();
    double[] scores = new double[AT_ONCE];
    double[] block = new double[AT_ONCE * columns];
    int scored = 0;
    try (var model = LGBMBooster.loadModelFromString(booster)) {
      while (rows.hasNext()) {
        int filled = 0;
        while (filled < AT_ONCE && rows.hasNext()) {
          double[] cells = ((Vector) rows.next().get(1)).toArray();
          System.arraycopy(cells, 0, block, filled++ * columns, columns);
        }
        double[] found =
            model.predictForMat(block, filled, columns, true, PredictionType.C_API_PREDICT_NORMAL);
        if (scored + filled > scores.length) {
          scores = Arrays.copyOf(scores, 2 * (scored + filled));
        }
        System.arraycopy(found, 0, scores, scored, filled);
        scored += filled;
      }
    } catch (LGBMException e) {
      throw new IllegalStateException("LightGBM does not score with its own model.", e);
    }
    return Arrays.copyOf(scores, scored);
  }

  @Override
  public byte[] document(ModelDocuments documents) {
    return LightgbmPmml.of(preprocessing, booster);
  }

  @Override
  public boolean singlePrecision() {
    return false;
  }
}
