package assay.domain.promotion;

import assay.domain.evaluation.Backtest;
import assay.domain.monitoring.Percentiles;
import assay.domain.promotion.PairedScore.Judged;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The scores of one day (UTC): whether a model says today what it said last week.
 *
 * @param events that the candidate takes, 1 or more
 * @param champion percentiles of its scores, at {@link Backtest#PERCENTS}; none where it takes no
 *     event
 * @param candidate the same of the candidate
 */
public record ScoreDay(LocalDate day, int events, List<Double> champion, List<Double> candidate) {
  /** Two weeks: the last one, and one to hold it against. */
  private static final int DAYS = 14;

  public ScoreDay {
    champion = List.copyOf(champion);
    candidate = List.copyOf(candidate);
  }

  /** The latest days that have events, the earliest first. */
  static List<ScoreDay> of(List<PairedScore> recent) {
    var days = new TreeMap<LocalDate, List<PairedScore>>();
    recent.stream()
        .filter(event -> event.candidate().isPresent())
        .forEach(
            event ->
                days.computeIfAbsent(
                        LocalDate.ofInstant(event.at(), ZoneOffset.UTC), day -> new ArrayList<>())
                    .add(event));
    return days.descendingMap().entrySet().stream()
        .limit(DAYS)
        .map(
            day ->
                new ScoreDay(
                    day.getKey(),
                    day.getValue().size(),
                    percentiles(day.getValue(), PairedScore::champion),
                    percentiles(day.getValue(), PairedScore::candidate)))
        .sorted(Comparator.comparing(ScoreDay::day))
        .toList();
  }

  private static List<Double> percentiles(
      List<PairedScore> events, Function<PairedScore, Optional<Judged>> model) {
    double[] scores =
        events.stream()
            .flatMap(e -> model.apply(e).stream())
            .mapToDouble(Judged::probability)
            .toArray();
    if (scores.length == 0) {
      return List.of();
    }
    double[] percents = Backtest.PERCENTS.stream().mapToDouble(Double::doubleValue).toArray();
    return Arrays.stream(Percentiles.of(scores).at(percents)).boxed().toList();
  }
}
