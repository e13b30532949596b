package assay.adapters.training.recipe;

import assay.domain.event.Sha256;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run of training does: the content of a recipe file, with every default filled in. {@code
 * docs/training.md} describes it for people.
 *
 * @param folder where the recipe lies; its paths start from there
 * @param stream the stream's definition
 * @param description for people, kept in the model's file
 * @param seed of everything that draws lots
 * @param document the digest of the recipe as it was written
 * @param select by which metric the model is chosen, on validation data
 * @param fraudShare in real traffic, (0, 1), where frauds are over-sampled in the data; empty to
 *     leave the correction to the stream's definition
 * @param subjectsADay how many subjects a day can be looked at, for the precision among them
 */
public record Recipe(
    Path folder,
    Path stream,
    String description,
    Data data,
    Split split,
    Preprocessing preprocess,
    Balance balance,
    List<ModelRecipe> models,
    Metric select,
    CalibrationMethod calibration,
    int explainRows,
    Optional<Double> fraudShare,
    int subjectsADay,
    long seed,
    Sha256 document) {

  public Recipe {
    models = List.copyOf(models);
  }

  /**
   * Where the labelled data is.
   *
   * @param files paths; {@code *} stands for any characters in a file's name
   * @param format empty: told by each file's ending
   * @param encoding of CSV and NDJSON, a name of Java's charsets
   * @param separator of CSV, one character
   * @param where a condition on features; training takes only rows for which it is true
   * @param multiLine whether texts of a CSV file may hold line breaks; reading is slower then
   */
  public record Data(
      List<String> files,
      Optional<Format> format,
      String encoding,
      String separator,
      Optional<String> where,
      boolean multiLine) {
    public Data {
      files = List.copyOf(files);
    }
  }

  /** How files are written. */
  public enum Format {
    CSV,
    NDJSON,
    PARQUET
  }

  /**
   * How the data is parted into training, validation and test.
   *
   * @param byTime empty: by time where the definition has a time, else at random
   * @param test share of the test data, (0, 1)
   * @param validation share of the data for calibration and thresholds, (0, 1)
   * @param gap left out before validation and before test: how late labels come; zero for none
   * @param holdout the end that nothing touches, kept for backtests; zero for none
   */
  public record Split(
      Optional<Boolean> byTime, double test, double validation, Duration gap, Duration holdout) {}

  /**
   * From features to what a model reads.
   *
   * @param remove features that no model reads
   * @param derive further features, each a name and an expression on features
   * @param impute what stands for a missing number
   * @param constants what stands for a missing value of one feature, instead: a Double, a String or
   *     a Boolean, as the feature is
   * @param flags whether a missing number is also told as a feature of its own
   * @param rareBelow categories with less than this share of the training rows count as one, [0, 1)
   * @param mostCategories of each feature, the others count as one, 1 or more
   * @param scale of the columns of a model that is sensitive to scale
   * @param text how texts become numbers
   */
  public record Preprocessing(
      List<String> remove,
      Map<String, String> derive,
      Imputation impute,
      Map<String, Object> constants,
      boolean flags,
      double rareBelow,
      int mostCategories,
      Scale scale,
      Text text) {
    public Preprocessing {
      remove = List.copyOf(remove);
      constants = Map.copyOf(constants);
    }
  }

  /** What stands for a missing number. */
  public enum Imputation {
    MEAN,
    MEDIAN,
    MOST_FREQUENT,
    ZERO
  }

  /** How columns are scaled. */
  public enum Scale {
    NONE,
    STANDARD,
    MIN_MAX,
    MAX_ABS
  }

  /**
   * How texts become numbers: counts of words, times their inverse document frequency.
   *
   * @param vocabulary words at the most, per text
   * @param minDocuments a word stands in at least this many training texts
   * @param idf whether counts are weighed by inverse document frequency
   */
  public record Text(int vocabulary, int minDocuments, boolean idf) {}

  /**
   * What is done about frauds being few, in training data alone.
   *
   * @param method how
   * @param share of fraud after it, (0, 1)
   */
  public record Balance(BalanceMethod method, double share) {}

  /** Ways to give the few frauds more weight. */
  public enum BalanceMethod {
    NONE,
    WEIGHTS,
    UNDERSAMPLE,
    SMOTE
  }

  /**
   * One model to train, or one made of others.
   *
   * @param name unique in the recipe
   * @param algorithm empty for a combination
   * @param parameters of the library, by their names there
   * @param tuning empty: the parameters are taken as they are
   * @param combination empty for an algorithm
   */
  public record ModelRecipe(
      String name,
      Optional<String> algorithm,
      Map<String, Object> parameters,
      Optional<Tuning> tuning,
      Optional<Combination> combination) {
    public ModelRecipe {
      parameters = Map.copyOf(parameters);
    }
  }

  /**
   * The search for parameters.
   *
   * @param points how many are drawn at random; 0: the whole grid
   * @param grid the values to try, by parameter
   * @param folds of the cross-validation, 2 or more
   * @param window prequential instead: length of training, then the split's gap, then one test
   *     window of {@code step}, each fold a step earlier; zero for random folds
   * @param step length of a test window
   */
  public record Tuning(
      int points,
      Map<String, List<Object>> grid,
      Metric metric,
      int folds,
      Duration window,
      Duration step) {}

  /**
   * A model made of others.
   *
   * @param stacked whether a logistic regression joins them, fitted on validation data; else their
   *     average
   * @param of names of models of the recipe
   */
  public record Combination(boolean stacked, List<String> of) {
    public Combination {
      of = List.copyOf(of);
    }
  }

  /** By what models and parameters are compared. */
  public enum Metric {
    AVERAGE_PRECISION,
    ROC_AUC,
    LOG_LOSS,
    BRIER,
    F1,
    F2,
    KOLMOGOROV_SMIRNOV,
    SAVINGS
  }

  /** What is put behind a model's probability. */
  public enum CalibrationMethod {
    /** The one with the lower log loss, found by cross-validation within the validation data. */
    BEST,
    ISOTONIC,
    PLATT,
    NONE
  }
}
