package assay.adapters.training.data;

import static org.apache.spark.sql.functions.col;

import assay.domain.features.FeatureRule;
import assay.domain.stream.StreamDefinition;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Labelled events, one a row: the columns of {@link Roles} and one column a feature (double, string
 * or boolean; null where missing).
 *
 * @param source the definition by which they were read
 * @param kept what Spark keeps of their reading, so that files are read once
 */
public record EventTable(StreamSource source, Dataset<Row> rows, Dataset<Row> kept) {
  /** The definition by which the events were read. */
  public StreamDefinition definition() {
    return source.definition();
  }

  /** The features, in the order of the definition. */
  public List<FeatureRule> features() {
    return definition().features();
  }

  /** The same columns of other rows. */
  public EventTable with(Dataset<Row> others) {
    return new EventTable(source, others, kept);
  }

  /** Lets go of what was read; for those who keep what they made of it. */
  public void release() {
    kept.unpersist();
  }

  /** The rows whose label is known. */
  public EventTable labelled() {
    return with(rows.filter(col(Roles.LABEL).isNotNull()));
  }
}
