package assay.adapters.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.adapters.training.MessyTables;
import assay.adapters.training.SparkExtension;
import assay.adapters.training.preprocess.Preprocessor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** LightGBM writes a tree that was not worth a split without thresholds. */
@ExtendWith(SparkExtension.class)
class LightgbmStumpsTest {
  @Test
  void areWrittenAndServed() throws Exception {
    var tables = MessyTables.get();
    var recipe =
        MessyTables.recipe(
            Path.of("."),
            "{stream: s, data: {files: [a]}, models: [{name: m, algorithm: lightgbm}]}");
    var preprocessor = new Preprocessor(recipe.preprocess(), tables.train().features());
    var fitting = Fitting.prepare("lightgbm", preprocessor, recipe, tables.train().rows());

    var model = fitting.fit(Map.of("num_iterations", 2, "min_data_in_leaf", 1_000_000));
    fitting.release();

    double[] ours = model.score(tables.dirty().rows());
    double[] served = MessyTables.served(model.document(new PmmlModelDocuments()), tables.dirty());
    for (int row = 0; row < ours.length; row++) {
      assertThat(served[row]).as("row %d", row).isCloseTo(ours[row], within(1e-9));
    }
  }
}
