package assay.domain.evaluation;

import assay.domain.cost.Action;
import assay.domain.cost.Costs;
import assay.domain.cost.Policy;
import assay.domain.cost.Tier;
import assay.domain.monitoring.Percentiles;
import assay.domain.monitoring.QuantileBins;
import assay.domain.monitoring.StabilityIndex;
import assay.domain.scoring.Probability;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A period that a model has not seen, day by day: how it would have ranked, decided and saved.
 *
 * @param days that have events, earliest first, at least one
 * @param total the whole period as one; its day is the first
 */
public record Backtest(List<Day> days, Day total) {
  /** The percentages at which the scores of a day are described. */
  public static final List<Double> PERCENTS = List.of(5.0, 25.0, 50.0, 75.0, 95.0, 99.0);

  public Backtest {
    days = List.copyOf(days);
  }

  /**
   * One day.
   *
   * @param scores percentiles of the scores, at {@link #PERCENTS}
   * @param stability of the scores against the baseline, in its deciles; empty without a baseline
   * @param decisions flagged is what the policy reviews or blocks
   * @param money empty without costs
   */
  public record Day(
      LocalDate day,
      Metrics metrics,
      List<Double> scores,
      Optional<StabilityIndex> stability,
      Map<Tier, Long> tiers,
      ConfusionMatrix decisions,
      Optional<Money> money) {
    public Day {
      scores = List.copyOf(scores);
      tiers = Map.copyOf(tiers);
    }
  }

  /**
   * Where the money went, in the reporting currency.
   *
   * @param withoutModel what fraud would have cost if every event had been allowed
   * @param lost what frauds cost that were allowed or that a review missed
   * @param reviews what the reviews cost
   * @param insults what blocking good customers cost
   */
  public record Money(double withoutModel, double lost, double reviews, double insults) {
    /** Saved against allowing everything, after reviews and insults; negative if it did harm. */
    public double saved() {
      return withoutModel - lost - reviews - insults;
    }
  }

  /**
   * The events of the period, by index, in any order.
   *
   * @param sample scores that are taken as probabilities, and the truth
   * @param amounts at risk, in the reporting currency, 0 or more
   * @param epochDays days since 1970-01-01 in the time zone in which days are counted
   */
  public record Events(ScoredLabels sample, double[] amounts, long[] epochDays) {
    public Events {
      Amounts.check(sample, amounts);
      if (epochDays.length != sample.size()) {
        throw new IllegalArgumentException(
            "%d days for %d scored labels.".formatted(epochDays.length, sample.size()));
      }
      amounts = amounts.clone();
      epochDays = epochDays.clone();
    }
  }

  /**
   * Plays the period under a policy.
   *
   * @param costs what actions cost; empty leaves the money out
   * @param baseline scores of the training data, none to leave the stability out
   */
  public static Backtest of(
      Events events, Policy policy, Optional<Costs> costs, double[] baseline) {
    return of(
        events,
        policy,
        costs,
        baseline.length == 0 ? Optional.empty() : Optional.of(Baseline.of(baseline)));
  }

  /** Plays the period under a policy, its stability judged against counts that were kept. */
  public static Backtest of(
      Events events, Policy policy, Optional<Costs> costs, Optional<Baseline> stability) {
    var player = new Player(events, policy, costs, stability);
    Integer[] order = new Integer[events.epochDays().length];
    Arrays.setAll(order, row -> row);
    Arrays.sort(order, (a, b) -> Long.compare(events.epochDays()[a], events.epochDays()[b]));
    int[] rows = Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    var days = new ArrayList<Day>();
    for (int start = 0, end; start < rows.length; start = end) {
      long day = events.epochDays()[rows[start]];
      end = start;
      while (end < rows.length && events.epochDays()[rows[end]] == day) {
        end++;
      }
      days.add(player.play(Arrays.copyOfRange(rows, start, end)));
    }
    return new Backtest(days, player.play(rows));
  }

  /**
   * Scores that others are compared with, counted.
   *
   * @param counts as many as there are bins, the one for missing values included
   */
  public record Baseline(QuantileBins bins, long[] counts) {
    public Baseline {
      if (counts.length != bins.size()) {
        throw new IllegalArgumentException(
            "%d counts for %d bins.".formatted(counts.length, bins.size()));
      }
    }

    /** In deciles of the scores. */
    public static Baseline of(double[] scores) {
      var bins = QuantileBins.deciles(scores);
      return new Baseline(bins, bins.count(scores));
    }

    StabilityIndex against(double[] scores) {
      return StabilityIndex.of(counts, bins.count(scores));
    }
  }

  private record Player(
      Events events, Policy policy, Optional<Costs> costs, Optional<Baseline> baseline) {

    Day play(int[] rows) {
      double[] scores = Arrays.stream(rows).mapToDouble(events.sample()::score).toArray();
      boolean[] fraud = new boolean[rows.length];
      boolean[] flagged = new boolean[rows.length];
      var tiers = new EnumMap<Tier, Long>(Tier.class);
      double[] money = new double[4];
      for (int i = 0; i < rows.length; i++) {
        fraud[i] = events.sample().fraud(rows[i]);
        double amount = events.amounts()[rows[i]];
        var assessment = policy.assess(new Probability(scores[i]), amount);
        tiers.merge(assessment.tier(), 1L, Long::sum);
        flagged[i] = assessment.action() != Action.ALLOW;
        boolean isFraud = fraud[i];
        costs.ifPresent(it -> count(it, assessment.action(), isFraud, amount, money));
      }
      double[] percents = PERCENTS.stream().mapToDouble(Double::doubleValue).toArray();
      return new Day(
          LocalDate.ofEpochDay(events.epochDays()[rows[0]]),
          Metrics.of(ScoredLabels.of(scores, fraud)),
          Arrays.stream(Percentiles.of(scores).at(percents)).boxed().toList(),
          baseline.map(it -> it.against(scores)),
          tiers,
          ConfusionMatrix.of(flagged, fraud),
          costs.map(it -> new Money(money[0], money[1], money[2], money[3])));
    }

    /** Adds one event to what is lost without a model, lost, spent on reviews and on insults. */
    private static void count(
        Costs costs, Action action, boolean fraud, double amount, double[] money) {
      var incurred = IncurredCost.of(fraud, amount, costs);
      money[0] += incurred.allow();
      switch (action) {
        case ALLOW -> money[1] += incurred.allow();
        case REVIEW -> {
          money[1] += incurred.review() - costs.review();
          money[2] += costs.review();
        }
        case BLOCK -> money[3] += incurred.block();
      }
    }
  }
}
