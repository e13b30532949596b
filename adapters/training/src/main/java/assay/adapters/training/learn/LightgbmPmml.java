package assay.adapters.training.learn;

import assay.adapters.training.data.Roles;
import assay.adapters.training.preprocess.FittedPreprocessing;
import assay.adapters.training.preprocess.Preprocessor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Transformer;
import org.dmg.pmml.DataField;
import org.jpmml.converter.CategoricalLabel;
import org.jpmml.converter.Feature;
import org.jpmml.converter.Schema;
import org.jpmml.lightgbm.LightGBMUtil;
import org.jpmml.sparkml.ConverterFactory;
import org.jpmml.sparkml.FeatureConverter;
import org.jpmml.sparkml.SparkMLEncoder;

/** Joins preprocessing by Spark and trees of LightGBM to one document. */
final class LightgbmPmml {
  private LightgbmPmml() {}

  static byte[] of(FittedPreprocessing preprocessing, String booster) {
    var converters = new ConverterFactory(Map.of());
    var encoder = new SparkMLEncoder(preprocessing.schema(), converters);
    for (Transformer stage : preprocessing.pipeline().stages()) {
      ((FeatureConverter<?>) converters.newConverter(stage)).registerFeatures(encoder);
    }
    // LightGBM splits one-hot columns near zero and not at a half, as other numbers.
    List<? extends Feature> features =
        encoder.getFeatures(Preprocessor.VECTOR).stream()
            .map(Feature::toContinuousFeature)
            .toList();
    encoder.getOnlyFeature(Roles.LABEL);
    var label = new CategoricalLabel((DataField) encoder.toCategorical(Roles.LABEL, List.of(0, 1)));
    try {
      var trees =
          LightGBMUtil.loadGBDT(new ByteArrayInputStream(booster.getBytes(StandardCharsets.UTF_8)));
      var model = trees.encodeModel(Map.of(), new Schema(encoder, label, features));
      return WrittenPmml.of(encoder.encodePMML(model));
    } catch (IOException e) {
      throw new UncheckedIOException("The exporter does not read LightGBM's own model.", e);
    }
  }
}
