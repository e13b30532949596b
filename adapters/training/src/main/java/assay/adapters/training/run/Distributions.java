package assay.adapters.training.run;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.stddev_samp;

import assay.adapters.training.data.Quantiles;
import assay.application.training.InputDistribution;
import assay.application.training.InputDistribution.Categorical;
import assay.application.training.InputDistribution.Numeric;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The distribution of every input in the training data. */
final class Distributions {
  private static final int BINS = 20;
  private static final int VALUES = 50;

  /** Texts may be somebody's own words, and the document holds nobody's. */
  private static final int NO_VALUES = 0;

  private Distributions() {}

  static List<InputDistribution> of(Dataset<Row> train, List<FeatureRule> features) {
    var numbers =
        numeric(
            train,
            features.stream()
                .filter(rule -> rule.type() == FeatureType.NUMBER)
                .map(FeatureRule::name)
                .toList());
    return features.stream()
        .map(
            rule ->
                switch (rule.type()) {
                  case NUMBER -> Objects.requireNonNull(numbers.get(rule.name()));
                  case CATEGORY, BOOLEAN -> categorical(train, rule.name(), VALUES);
                  case TEXT -> categorical(train, rule.name(), NO_VALUES);
                })
        .toList();
  }

  /** All numbers in three passes over the rows, however many they are. */
  private static Map<String, InputDistribution> numeric(Dataset<Row> train, List<String> names) {
    var found = new LinkedHashMap<String, InputDistribution>();
    if (names.isEmpty()) {
      return found;
    }
    var wanted = new ArrayList<Column>();
    names.forEach(name -> wanted.addAll(List.of(count(col(name)), avg(name), stddev_samp(name))));
    Row facts = train.agg(count(lit(1)), wanted.toArray(Column[]::new)).head();
    double[] shares = new double[BINS + 1];
    for (int i = 0; i <= BINS; i++) {
      shares[i] = (double) i / BINS;
    }
    double[][] quantiles = Quantiles.of(train, names, shares);
    double[][] edges = Arrays.stream(quantiles).map(Distributions::edges).toArray(double[][]::new);
    long[][] counts = counts(train, names, edges);
    for (int i = 0; i < names.size(); i++) {
      long present = facts.getLong(1 + 3 * i);
      long missing = facts.getLong(0) - present;
      found.put(
          names.get(i),
          present == 0
              ? empty(names.get(i), missing)
              : new Numeric(
                  names.get(i),
                  present,
                  missing,
                  facts.getDouble(2 + 3 * i),
                  facts.isNullAt(3 + 3 * i) ? 0 : facts.getDouble(3 + 3 * i),
                  List.of(
                      quantiles[i][0],
                      quantiles[i][BINS / 4],
                      quantiles[i][BINS / 2],
                      quantiles[i][3 * BINS / 4],
                      quantiles[i][BINS]),
                  Arrays.stream(edges[i]).boxed().toList(),
                  Arrays.stream(counts[i]).boxed().toList()));
    }
    return found;
  }

  private static Numeric empty(String name, long missing) {
    double none = Double.NaN;
    return new Numeric(
        name, 0, missing, none, none, List.of(none, none, none, none, none), List.of(), List.of());
  }

  private static double[] edges(double[] quantiles) {
    double[] edges = Arrays.stream(quantiles).distinct().toArray();
    return edges.length == 1 ? new double[] {edges[0], Math.nextUp(edges[0])} : edges;
  }

  /** Counts of each column between its edges; the last bin is closed on both sides. */
  private static long[][] counts(Dataset<Row> train, List<String> names, double[][] edges) {
    Column[] numbers = names.stream().map(name -> col(name).cast("double")).toArray(Column[]::new);
    return train
        .select(numbers)
        .javaRDD()
        .mapPartitions(rows -> Collections.singletonList(counted(rows, edges)).iterator())
        .reduce(Distributions::sum);
  }

  private static long[][] counted(Iterator<Row> rows, double[][] edges) {
    long[][] counts = new long[edges.length][];
    for (int i = 0; i < edges.length; i++) {
      counts[i] = new long[Math.max(0, edges[i].length - 1)];
    }
    while (rows.hasNext()) {
      Row row = rows.next();
      for (int i = 0; i < edges.length; i++) {
        if (!row.isNullAt(i) && counts[i].length > 0) {
          int at = Arrays.binarySearch(edges[i], row.getDouble(i));
          int bin = at >= 0 ? at : -at - 2;
          counts[i][Math.max(0, Math.min(bin, counts[i].length - 1))]++;
        }
      }
    }
    return counts;
  }

  private static long[][] sum(long[][] some, long[][] others) {
    for (int i = 0; i < some.length; i++) {
      for (int bin = 0; bin < some[i].length; bin++) {
        some[i][bin] += others[i][bin];
      }
    }
    return some;
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
