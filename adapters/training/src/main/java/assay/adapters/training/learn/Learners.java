package assay.adapters.training.learn;

/** The algorithms by their names in a recipe. */
public final class Learners {
  private Learners() {}

  /**
   * The algorithm of this name.
   *
   * @throws assay.adapters.training.data.BadData if there is none
   */
  public static Learner named(String algorithm) {
    return switch (algorithm) {
      case "linear-svm" -> new LinearSvmLearner();
      case "lightgbm" -> new LightgbmLearner();
      case "xgboost" -> new XgboostLearner();
      default -> SparkLearner.named(algorithm);
    };
  }
}
