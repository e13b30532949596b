package assay.adapters.training.run;

import static org.apache.spark.sql.functions.col;

import assay.adapters.training.data.BadData;
import assay.adapters.training.data.EventTable;
import assay.adapters.training.data.Roles;
import assay.application.scoring.FraudModel;
import assay.application.training.InputDistribution;
import assay.domain.evaluation.Backtest;
import assay.domain.evaluation.Backtest.Baseline;
import assay.domain.monitoring.QuantileBins;
import assay.domain.scoring.Population;
import assay.domain.scoring.Probability;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A past period as a model scores it.
 *
 * @param baseline that the scores of each day are compared with
 * @param compared what the baseline is, in words
 */
public record Period(Backtest.Events events, Optional<Baseline> baseline, String compared) {
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
    var played = ScoredEvents.corrected(period, table, model);
    var events = new Backtest.Events(played.sample(), played.amounts(), played.epochDays());
    if (baselineTo != null) {
      var before = table.rows().filter(col(Roles.TIME).lt(millis(baselineTo.plusDays(1))));
      return new Period(
          events,
          before.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  Baseline.of(scores(ScoredEvents.corrected(before, table, model), day -> true))),
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

  private static double[] firstDay(ScoredEvents played) {
    long first = Arrays.stream(played.epochDays()).min().orElseThrow();
    return scores(played, day -> day == first);
  }

  private static double[] scores(ScoredEvents events, LongPredicate of) {
    return IntStream.range(0, events.sample().size())
        .filter(row -> of.test(events.epochDays()[row]))
        .mapToDouble(events.sample()::score)
        .toArray();
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
