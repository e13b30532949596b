package assay.adapters.training.run;

import static org.apache.spark.sql.functions.col;

import assay.adapters.training.data.BadData;
import assay.adapters.training.data.EventTable;
import assay.adapters.training.data.Roles;
import assay.application.scoring.FraudModel;
import assay.domain.evaluation.Backtest;
import assay.domain.evaluation.ScoredLabels;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A past period as a model scores it.
 *
 * @param baseline scores of the events that today's are compared with
 */
public record Period(Backtest.Events events, double[] baseline) {
  private static final long MILLIS_PER_DAY = 86_400_000;

  /**
   * Scores labelled events, as the server would.
   *
   * @param from first day, in UTC; null for the first that there is
   * @param to last day; null for the last that there is
   * @param baselineTo last day of the baseline; null for the period's first day
   * @throws BadData if there is no event in the period
   */
  public static Period of(
      EventTable table,
      FraudModel model,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable LocalDate baselineTo) {
    var period = table.rows();
    if (from != null) {
      period = period.filter(col(Roles.TIME).geq(millis(from)));
    }
    if (to != null) {
      period = period.filter(col(Roles.TIME).lt(millis(to.plusDays(1))));
    }
    var played = Scored.of(period, table, model);
    if (played.scores.length == 0) {
      throw new BadData("There is no labelled event in the period.");
    }
    var events =
        new Backtest.Events(
            ScoredLabels.of(played.scores, played.fraud), played.amounts, played.days);
    return new Period(events, baseline(table, model, baselineTo, played));
  }

  private static double[] baseline(
      EventTable table, FraudModel model, @Nullable LocalDate baselineTo, Scored played) {
    if (baselineTo != null) {
      var before = table.rows().filter(col(Roles.TIME).lt(millis(baselineTo.plusDays(1))));
      return Scored.of(before, table, model).scores;
    }
    long first = Arrays.stream(played.days).min().orElseThrow();
    var scores = new ArrayList<Double>();
    for (int row = 0; row < played.days.length; row++) {
      if (played.days[row] == first) {
        scores.add(played.scores[row]);
      }
    }
    return scores.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /** Events with their scores, in the order of the rows; what the model refuses is left out. */
  private record Scored(double[] scores, boolean[] fraud, double[] amounts, long[] days) {
    static Scored of(Dataset<Row> rows, EventTable table, FraudModel model) {
      var features = table.features();
      var population = table.definition().population();
      double[] scores = new double[1024];
      boolean[] fraud = new boolean[1024];
      double[] amounts = new double[1024];
      long[] days = new long[1024];
      int size = 0;
      for (Iterator<Row> all = rows.orderBy(Roles.ROW).toLocalIterator(); all.hasNext(); ) {
        Row row = all.next();
        if (!(model.score(Proof.features(row, features))
            instanceof FraudModel.Outcome.Scored scored)) {
          continue;
        }
        if (size == scores.length) {
          scores = Arrays.copyOf(scores, 2 * size);
          fraud = Arrays.copyOf(fraud, 2 * size);
          amounts = Arrays.copyOf(amounts, 2 * size);
          days = Arrays.copyOf(days, 2 * size);
        }
        var probability = scored.probability();
        scores[size] = population.map(p -> p.correct(probability)).orElse(probability).value();
        fraud[size] = row.<Integer>getAs(Roles.LABEL) == 1;
        amounts[size] = row.getAs(Roles.AMOUNT);
        days[size] = Math.floorDiv(row.<Long>getAs(Roles.TIME), MILLIS_PER_DAY);
        size++;
      }
      return new Scored(
          Arrays.copyOf(scores, size),
          Arrays.copyOf(fraud, size),
          Arrays.copyOf(amounts, size),
          Arrays.copyOf(days, size));
    }
  }
}
