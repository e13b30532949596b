package assay.adapters.training.run;

import static org.apache.spark.sql.functions.col;

import assay.adapters.training.data.BadData;
import assay.adapters.training.data.EventTable;
import assay.adapters.training.data.Roles;
import assay.application.scoring.FraudModel;
import assay.application.training.InputDistribution;
import assay.domain.evaluation.Backtest;
import assay.domain.evaluation.Backtest.Baseline;
import assay.domain.evaluation.ScoredLabels;
import assay.domain.monitoring.QuantileBins;
import assay.domain.scoring.Population;
import assay.domain.scoring.Probability;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A past period as a model scores it.
 *
 * @param baseline that the scores of each day are compared with
 * @param compared what the baseline is, in words
 */
public record Period(Backtest.Events events, Optional<Baseline> baseline, String compared) {
  private static final long MILLIS_PER_DAY = 86_400_000;

  /**
   * Scores labelled events, as the server would.
   *
   * @param from first day, in UTC; null for the first that there is
   * @param to last day; null for the last that there is
   * @param baselineTo last day of the baseline; null for what was kept of the training data, or the
   *     period's first day where nothing was
   * @param training the scores in training, as the model's file tells them
   * @throws BadData if there is no event in the period
   */
  public static Period of(
      EventTable table,
      FraudModel model,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable LocalDate baselineTo,
      Optional<InputDistribution.Numeric> training) {
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
    if (baselineTo != null) {
      var before = table.rows().filter(col(Roles.TIME).lt(millis(baselineTo.plusDays(1))));
      double[] scores = Scored.of(before, table, model).scores;
      return new Period(
          events,
          scores.length == 0 ? Optional.empty() : Optional.of(Baseline.of(scores)),
          "events up to " + baselineTo);
    }
    var kept = training.flatMap(scores -> kept(scores, table.definition().population()));
    return kept.isPresent()
        ? new Period(events, kept, "scores in training, from the model's file")
        : new Period(events, Optional.of(Baseline.of(firstDay(played))), "first day");
  }

  /** The histogram of a file, corrected as the server corrects scores; empty if it has no bins. */
  private static Optional<Baseline> kept(
      InputDistribution.Numeric scores, Optional<Population> population) {
    if (scores.edges().size() < 3) {
      return Optional.empty();
    }
    double[] edges =
        scores.edges().subList(1, scores.edges().size() - 1).stream()
            .mapToDouble(
                edge -> population.map(p -> p.correct(new Probability(edge)).value()).orElse(edge))
            .toArray();
    long[] counts = new long[scores.counts().size() + 1]; // no score is missing
    for (int bin = 0; bin < scores.counts().size(); bin++) {
      counts[bin] = scores.counts().get(bin);
    }
    return Optional.of(new Baseline(QuantileBins.ofEdges(edges), counts));
  }

  private static double[] firstDay(Scored played) {
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
