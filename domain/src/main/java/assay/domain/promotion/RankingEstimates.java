package assay.domain.promotion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How sure the ranking metrics of two models on the same labelled events are, as 95 % confidence
 * intervals. ROC AUC by DeLong, DeLong, Clarke-Pearson, Comparing the areas under two or more
 * correlated receiver operating characteristic curves: a nonparametric approach, Biometrics 44,
 * 1988, which knows that both models saw the same events, in the form with ranks of Sun and Xu,
 * Fast implementation of DeLong's algorithm, 2014. Average precision, for which there is no such
 * formula, by the percentile bootstrap (Efron and Tibshirani, An Introduction to the Bootstrap,
 * 1993, chapter 13) with {@value #RESAMPLES} resamples of events and a fixed seed, so that the same
 * events always give the same interval.
 *
 * @param championAuc in [0, 1]
 * @param candidateAuc in [0, 1]
 * @param aucGained candidate less champion
 * @param championPrecision average precision, in [0, 1]
 * @param candidatePrecision average precision, in [0, 1]
 * @param precisionGained candidate less champion, resampled in pairs
 */
public record RankingEstimates(
    Estimate championAuc,
    Estimate candidateAuc,
    Estimate aucGained,
    Estimate championPrecision,
    Estimate candidatePrecision,
    Estimate precisionGained) {
  private static final double Z = 1.959963984540054;
  private static final int RESAMPLES = 200;
  private static final long SEED = 20_261_122;

  /** Fewer of a class have no variance. */
  private static final int FEWEST = 2;

  /**
   * Of scores and the truth, by index.
   *
   * @return empty with less than two frauds or two good events
   */
  public static Optional<RankingEstimates> of(
      double[] champion, double[] candidate, boolean[] fraud) {
    int frauds = 0;
    for (boolean one : fraud) {
      frauds += one ? 1 : 0;
    }
    if (frauds < FEWEST || fraud.length - frauds < FEWEST) {
      return Optional.empty();
    }
    var first = Placements.of(champion, fraud, frauds);
    var second = Placements.of(candidate, fraud, frauds);
    var precision = bootstrap(champion, candidate, fraud);
    return Optional.of(
        new RankingEstimates(
            first.estimate().within(0, 1),
            second.estimate().within(0, 1),
            second.less(first).estimate(),
            precision[0],
            precision[1],
            precision[2]));
  }

  /**
   * The structural components of an area: of each fraud the share of good events that score lower,
   * of each good event the share of frauds that score higher, ties counting one half.
   */
  private record Placements(double[] frauds, double[] goods) {
    static Placements of(double[] scores, boolean[] fraud, int count) {
      double[] frauds = new double[count];
      double[] goods = new double[scores.length - count];
      double[] all = ranks(scores);
      double[] amongFrauds = ranks(those(scores, fraud, true, count));
      double[] amongGoods = ranks(those(scores, fraud, false, goods.length));
      int f = 0;
      int g = 0;
      for (int i = 0; i < scores.length; i++) {
        if (fraud[i]) {
          frauds[f] = (all[i] - amongFrauds[f]) / goods.length;
          f++;
        } else {
          goods[g] = 1 - (all[i] - amongGoods[g]) / count;
          g++;
        }
      }
      return new Placements(frauds, goods);
    }

    Placements less(Placements other) {
      return new Placements(difference(frauds, other.frauds), difference(goods, other.goods));
    }

    private static double[] difference(double[] a, double[] b) {
      double[] difference = new double[a.length];
      Arrays.setAll(difference, i -> a[i] - b[i]);
      return difference;
    }

    Estimate estimate() {
      double value = mean(frauds);
      double half =
          Z * Math.sqrt(variance(frauds) / frauds.length + variance(goods) / goods.length);
      return new Estimate(value, value - half, value + half);
    }
  }

  private static double[] those(double[] scores, boolean[] fraud, boolean wanted, int count) {
    double[] those = new double[count];
    int at = 0;
    for (int i = 0; i < scores.length; i++) {
      if (fraud[i] == wanted) {
        those[at++] = scores[i];
      }
    }
    return those;
  }

  /** From 1 up, equals sharing the mean of their ranks. */
  private static double[] ranks(double[] scores) {
    int[] order = order(scores);
    double[] ranks = new double[scores.length];
    for (int from = 0, to; from < order.length; from = to) {
      to = from + 1;
      while (to < order.length && scores[order[to]] == scores[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to + 1) / 2.0;
      }
    }
    return ranks;
  }

  /** Indices by ascending score. */
  private static int[] order(double[] scores) {
    Integer[] order = new Integer[scores.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
  }

  /** Of champion, candidate and the difference. */
  private static Estimate[] bootstrap(double[] champion, double[] candidate, boolean[] fraud) {
    int[] first = order(champion);
    int[] second = order(candidate);
    int[] once = new int[fraud.length];
    Arrays.fill(once, 1);
    double a = precision(first, champion, fraud, once);
    double b = precision(second, candidate, fraud, once);
    double[][] resampled = new double[3][RESAMPLES];
    var random = new SplittableRandom(SEED);
    for (int i = 0; i < RESAMPLES; i++) {
      int[] times = new int[fraud.length];
      for (int draw = 0; draw < times.length; draw++) {
        times[random.nextInt(times.length)]++;
      }
      resampled[0][i] = precision(first, champion, fraud, times);
      resampled[1][i] = precision(second, candidate, fraud, times);
      resampled[2][i] = resampled[1][i] - resampled[0][i];
    }
    return new Estimate[] {
      Estimate.ofResamples(a, resampled[0]),
      Estimate.ofResamples(b, resampled[1]),
      Estimate.ofResamples(b - a, resampled[2])
    };
  }

  /**
   * Average precision where each event counts so many times; 0 if no fraud was drawn, which is as
   * little as a ranking can be worth.
   */
  private static double precision(int[] order, double[] scores, boolean[] fraud, int[] times) {
    double sum = 0;
    long rows = 0;
    long frauds = 0;
    for (int from = order.length, to; from > 0; from = to) {
      long before = frauds;
      to = from;
      do {
        to--;
        rows += times[order[to]];
        frauds += fraud[order[to]] ? times[order[to]] : 0;
      } while (to > 0 && scores[order[to - 1]] == scores[order[from - 1]]);
      sum += rows == 0 ? 0 : (frauds - before) * (frauds / (double) rows);
    }
    return frauds == 0 ? 0 : sum / frauds;
  }
}
