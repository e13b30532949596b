package assay.adapters.training.data;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import assay.adapters.training.recipe.Recipe;
import assay.domain.history.HistoryWindows;
import assay.domain.stream.StreamDefinition;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads CSV (gzip too), NDJSON and Parquet into an {@link EventTable}. */
public final class EventFiles {
  /** A row in a hundred may be refused; more are a mistake of somebody. */
  private static final double MOST_REFUSED = 0.01;

  private static final int EXAMPLES = 3;

  private final SparkSession spark;
  private final Consumer<String> progress;

  /**
   * Reads with this session.
   *
   * @param progress is told what is done and what was left out
   */
  public EventFiles(SparkSession spark, Consumer<String> progress) {
    this.spark = spark;
    this.progress = progress;
  }

  /**
   * Reads the files of a recipe. Rows that break the definition are left out and told.
   *
   * @throws BadData if a file is missing, is written otherwise, or more than a hundredth of its
   *     rows are refused
   */
  public EventTable read(Recipe recipe, StreamSource source) throws IOException {
    return read(files(recipe), recipe.data(), source);
  }

  /** Reads these files. */
  public EventTable read(List<Path> files, Recipe.Data data, StreamSource source) {
    checkNames(source.definition());
    if (!Charset.isSupported(data.encoding())) {
      throw new BadData(
          "data.encoding: '%s' is no encoding that Java knows; UTF-8 and ISO-8859-1 are usual."
              .formatted(data.encoding()));
    }
    var formats = new FileRows(spark, progress);
    Dataset<Row> all = null;
    for (int i = 0; i < files.size(); i++) {
      var rows = formats.read(files.get(i), (long) i << 48, data, source);
      all = all == null ? rows : all.union(rows);
    }
    if (all == null) {
      throw new BadData("There is no file to read.");
    }
    var table = all.persist();
    checkRefused(table, files);
    var read = table.filter(col(Roles.PROBLEM).isNull()).drop(Roles.PROBLEM);
    if (new HistoryWindows(source.definition().features()).isEmpty()) {
      return new EventTable(source, read, table);
    }
    var complete = withHistory(read, source);
    table.unpersist();
    return new EventTable(source, complete, complete);
  }

  /** Events without a label are a part of the history, too, so it is made before they go. */
  private Dataset<Row> withHistory(Dataset<Row> read, StreamSource source) {
    var complete = History.complete(read, source).persist();
    long start = System.nanoTime();
    complete.count();
    progress.accept("Windows of the history: %.1f s.".formatted((System.nanoTime() - start) / 1e9));
    return complete;
  }

  /** The files that a recipe names, sorted. */
  static List<Path> files(Recipe recipe) throws IOException {
    var found = new ArrayList<Path>();
    for (String name : recipe.data().files()) {
      Path path = recipe.folder().resolve(name).normalize();
      if (!name.contains("*")) {
        found.add(path);
        continue;
      }
      Path folder = path.resolveSibling("");
      var matcher = FileSystems.getDefault().getPathMatcher("glob:" + path.getFileName());
      try (var listed = Files.list(folder)) {
        listed.filter(file -> matcher.matches(file.getFileName())).sorted().forEach(found::add);
      }
    }
    for (Path file : found) {
      if (!Files.isReadable(file)) {
        throw new BadData("data.files: %s is not there or can't be read.".formatted(file));
      }
    }
    if (found.isEmpty()) {
      throw new BadData(
          "data.files: no file matches %s in %s."
              .formatted(String.join(", ", recipe.data().files()), recipe.folder()));
    }
    return found;
  }

  private static void checkNames(StreamDefinition definition) {
    var names = new HashSet<String>();
    for (var feature : definition.features()) {
      if (!feature.name().matches("[A-Za-z][A-Za-z0-9_]*")) {
        throw new BadData(
            "The feature '%s' can't be trained on: its name has to be made of letters, digits and underscores, a letter first."
                .formatted(feature.name()));
      }
      if (!names.add(feature.name().toLowerCase(Locale.ROOT))) {
        throw new BadData(
            "There are two features '%s' that differ by capital letters alone, which training does not tell apart."
                .formatted(feature.name()));
      }
    }
    if (definition.label().isEmpty()) {
      throw new BadData(
          "The definition of %s has no 'label', so nothing says which events were fraud."
              .formatted(definition.name()));
    }
  }

  private void checkRefused(Dataset<Row> table, List<Path> files) {
    Row counts = table.agg(count(lit(1)), count(col(Roles.PROBLEM))).head();
    long rows = counts.getLong(0);
    long refused = counts.getLong(1);
    if (rows == 0) {
      throw new BadData("There is no row in %s.".formatted(files));
    }
    if (refused == 0) {
      progress.accept("%,d rows read.".formatted(rows));
      return;
    }
    var examples =
        table
            .filter(col(Roles.PROBLEM).isNotNull())
            .groupBy(Roles.PROBLEM)
            .count()
            .orderBy(col("count").desc(), col(Roles.PROBLEM))
            .limit(EXAMPLES)
            .collectAsList()
            .stream()
            .map(row -> "%,d times: %s".formatted(row.getLong(1), row.getString(0)))
            .toList();
    String told =
        "%,d of %,d rows can't be read by the definition, for example%n  %s"
            .formatted(refused, rows, String.join("\n  ", examples));
    if (refused > MOST_REFUSED * rows) {
      throw new BadData(told);
    }
    progress.accept(told + "\nThey are left out.");
  }
}
