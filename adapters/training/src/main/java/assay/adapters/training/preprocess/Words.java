package assay.adapters.training.preprocess;

import assay.adapters.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.IDF;
import org.apache.spark.ml.feature.RegexTokenizer;

/** From a text to counts of its words, or to counts times inverse document frequency. */
final class Words {
  private Words() {}

  /**
   * The steps for one text.
   *
   * @param text column of texts, in small letters, their words parted by white space
   * @param vector column of the result
   */
  static List<PipelineStage> of(Recipe.Text how, String text, String vector) {
    String words = "w_" + text;
    String counts = how.idf() ? "f_" + text : vector;
    var stages = new ArrayList<PipelineStage>();
    stages.add(new RegexTokenizer().setInputCol(text).setOutputCol(words).setPattern("\\s+"));
    stages.add(
        new FrequentWords()
            .setInputCol(words)
            .setOutputCol(counts)
            .setVocabSize(how.vocabulary())
            .setMinDF(how.minDocuments()));
    if (how.idf()) {
      stages.add(new IDF().setInputCol(counts).setOutputCol(vector));
    }
    return stages;
  }
}
