package assay.adapters.training.preprocess;

import java.util.List;

/**
 * One group of the columns that a model reads, made of one feature or of one derived expression.
 *
 * @param name of the column in the table
 * @param features that it is computed of
 */
public record Columns(String name, List<String> features) {
  public Columns {
    features = List.copyOf(features);
  }
}
