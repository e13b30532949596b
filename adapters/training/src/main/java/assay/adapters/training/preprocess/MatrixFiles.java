package assay.adapters.training.preprocess;

import static org.apache.spark.sql.functions.col;

import assay.adapters.training.data.EventTable;
import assay.adapters.training.data.Partition;
import assay.adapters.training.data.Roles;
import assay.adapters.training.data.UnfinishedFiles;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Preprocessed rows as CSV, one file a part of the split: {@code train.csv}, {@code validation.csv}
 * and {@code test.csv}, with {@code holdout.csv} where something was held out. In UTF-8, a header
 * first: {@link Roles#ROW}, the numbers that a model reads, {@link Roles#LABEL}. An empty cell is
 * missing.
 */
public final class MatrixFiles {
  private final FittedPreprocessing preprocessing;

  public MatrixFiles(FittedPreprocessing preprocessing) {
    this.preprocessing = preprocessing;
  }

  /** The names of the numbers, in their order; those of one category are counted from 0. */
  public List<String> names() {
    var names = new ArrayList<String>();
    for (Columns group : preprocessing.columns()) {
      for (int i = 0; i < group.width(); i++) {
        names.add(group.width() == 1 ? group.name() : group.name() + "." + i);
      }
    }
    return names;
  }

  /**
   * Writes the parts of a table that is split. The files appear together, when all are whole.
   *
   * @return how many rows each part has
   * @throws IOException if a file can't be written
   */
  public Map<Partition, Long> write(EventTable split, Path folder) throws IOException {
    var written = new LinkedHashMap<Partition, Long>();
    try (var files = new UnfinishedFiles()) {
      for (Partition part : Partition.values()) {
        var rows = split.rows().filter(col(Roles.PART).equalTo(part.label()));
        if (part != Partition.GAP && !rows.isEmpty()) {
          Path file = files.begin(folder.resolve(part.label() + ".csv"));
          written.put(part, write(rows.orderBy(Roles.ROW), file));
        }
      }
      files.finish();
    }
    return written;
  }

  private long write(Dataset<Row> rows, Path file) throws IOException {
    long count = 0;
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(Roles.ROW + "," + String.join(",", quoted()) + "," + Roles.LABEL + "\n");
      var vectors =
          preprocessing.transform(rows).select(Roles.ROW, Preprocessor.VECTOR, Roles.LABEL);
      for (var all = vectors.toLocalIterator(); all.hasNext(); count++) {
        Row row = all.next();
        out.write(String.valueOf(row.getLong(0)));
        for (double number : ((Vector) row.get(1)).toArray()) {
          out.write(Double.isNaN(number) ? "," : "," + number);
        }
        out.write("," + row.get(2) + "\n");
      }
    }
    return count;
  }

  private List<String> quoted() {
    return names().stream().map(name -> "\"" + name.replace("\"", "\"\"") + "\"").toList();
  }
}
