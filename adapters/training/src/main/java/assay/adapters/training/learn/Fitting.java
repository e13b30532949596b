package assay.adapters.training.learn;

import static org.apache.spark.sql.functions.avg;

import assay.adapters.training.data.Roles;
import assay.adapters.training.preprocess.FittedPreprocessing;
import assay.adapters.training.preprocess.Preprocessor;
import assay.adapters.training.recipe.Recipe;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Preprocessing, balancing and learning of one algorithm on one set of training rows. */
public final class Fitting {
  private final Learner learner;
  private final Balancer balancer;
  private final Dataset<Row> prepared;
  private final FittedPreprocessing preprocessing;
  private final double frauds;
  private final long seed;

  private Fitting(
      Learner learner,
      Balancer balancer,
      Dataset<Row> prepared,
      FittedPreprocessing preprocessing,
      double frauds,
      long seed) {
    this.learner = learner;
    this.balancer = balancer;
    this.prepared = prepared;
    this.preprocessing = preprocessing;
    this.frauds = frauds;
    this.seed = seed;
  }

  /** Prepares training rows for an algorithm; several sets of parameters can be tried on them. */
  public static Fitting prepare(
      String algorithm, Preprocessor preprocessor, Recipe recipe, Dataset<Row> train) {
    var learner = Learners.named(algorithm);
    var balancer = new Balancer(recipe.balance(), recipe.seed());
    double frauds = train.agg(avg(Roles.LABEL)).head().getDouble(0);
    var rows = balancer.rows(train, frauds);
    var preprocessing = preprocessor.fit(rows, learner.matrix(recipe.preprocess().scale()));
    var prepared = balancer.vectors(preprocessing.transform(rows), frauds).persist();
    return new Fitting(learner, balancer, prepared, preprocessing, frauds, recipe.seed());
  }

  /** Learns with these parameters. */
  public TrainedModel fit(Map<String, Object> parameters) {
    return learner.fit(prepared, preprocessing, parameters, seed);
  }

  /** What balancing did to the share of fraud. */
  public java.util.Optional<assay.domain.scoring.Population> population() {
    return balancer.population(frauds);
  }

  /** Lets go of the prepared rows. */
  public void release() {
    prepared.unpersist();
  }
}
