package assay.adapters.training.data;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import assay.adapters.training.recipe.Recipe.Split;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Parts labelled events into training, validation and test, and writes the part of each row into
 * {@link Roles#PART}. By time: validation and test are the latest events, each after a gap. At
 * random: stratified by label, by a hash of seed and row, so that the same rows fall into the same
 * parts however the data is spread over machines.
 */
public final class Splitter {
  private static final double LONGS = Math.pow(2, 64);

  private final Split split;
  private final long seed;

  public Splitter(Split split, long seed) {
    this.split = split;
    this.seed = seed;
  }

  /** How many rows and frauds each part has, and from when to when it goes. */
  public record PartSummary(long rows, long frauds, Instant from, Instant to) {}

  /**
   * The table with the part of each row.
   *
   * @throws BadData if a part has not both classes
   */
  public EventTable split(EventTable table) {
    boolean timed = table.definition().time().isPresent();
    if (split.byTime().orElse(false) && !timed) {
      throw new BadData(
          "split.by: the definition of %s has no time to split by."
              .formatted(table.source().name()));
    }
    var parts = split.byTime().orElse(timed) ? byTime(table.rows()) : atRandom(table.rows());
    var result = table.with(parts.persist());
    summaries(result)
        .forEach(
            (part, summary) -> {
              boolean needed =
                  part == Partition.TRAIN || part == Partition.VALIDATION || part == Partition.TEST;
              if (needed && (summary.frauds() == 0 || summary.frauds() == summary.rows())) {
                throw new BadData(
                    "split: the %s part has %d frauds among %d rows; both classes are needed. Maybe choose other shares, a smaller gap, or split at random."
                        .formatted(part.label(), summary.frauds(), summary.rows()));
              }
            });
    return result;
  }

  private Dataset<Row> byTime(Dataset<Row> rows) {
    Row span = rows.agg(min(Roles.TIME), max(Roles.TIME)).head();
    if (span.isNullAt(0)) {
      throw new BadData("There is no labelled event to train on.");
    }
    long end = span.getLong(1) + 1 - split.holdout().toMillis();
    var kept = rows.filter(col(Roles.TIME).lt(end));
    double[] at =
        Quantiles.of(
            kept, List.of(Roles.TIME), 1 - split.test() - split.validation(), 1 - split.test())[0];
    if (at.length < 2) {
      throw new BadData(
          "split.holdout: %s leaves no event to train on.".formatted(split.holdout()));
    }
    long gap = split.gap().toMillis();
    Column time = col(Roles.TIME);
    return rows.withColumn(
        Roles.PART,
        when(time.geq(end), Partition.HOLDOUT.label())
            .when(time.geq((long) at[1]), Partition.TEST.label())
            .when(time.geq((long) at[1] - gap), Partition.GAP.label())
            .when(time.geq((long) at[0]), Partition.VALIDATION.label())
            .when(time.geq((long) at[0] - gap), Partition.GAP.label())
            .otherwise(Partition.TRAIN.label()));
  }

  private Dataset<Row> atRandom(Dataset<Row> rows) {
    var drawn = rows.withColumn("_lot", lot(seed));
    Column part = lit(Partition.TRAIN.label());
    for (int label = 0; label <= 1; label++) {
      double[] at =
          Quantiles.of(
              drawn.filter(col(Roles.LABEL).equalTo(label)),
              List.of("_lot"),
              split.test(),
              split.test() + split.validation())[0];
      if (at.length == 2) {
        Column mine = col(Roles.LABEL).equalTo(label);
        part =
            when(mine.and(col("_lot").leq(at[0])), Partition.TEST.label())
                .when(mine.and(col("_lot").leq(at[1])), Partition.VALIDATION.label())
                .otherwise(part);
      }
    }
    return drawn.withColumn(Roles.PART, part).drop("_lot");
  }

  /** A number in [0, 1) of each row, by its place in the data and a seed. */
  public static Column lot(long seed) {
    return xxhash64(lit(seed), col(Roles.ROW)).cast("double").divide(LONGS).plus(0.5);
  }

  /** What the parts are like. */
  public static Map<Partition, PartSummary> summaries(EventTable table) {
    var found = new LinkedHashMap<String, PartSummary>();
    for (Row row :
        table
            .rows()
            .groupBy(Roles.PART)
            .agg(
                org.apache.spark.sql.functions.count(lit(1)),
                org.apache.spark.sql.functions.sum(Roles.LABEL),
                min(Roles.TIME),
                max(Roles.TIME))
            .collectAsList()) {
      found.put(
          row.getString(0),
          new PartSummary(
              row.getLong(1),
              row.isNullAt(2) ? 0 : row.getLong(2),
              Instant.ofEpochMilli(row.getLong(3)),
              Instant.ofEpochMilli(row.getLong(4))));
    }
    var summaries = new LinkedHashMap<Partition, PartSummary>();
    for (Partition part : Partition.values()) {
      var empty = new PartSummary(0, 0, Instant.EPOCH, Instant.EPOCH);
      var summary = found.getOrDefault(part.label(), empty);
      if (summary.rows() > 0 || part.ordinal() <= Partition.TEST.ordinal()) {
        summaries.put(part, summary);
      }
    }
    return summaries;
  }

  /** The rows of one part. */
  public static Dataset<Row> rows(EventTable table, Partition part) {
    return table.rows().filter(col(Roles.PART).equalTo(part.label()));
  }
}
