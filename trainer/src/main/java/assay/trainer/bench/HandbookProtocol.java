package assay.trainer.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.min;

import assay.adapters.training.data.EventTable;
import assay.adapters.training.data.Roles;
import assay.domain.evaluation.CardPrecision;
import assay.domain.evaluation.PrecisionRecallCurve;
import assay.domain.evaluation.RocCurve;
import assay.domain.evaluation.ScoredLabels;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How the Fraud Detection Handbook judges models (Le Borgne and others, Reproducible Machine
 * Learning for Credit Card Fraud Detection, 2022, chapters 3 and 5): a week to train on, a week in
 * which labels come, a week to test on. Days are numbered from the first one of the data.
 */
final class HandbookProtocol {
  /** Days of training, of delay and of testing. */
  static final int WEEK = 7;

  /** Cards looked into a day. */
  static final int CARDS = 100;

  private static final String DAY = "_day";
  private static final String DEFRAUDED = "_defrauded";
  private static final String FIRST_FRAUD = "_first_fraud";
  private static final long MILLIS_PER_DAY = 86_400_000;

  private final Dataset<Row> rows;
  private final String card;

  /**
   * The protocol on labelled events.
   *
   * @param card the kind of subject that is looked into
   * @param from the first day that any fold needs; what is older is let go
   */
  HandbookProtocol(EventTable events, String card, int from) {
    long firstDay =
        Math.floorDiv(events.rows().agg(min(Roles.TIME)).head().getLong(0), MILLIS_PER_DAY);
    this.rows =
        events
            .labelled()
            .rows()
            .withColumn(DAY, floor(col(Roles.TIME).divide(MILLIS_PER_DAY)).minus(firstDay))
            .filter(col(DAY).geq(from))
            .persist();
    rows.count();
    this.card = Roles.subject(card);
  }

  /**
   * A week of training and the week of testing that belongs to it.
   *
   * @param test without the payments of cards that were known as defrauded on their day
   */
  record Fold(int start, Dataset<Row> train, Dataset<Row> test) {}

  /**
   * The fold that trains from this day on. A card is known as defrauded on a day if it has a fraud
   * since the start of training that is more than a week older.
   */
  Fold fold(int start) {
    var train = rows.filter(col(DAY).between(start, start + WEEK - 1));
    var test = rows.filter(col(DAY).between(start + 2 * WEEK, start + 3 * WEEK - 1));
    var defrauded =
        rows.filter(col(Roles.LABEL).equalTo(1).and(col(DAY).geq(start)))
            .groupBy(col(card).as(DEFRAUDED))
            .agg(min(DAY).as(FIRST_FRAUD));
    var unknown = col(FIRST_FRAUD).isNull().or(col(FIRST_FRAUD).geq(col(DAY).minus(WEEK)));
    var clean =
        test.join(defrauded, col(card).equalTo(col(DEFRAUDED)), "left")
            .filter(unknown)
            .drop(DEFRAUDED)
            .drop(FIRST_FRAUD);
    return new Fold(start, train, clean);
  }

  /**
   * How good a ranking is.
   *
   * @param rocAuc [0, 1]
   * @param averagePrecision (0, 1]
   * @param cardPrecision of the {@value #CARDS} cards looked into a day, [0, 1]
   * @param ceiling card precision of a perfect ranking
   */
  record Measured(double rocAuc, double averagePrecision, double cardPrecision, double ceiling) {}

  /** Brings the labels of a fold's test week here. */
  Judge judge(Fold fold) {
    return new Judge(fold);
  }

  /** What is true of the test week of a fold, to judge many models by. */
  final class Judge {
    private final boolean[] fraud;
    private final int[] day;
    private final List<String> cards;

    private Judge(Fold fold) {
      var found =
          fold.test().select(Roles.LABEL, DAY, card, Roles.ROW).orderBy(Roles.ROW).collectAsList();
      fraud = new boolean[found.size()];
      day = new int[found.size()];
      for (int i = 0; i < day.length; i++) {
        fraud[i] = found.get(i).getInt(0) == 1;
        day[i] = (int) found.get(i).getLong(1);
      }
      cards = found.stream().map(row -> String.valueOf(row.get(2))).toList();
    }

    /**
     * Judges scores.
     *
     * @param scores in the order of {@link Roles#ROW}
     */
    Measured measure(double[] scores) {
      var sample = ScoredLabels.of(scores, fraud);
      var byCard = CardPrecision.at(CARDS, sample, cards, day);
      return new Measured(
          RocCurve.of(sample).orElseThrow().area(),
          PrecisionRecallCurve.of(sample).orElseThrow().averagePrecision(),
          byCard.value(),
          byCard.ceiling());
    }
  }
}
