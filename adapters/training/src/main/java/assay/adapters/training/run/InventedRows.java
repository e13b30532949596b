package assay.adapters.training.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.split;

import assay.adapters.training.data.Roles;
import assay.application.training.InputDistribution;
import assay.application.training.InputDistribution.Categorical;
import assay.application.training.InputDistribution.Numeric;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are nobody's: every column is drawn for itself from what is known of its distribution,
 * with missing values and unseen categories among them.
 */
final class InventedRows {
  private static final double UNSEEN = 0.05;
  private static final double MISSING = 0.08;
  private static final int WORDS = 12;
  private static final int VOCABULARY = 200;
  private static final int DOCUMENTS = 20;

  private final List<FeatureRule> features;
  private final Map<String, InputDistribution> distributions = new HashMap<>();
  private final Map<String, List<String>> words = new HashMap<>();
  private final SplittableRandom random;

  InventedRows(
      List<FeatureRule> features,
      List<InputDistribution> distributions,
      Dataset<Row> train,
      long seed) {
    this.features = features;
    this.random = new SplittableRandom(seed);
    distributions.forEach(d -> this.distributions.put(d.name(), d));
    for (FeatureRule rule : features) {
      if (rule.type() == FeatureType.TEXT) {
        words.put(rule.name(), frequentWords(train, rule.name()));
      }
    }
  }

  /** Words of many texts, which so belong to nobody. */
  private static List<String> frequentWords(Dataset<Row> train, String name) {
    return train
        .filter(col(name).isNotNull())
        .select(explode(split(lower(col(name)), "[^a-z0-9]+")).as("word"))
        .filter(col("word").notEqual(""))
        .groupBy("word")
        .count()
        .filter(col("count").geq(DOCUMENTS))
        .orderBy(col("count").desc(), col("word"))
        .limit(VOCABULARY)
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /** Draws rows. */
  List<Map<String, ?>> draw(int count) {
    var rows = new ArrayList<Map<String, ?>>();
    for (int i = 0; i < count; i++) {
      var row = new LinkedHashMap<String, @Nullable Object>();
      for (FeatureRule rule : features) {
        row.put(rule.name(), value(rule));
      }
      rows.add(row);
    }
    return rows;
  }

  private @Nullable Object value(FeatureRule rule) {
    if (rule.type() == FeatureType.TEXT) {
      return text(words.getOrDefault(rule.name(), List.of()));
    }
    var distribution = distributions.get(rule.name());
    if (distribution == null || distribution.present() == 0) {
      return null;
    }
    if (distribution.missing() > 0 && random.nextDouble() < MISSING) {
      return null;
    }
    if (distribution instanceof Numeric numeric) {
      return number(numeric);
    }
    String category = category((Categorical) distribution);
    return rule.type() == FeatureType.BOOLEAN ? (Object) Boolean.valueOf(category) : category;
  }

  /**
   * A value of the quantiles that bound the bins, or between two of them where they are no codes.
   */
  private double number(Numeric numeric) {
    var edges = numeric.edges();
    int bin = random.nextInt(edges.size() - 1);
    double low = edges.get(bin);
    double high = edges.get(bin + 1);
    boolean whole = edges.stream().limit(edges.size() - 1L).allMatch(e -> e == Math.rint(e));
    double drawn = low + random.nextDouble() * (high - low);
    return whole ? Math.rint(drawn) : drawn;
  }

  private String category(Categorical categorical) {
    if (random.nextDouble() < UNSEEN) {
      return "unseen";
    }
    long total = categorical.counts().values().stream().mapToLong(Long::longValue).sum();
    long at = random.nextLong(total);
    for (var entry : categorical.counts().entrySet()) {
      at -= entry.getValue();
      if (at < 0) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("The counts add up to their total.");
  }

  private @Nullable String text(List<String> vocabulary) {
    if (vocabulary.isEmpty() || random.nextDouble() < MISSING) {
      return null;
    }
    var text = new ArrayList<String>();
    int length = random.nextInt(WORDS);
    for (int i = 0; i < length; i++) {
      text.add(vocabulary.get(random.nextInt(vocabulary.size())));
    }
    return String.join(" ", text);
  }

  /** The rows as Spark reads them; the order of the list is that of {@link Roles#ROW}. */
  static Dataset<Row> table(
      List<Map<String, ?>> rows, Dataset<Row> like, List<FeatureRule> features) {
    var schema =
        new StructType()
            .add(Roles.ROW, DataTypes.LongType, false)
            .add(Roles.LABEL, DataTypes.IntegerType);
    for (FeatureRule rule : features) {
      schema = schema.add(like.schema().apply(rule.name()));
    }
    var table = new ArrayList<Row>();
    for (int i = 0; i < rows.size(); i++) {
      var values = new ArrayList<@Nullable Object>();
      values.add((long) i);
      values.add(0);
      for (FeatureRule rule : features) {
        values.add(rows.get(i).get(rule.name()));
      }
      table.add(RowFactory.create(values.toArray()));
    }
    return like.sparkSession().createDataFrame(table, schema);
  }
}
