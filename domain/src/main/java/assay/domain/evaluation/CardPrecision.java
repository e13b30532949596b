package assay.domain.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Card precision at k: of the k subjects (cards, accounts, organisers) that can be looked into on a
 * day, how many were defrauded or fraudulent, averaged over the days (Le Borgne et al.,
 * Reproducible Machine Learning for Credit Card Fraud Detection, 2022, chapter 4, section
 * "Precision top-k metrics").
 *
 * <p>Per day, a subject's score is the highest of its events, and it counts as a hit if any of them
 * is fraud. Subjects that were hits among the first k of a day drop out of the days after. Subjects
 * of equal score rank in the order of their first event of the day in the sample, so a sample must
 * not be sorted by label.
 *
 * @param k subjects looked into a day, 1 or more
 * @param days the days that have events, earliest first
 * @param ceiling what the labels taken as scores reach by the same rules, [0, 1]: below 1 where
 *     days have fewer than k such subjects. Where a day has more, which of them drop out is a
 *     matter of ties, and another ranking can come out a little higher
 */
public record CardPrecision(int k, List<Day> days, double ceiling) {
  public CardPrecision {
    days = List.copyOf(days);
  }

  /**
   * One day.
   *
   * @param day as given
   * @param hits among the k highest
   * @param fraudulent subjects with fraud on this day that had not dropped out
   */
  public record Day(int day, int hits, int fraudulent) {}

  /** The mean over the days of hits / k, [0, 1]. */
  public double value() {
    return mean(days, k);
  }

  /**
   * Card precision of a sample.
   *
   * @param subjects whose each row is, compared by equals; a list with fast access by index
   * @param day the day of each row, in any numbering that grows
   * @throws IllegalArgumentException if k is below 1 or the sizes differ
   */
  public static <S> CardPrecision at(int k, ScoredLabels sample, List<S> subjects, int[] day) {
    if (k < 1) {
      throw new IllegalArgumentException("k is 1 or more, not " + k + ".");
    }
    if (subjects.size() != sample.size() || day.length != sample.size()) {
      throw new IllegalArgumentException(
          "%d subjects and %d days for %d scored labels."
              .formatted(subjects.size(), day.length, sample.size()));
    }
    long[] order = byDay(day);
    var days = new Ranking<>(k, sample, subjects, false).play(order);
    var perfect = new Ranking<>(k, sample, subjects, true).play(order);
    return new CardPrecision(k, days, mean(perfect, k));
  }

  private static double mean(List<Day> days, int k) {
    return days.stream().mapToInt(Day::hits).average().orElseThrow() / k;
  }

  /** Rows in the order of their days, each as day in the upper and row in the lower 32 bits. */
  private static long[] byDay(int[] day) {
    long[] order = new long[day.length];
    for (int row = 0; row < day.length; row++) {
      order[row] = (long) day[row] << 32 | row;
    }
    Arrays.sort(order);
    return order;
  }

  private record Card(double score, boolean fraud) {
    Card and(Card other) {
      return new Card(Math.max(score, other.score), fraud || other.fraud);
    }
  }

  private record Ranking<S>(int k, ScoredLabels sample, List<S> subjects, boolean perfect) {
    List<Day> play(long[] order) {
      var found = new HashSet<S>();
      var days = new ArrayList<Day>();
      for (int start = 0, end; start < order.length; start = end) {
        int day = (int) (order[start] >> 32);
        var cards = new LinkedHashMap<S, Card>();
        for (end = start; end < order.length && (int) (order[end] >> 32) == day; end++) {
          add((int) order[end], found, cards);
        }
        var hits = hits(cards);
        days.add(new Day(day, hits.size(), frauds(cards)));
        found.addAll(hits);
      }
      return days;
    }

    private void add(int row, HashSet<S> found, LinkedHashMap<S, Card> cards) {
      S subject = subjects.get(row);
      if (!found.contains(subject)) {
        boolean fraud = sample.fraud(row);
        double score = perfect ? fraud ? 1 : 0 : sample.score(row);
        cards.merge(subject, new Card(score, fraud), Card::and);
      }
    }

    private List<S> hits(LinkedHashMap<S, Card> cards) {
      Comparator<Map.Entry<S, Card>> byScore =
          Comparator.comparingDouble(card -> card.getValue().score());
      return cards.entrySet().stream()
          .sorted(byScore.reversed())
          .limit(k)
          .filter(card -> card.getValue().fraud())
          .map(Map.Entry::getKey)
          .toList();
    }

    private int frauds(LinkedHashMap<S, Card> cards) {
      return (int) cards.values().stream().filter(Card::fraud).count();
    }
  }
}
