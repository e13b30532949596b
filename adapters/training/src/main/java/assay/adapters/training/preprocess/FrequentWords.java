package assay.adapters.training.preprocess;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import assay.adapters.training.data.BadData;
import org.apache.spark.ml.feature.CountVectorizer;
import org.apache.spark.ml.feature.CountVectorizerModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts words as Spark does, and chooses the most frequent ones in one order: words that are
 * equally frequent by the alphabet, where Spark takes those that come in first.
 */
final class FrequentWords extends CountVectorizer {
  private static final long serialVersionUID = 1;
  private static final String WORD = "_word";
  private static final String TIMES = "_times";

  @Override
  public CountVectorizerModel fit(Dataset<?> documents) {
    transformSchema(documents.schema(), true);
    String[] vocabulary =
        counted(documents)
            .orderBy(col(TIMES).desc(), col(WORD))
            .limit(getVocabSize())
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toArray(String[]::new);
    if (vocabulary.length == 0) {
      throw new BadData(
          "preprocess.text: no word of '%s' stands in %.0f training rows or more. Choose a smaller minDocuments, or remove the feature."
              .formatted(getInputCol().replaceFirst("^(?:[a-z]_)+", ""), getMinDF()));
    }
    var model = new CountVectorizerModel(uid(), vocabulary);
    model.setParent(this);
    copyValues(model, extractParamMap());
    return model;
  }

  /** Words that stand in documents enough, and how often they do. */
  private Dataset<Row> counted(Dataset<?> documents) {
    var words = col(getInputCol());
    var often =
        documents.select(explode(words).as(WORD)).groupBy(WORD).agg(count(lit(1)).as(TIMES));
    var enough =
        documents
            .select(explode(array_distinct(words)).as(WORD))
            .groupBy(WORD)
            .agg(count(lit(1)).as("_documents"))
            .filter(col("_documents").geq(getMinDF()))
            .select(WORD);
    return often.join(enough, WORD).select(WORD, TIMES);
  }
}
