package assay.adapters.training.preprocess;

import java.util.List;

/**
 * One group of the columns that a model reads, made of one feature or of one derived expression.
 *
 * @param name of the column in the table
 * @param features that it is computed of
 * @param width how many columns of the vector it takes, 1 or more
 */
public record Columns(String name, List<String> features, int width) {
  public Columns {
    features = List.copyOf(features);
  }

  /** One column. */
  static Columns single(String name, List<String> features) {
    return new Columns(name, features, 1);
  }

  Columns withWidth(int other) {
    return new Columns(name, features, other);
  }
}
