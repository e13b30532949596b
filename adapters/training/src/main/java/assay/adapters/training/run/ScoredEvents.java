package assay.adapters.training.run;

import assay.adapters.training.data.BadData;
import assay.adapters.training.data.EventTable;
import assay.adapters.training.data.Roles;
import assay.application.scoring.FraudModel;
import assay.domain.evaluation.ScoredLabels;
import assay.domain.scoring.Probability;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Labelled events as a finished model scores them, in the order of the rows.
 *
 * @param sample probabilities beside what was true
 * @param amounts at risk, in the reporting currency
 * @param epochDays days since 1970-01-01, in UTC
 * @param refused how many events the model does not take; they are left out
 */
public record ScoredEvents(ScoredLabels sample, double[] amounts, long[] epochDays, long refused) {
  private static final long MILLIS_PER_DAY = 86_400_000;
  private static final int FIRST_ROOM = 1024;

  /**
   * Scores events by the document that would serve.
   *
   * @throws BadData if there is no event, or the model takes none of them
   */
  public static ScoredEvents of(EventTable table, FraudModel model) {
    return of(table.rows(), table, model, UnaryOperator.identity());
  }

  /** The same with every probability corrected for the stream's population, as a server does it. */
  public static ScoredEvents corrected(EventTable table, FraudModel model) {
    return corrected(table.rows(), table, model);
  }

  static ScoredEvents corrected(Dataset<Row> rows, EventTable table, FraudModel model) {
    var population = table.definition().population();
    return of(rows, table, model, p -> population.map(of -> of.correct(p)).orElse(p));
  }

  private static ScoredEvents of(
      Dataset<Row> rows, EventTable table, FraudModel model, UnaryOperator<Probability> correct) {
    var features = table.features();
    var gathered = new Gathered();
    long refused = 0;
    for (Iterator<Row> all = rows.orderBy(Roles.ROW).toLocalIterator(); all.hasNext(); ) {
      Row row = all.next();
      if (!(model.score(Proof.features(row, features))
          instanceof FraudModel.Outcome.Scored scored)) {
        refused++;
        continue;
      }
      gathered.add(row, correct.apply(scored.probability()).value());
    }
    if (gathered.size == 0) {
      throw new BadData(
          refused == 0
              ? "There is no labelled event to score."
              : "The model refuses all %,d events.".formatted(refused));
    }
    return gathered.events(refused);
  }

  /** Columns that grow. */
  private static final class Gathered {
    private double[] scores = new double[FIRST_ROOM];
    private boolean[] fraud = new boolean[FIRST_ROOM];
    private double[] amounts = new double[FIRST_ROOM];
    private long[] days = new long[FIRST_ROOM];
    private int size;

    void add(Row row, double score) {
      if (size == scores.length) {
        scores = Arrays.copyOf(scores, 2 * size);
        fraud = Arrays.copyOf(fraud, 2 * size);
        amounts = Arrays.copyOf(amounts, 2 * size);
        days = Arrays.copyOf(days, 2 * size);
      }
      scores[size] = score;
      fraud[size] = row.<Integer>getAs(Roles.LABEL) == 1;
      amounts[size] = row.getAs(Roles.AMOUNT);
      days[size] = Math.floorDiv(row.<Long>getAs(Roles.TIME), MILLIS_PER_DAY);
      size++;
    }

    ScoredEvents events(long refused) {
      return new ScoredEvents(
          ScoredLabels.of(Arrays.copyOf(scores, size), Arrays.copyOf(fraud, size)),
          Arrays.copyOf(amounts, size),
          Arrays.copyOf(days, size),
          refused);
    }
  }
}
