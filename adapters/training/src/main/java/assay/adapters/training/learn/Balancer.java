package assay.adapters.training.learn;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import assay.adapters.training.data.Roles;
import assay.adapters.training.data.Splitter;
import assay.adapters.training.recipe.Recipe.Balance;
import assay.adapters.training.recipe.Recipe.BalanceMethod;
import assay.domain.scoring.Population;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Gives the few frauds of training data more weight; nothing else is touched. */
public final class Balancer {
  private final Balance balance;
  private final long seed;

  public Balancer(Balance balance, long seed) {
    this.balance = balance;
    this.seed = seed;
  }

  /**
   * Training rows with a weight, some good ones left out where the recipe says so.
   *
   * @param frauds share of fraud in the rows, (0, 1)
   */
  public Dataset<Row> rows(Dataset<Row> train, double frauds) {
    if (balance.share() <= frauds) {
      return train.withColumn(Roles.WEIGHT, lit(1.0));
    }
    double odds = (1 - balance.share()) / balance.share() * frauds / (1 - frauds);
    return switch (balance.method()) {
      case WEIGHTS ->
          train.withColumn(
              Roles.WEIGHT,
              when(col(Roles.LABEL).equalTo(1), lit(balance.share() / frauds))
                  .otherwise(lit((1 - balance.share()) / (1 - frauds))));
      case UNDERSAMPLE ->
          train
              .filter(col(Roles.LABEL).equalTo(1).or(Splitter.lot(seed + 1).lt(odds)))
              .withColumn(Roles.WEIGHT, lit(1.0));
      case NONE, SMOTE -> train.withColumn(Roles.WEIGHT, lit(1.0));
    };
  }

  /** Rows with vectors, to which synthetic frauds are added where the recipe says so. */
  public Dataset<Row> vectors(Dataset<Row> prepared, double frauds) {
    return balance.method() == BalanceMethod.SMOTE && balance.share() > frauds
        ? new Smote(seed).add(prepared, balance.share())
        : prepared;
  }

  /** What the share of fraud was and became; empty where nothing was changed. */
  public Optional<Population> population(double frauds) {
    return balance.method() == BalanceMethod.NONE || balance.share() <= frauds
        ? Optional.empty()
        : Optional.of(new Population(frauds, balance.share()));
  }
}
