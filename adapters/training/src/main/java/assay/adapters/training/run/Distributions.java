package assay.adapters.training.run;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.stddev_samp;

import assay.application.training.InputDistribution;
import assay.application.training.InputDistribution.Categorical;
import assay.application.training.InputDistribution.Numeric;
import assay.domain.features.FeatureRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The distribution of every input in the training data. */
final class Distributions {
  private static final int BINS = 20;
  private static final int VALUES = 50;

  /** Texts may be somebody's own words, and the document holds nobody's. */
  private static final int NO_VALUES = 0;

  private static final double EXACT = 1e-4;

  private Distributions() {}

  static List<InputDistribution> of(Dataset<Row> train, List<FeatureRule> features) {
    var found = new ArrayList<InputDistribution>();
    for (FeatureRule rule : features) {
      found.add(
          switch (rule.type()) {
            case NUMBER -> numeric(train, rule.name());
            case CATEGORY, BOOLEAN -> categorical(train, rule.name(), VALUES);
            case TEXT -> categorical(train, rule.name(), NO_VALUES);
          });
    }
    return found;
  }

  private static Numeric numeric(Dataset<Row> train, String name) {
    Row facts = train.agg(count(col(name)), count(lit(1)), avg(name), stddev_samp(name)).head();
    long present = facts.getLong(0);
    if (present == 0) {
      return new Numeric(
          name,
          0,
          facts.getLong(1),
          Double.NaN,
          Double.NaN,
          List.of(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN),
          List.of(),
          List.of());
    }
    double[] shares = new double[BINS + 1];
    for (int i = 0; i <= BINS; i++) {
      shares[i] = (double) i / BINS;
    }
    double[] quantiles = train.stat().approxQuantile(name, shares, EXACT);
    double[] edges = Arrays.stream(quantiles).distinct().toArray();
    if (edges.length == 1) {
      edges = new double[] {edges[0], Math.nextUp(edges[0])};
    }
    return new Numeric(
        name,
        present,
        facts.getLong(1) - present,
        facts.getDouble(2),
        facts.getDouble(3),
        List.of(
            quantiles[0],
            quantiles[BINS / 4],
            quantiles[BINS / 2],
            quantiles[3 * BINS / 4],
            quantiles[BINS]),
        Arrays.stream(edges).boxed().toList(),
        counts(train, name, edges));
  }

  private static List<Long> counts(Dataset<Row> train, String name, double[] edges) {
    // Spark's histogram closes the last bin on both sides, as the record says.
    long[] counts =
        train
            .filter(col(name).isNotNull())
            .select(col(name).cast("double"))
            .javaRDD()
            .mapToDouble(row -> row.getDouble(0))
            .histogram(edges);
    return Arrays.stream(counts).boxed().toList();
  }

  private static Categorical categorical(Dataset<Row> train, String name, int values) {
    Row facts = train.agg(count(col(name)), count(lit(1)), countDistinct(col(name))).head();
    var counts = new LinkedHashMap<String, Long>();
    train
        .filter(col(name).isNotNull())
        .groupBy(col(name).cast("string").as(name))
        .agg(count(lit(1)).as("_n"))
        .orderBy(col("_n").desc(), col(name))
        .limit(values)
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    return new Categorical(
        name, facts.getLong(0), facts.getLong(1) - facts.getLong(0), counts, facts.getLong(2));
  }

  /** The distribution of scores, in bins of equal width. */
  static Numeric scores(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
    double squares = Arrays.stream(sorted).map(s -> (s - mean) * (s - mean)).sum();
    var edges = new ArrayList<Double>();
    long[] counts = new long[BINS];
    for (int i = 0; i <= BINS; i++) {
      edges.add((double) i / BINS);
    }
    for (double score : sorted) {
      counts[Math.min(BINS - 1, (int) (score * BINS))]++;
    }
    return new Numeric(
        "score",
        sorted.length,
        0,
        mean,
        Math.sqrt(squares / (sorted.length - 1)),
        List.of(at(sorted, 0), at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75), at(sorted, 1)),
        edges,
        Arrays.stream(counts).boxed().toList());
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
