package assay.adapters.training.learn;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import assay.adapters.training.data.BadData;
import assay.adapters.training.data.Roles;
import assay.adapters.training.preprocess.Preprocessor;
import assay.adapters.training.recipe.Recipe;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Preprocessing, balancing and learning of one algorithm on one set of training rows. */
public final class Fitting {
  private final Learner learner;
  private final Balancer balancer;
  private final Prepared prepared;
  private final double frauds;
  private final long seed;

  private Fitting(Learner learner, Balancer balancer, Prepared prepared, double frauds, long seed) {
    this.learner = learner;
    this.balancer = balancer;
    this.prepared = prepared;
    this.frauds = frauds;
    this.seed = seed;
  }

  /** Prepares training rows for an algorithm; several sets of parameters can be tried on them. */
  public static Fitting prepare(
      String algorithm, Preprocessor preprocessor, Recipe recipe, Dataset<Row> train) {
    var learner = Learners.named(algorithm);
    var balancer = new Balancer(recipe.balance(), recipe.seed());
    Row share = train.agg(avg(Roles.LABEL), count(lit(1))).head();
    double frauds = share.isNullAt(0) ? 0 : share.getDouble(0);
    if (!(frauds > 0 && frauds < 1)) {
      throw new BadData(
          "There are %s to train on; both classes are needed. Maybe choose fewer folds, or a longer window."
              .formatted(
                  share.isNullAt(0) ? "no rows" : frauds == 0 ? "no frauds" : "frauds alone"));
    }
    var rows = balancer.rows(train, frauds);
    var preprocessing = preprocessor.fit(rows, learner.matrix(recipe.preprocess().scale()));
    var vectors =
        preprocessing
            .transform(rows)
            .select(Roles.ROW, Preprocessor.VECTOR, Roles.LABEL, Roles.WEIGHT);
    var balanced = balancer.vectors(vectors, frauds);
    // rows that balancing makes up have a vector and nothing that it was put together of
    var cells =
        balanced == vectors
            ? preprocessing.parts(rows, DenseRows.BESIDE)
            : balanced.select(Roles.ROW, Roles.LABEL, Roles.WEIGHT, Preprocessor.VECTOR);
    var prepared = new Prepared(preprocessing, balanced, cells, share.getLong(1));
    return new Fitting(learner, balancer, prepared, frauds, recipe.seed());
  }

  /** Learns with these parameters. */
  public TrainedModel fit(Map<String, Object> parameters) {
    return learner.fit(prepared, parameters, seed);
  }

  /** What balancing did to the share of fraud. */
  public java.util.Optional<assay.domain.scoring.Population> population() {
    return balancer.population(frauds);
  }

  /** Lets go of the prepared rows. */
  public void release() {
    prepared.release();
  }
}
