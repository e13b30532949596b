package assay.adapters.training.run;

import assay.adapters.training.data.Roles;
import assay.adapters.training.learn.Scores;
import assay.domain.evaluation.ScoredLabels;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows of one part: what is true of them and what is at stake, in the order of the rows.
 *
 * @param rows with features
 * @param fraud what was true
 * @param amounts at risk, in the reporting currency
 */
public record Sample(Dataset<Row> rows, boolean[] fraud, double[] amounts) {
  private static final long MILLIS_PER_DAY = 86_400_000;

  /** Brings labels and amounts of these rows here. */
  public static Sample of(Dataset<Row> rows) {
    double[] labels = Scores.inOrder(rows, Roles.LABEL);
    boolean[] fraud = new boolean[labels.length];
    for (int row = 0; row < labels.length; row++) {
      fraud[row] = labels[row] == 1;
    }
    return new Sample(rows, fraud, Scores.inOrder(rows, Roles.AMOUNT));
  }

  /** Number of rows. */
  public int size() {
    return fraud.length;
  }

  /** The days of these rows, counted from 1970-01-01 in UTC. */
  public long[] epochDays() {
    double[] times = Scores.inOrder(rows, Roles.TIME);
    long[] days = new long[times.length];
    for (int row = 0; row < days.length; row++) {
      days[row] = Math.floorDiv((long) times[row], MILLIS_PER_DAY);
    }
    return days;
  }

  /** Whom these rows are about, by kind of subject; an empty text where nobody is named. */
  public List<String> subjects(String kind) {
    return rows.select(Roles.ROW, Roles.subject(kind)).collectAsList().stream()
        .sorted(Comparator.comparingLong((Row row) -> row.getLong(0)))
        .map(row -> row.isNullAt(1) ? "" : row.getString(1))
        .toList();
  }

  /** Scores of these rows beside what was true. */
  public ScoredLabels scored(double[] scores) {
    return ScoredLabels.of(scores, fraud);
  }
}
