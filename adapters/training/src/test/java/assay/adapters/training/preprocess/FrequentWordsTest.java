package assay.adapters.training.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.adapters.training.SparkExtension;
import assay.adapters.training.data.BadData;
import java.util.List;
import org.apache.spark.ml.feature.CountVectorizer;
import org.apache.spark.ml.feature.CountVectorizerModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class FrequentWordsTest {
  private static Dataset<Row> documents(String... texts) {
    var schema = new StructType().add("t_note", DataTypes.createArrayType(DataTypes.StringType));
    var rows =
        java.util.Arrays.stream(texts)
            .map(text -> RowFactory.create((Object) text.split(" ")))
            .toList();
    return SparkExtension.spark().createDataFrame(rows, schema).repartition(4);
  }

  private static CountVectorizer words() {
    return new FrequentWords().setInputCol("t_note").setOutputCol("counts");
  }

  @Test
  void takesTheMostFrequentAndEquallyFrequentOnesByTheAlphabet() {
    var documents = documents("win win cash", "rent cash", "gift rent", "apple win zebra");

    var model = words().setVocabSize(4).fit(documents);

    assertThat(model.vocabulary()).containsExactly("win", "cash", "rent", "apple");
    assertThat(model.getOutputCol()).isEqualTo("counts");
  }

  @Test
  void asksInHowManyDocumentsAWordStandsAndNotHowOften() {
    var documents = documents("win win win", "cash", "cash");

    assertThat(words().setMinDF(2).fit(documents).vocabulary()).containsExactly("cash");
  }

  @Test
  void countsAsSparkDoesWhereNothingIsEquallyFrequent() {
    var documents = documents("a a a b", "a b c", "b a d d c c c c");
    CountVectorizerModel sparks =
        new CountVectorizer().setInputCol("t_note").setOutputCol("counts").fit(documents);

    assertThat(List.of(words().fit(documents).vocabulary()))
        .isEqualTo(List.of(sparks.vocabulary()));
  }

  @Test
  void saysThatNoWordIsFrequentEnough() {
    assertThatThrownBy(() -> words().setMinDF(3).fit(documents("a", "b", "b")))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("'note'")
        .hasMessageContaining("minDocuments");
  }
}
