package assay.adapters.training.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.adapters.training.MessyTables;
import assay.adapters.training.SparkExtension;
import assay.adapters.training.data.BadData;
import assay.adapters.training.data.Roles;
import assay.adapters.training.learn.Learners;
import assay.adapters.training.recipe.Recipe;
import java.nio.file.Path;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SparkExtension.class)
class PreprocessorTest {
  private static Preprocessor preprocessor(String preprocess) throws Exception {
    var table = MessyTables.get().train();
    return new Preprocessor(recipe(preprocess).preprocess(), table.features());
  }

  private static Recipe recipe(String preprocess) throws Exception {
    return MessyTables.recipe(
        Path.of("."),
        "{stream: messy/stream.json, data: {files: [a]}, preprocess: {%s}, models: [{name: m, algorithm: xgboost}]}"
            .formatted(preprocess));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "age: old|'old' can't stand for a missing value of a feature of the type number",
        "country: 7|'7.0' can't stand for a missing value of a feature of the type category",
        "first_time: 1|'1.0' can't stand for a missing value of a feature of the type boolean",
        "narration: none|'none' can't stand for a missing value of a feature of the type text",
        "nothing: 1|'nothing' is no feature"
      })
  void refusesConstantsThatAreNotOfTheFeaturesType(String constant, String message) {
    assertThatThrownBy(() -> preprocessor("constants: {" + constant + "}"))
        .isInstanceOf(BadData.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesNamesThatItGivesItself() {
    assertThatThrownBy(() -> preprocessor("derive: [{name: n_age, expression: age}]"))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("'n_age' and 'age' can't both be read");
    assertThatThrownBy(() -> preprocessor("derive: [{name: k_n_age, expression: age}]"))
        .isInstanceOf(BadData.class);
  }

  /** Where the age is missing, both kinds of algorithm read the constant. */
  @ParameterizedTest
  @ValueSource(strings = {"xgboost", "logistic-regression"})
  void putsConstantsInThePlaceOfMissingValues(String algorithm) throws Exception {
    var train = MessyTables.get().train().rows();
    var fitted =
        preprocessor("constants: {age: 1234567}")
            .fit(train, Learners.named(algorithm).matrix(Recipe.Scale.NONE));
    int at = 0;
    for (Columns group : fitted.columns()) {
      if (group.features().contains("age")) {
        break;
      }
      at += group.width();
    }
    var missing =
        fitted.transform(train).filter("age IS NULL").select(Roles.ROW, Preprocessor.VECTOR);

    assertThat(missing.count()).isPositive();
    for (Row row : missing.collectAsList()) {
      assertThat(((Vector) row.get(1)).apply(at)).isEqualTo(1234567);
    }
  }
}
