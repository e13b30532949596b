package assay.adapters.training.learn;

import assay.adapters.training.preprocess.Matrix;
import assay.adapters.training.recipe.Recipe.Scale;
import java.util.Map;

/** An algorithm that learns from preprocessed rows. */
public interface Learner {
  /**
   * How it wants its columns.
   *
   * @param wanted the scale that the recipe asks for
   */
  Matrix matrix(Scale wanted);

  /**
   * Learns.
   *
   * @param prepared rows with vector, label and weight
   * @param parameters of the library, by their names there
   * @throws assay.adapters.training.data.BadData if the library does not take a parameter
   */
  TrainedModel fit(Prepared prepared, Map<String, Object> parameters, long seed);
}
