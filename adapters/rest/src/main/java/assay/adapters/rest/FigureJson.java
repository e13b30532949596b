package assay.adapters.rest;

import assay.application.monitoring.LiveBoard;
import assay.application.monitoring.LiveBoard.Board;
import assay.application.monitoring.LiveFigures;
import assay.application.monitoring.LiveFigures.Slice;
import assay.application.monitoring.RecentTimes;
import assay.application.scoring.ScoringObserver.Step;
import assay.domain.cost.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Figures of the last minute, day and weeks. */
@Schema(name = "Figures")
public record FigureJson(
    Instant now,
    LastMinute lastMinute,
    @Schema(description = "By ten minutes; spans without events are left out.")
        List<SliceJson> lastDay,
    @Schema(description = "By hours; spans without events are left out.") List<SliceJson> weeks,
    @Schema(description = "Amounts of the last day in reporting currencies.")
        List<AmountJson> amounts,
    @Schema(description = "Times of the last steps on the node that answers.")
        List<StepJson> steps) {

  /** Sums of the last minute. */
  @Schema(name = "LastMinute")
  public record LastMinute(
      int seconds,
      @Schema(description = "Whether there were more events than are looked at.") boolean atLeast,
      long low,
      long medium,
      long high,
      List<MoneyJson> money) {}

  /** Money of the last minute in one reporting currency. */
  @Schema(name = "MoneyNow")
  public record MoneyJson(String currency, double atRisk, double saved) {}

  /** Events of one span of time by tier. */
  @Schema(name = "Slice")
  public record SliceJson(Instant start, long low, long medium, long high) {}

  /** Amounts from 10^(step/2) to 10^((step+1)/2). */
  @Schema(name = "AmountBar")
  public record AmountJson(
      String currency, int step, double from, double to, long events, long stopped) {}

  /** How long one step of scoring took. */
  @Schema(name = "StepTimes")
  public record StepJson(String step, double medianMillis, double p99Millis) {}

  static FigureJson of(Board board, RecentTimes times) {
    var steps = new ArrayList<StepJson>();
    for (Step step : Step.values()) {
      times
          .of(step)
          .ifPresent(t -> steps.add(new StepJson(Texts.lower(step), t.median(), t.p99())));
    }
    return new FigureJson(
        board.now(),
        lastMinute(board.lastMinute()),
        slices(board.lastDay()),
        slices(board.weeks()),
        board.amounts().stream()
            .map(
                bar ->
                    new AmountJson(
                        bar.currency(),
                        bar.step(),
                        bar.step() == 0 ? 0 : Math.pow(10, bar.step() / 2.0),
                        Math.pow(10, (bar.step() + 1) / 2.0),
                        bar.events(),
                        bar.stopped()))
            .toList(),
        steps);
  }

  private static LastMinute lastMinute(List<LiveFigures.Sum> sums) {
    var counts = new EnumMap<Tier, Long>(Tier.class);
    Map<String, MoneyJson> money = new TreeMap<>();
    for (LiveFigures.Sum sum : sums) {
      counts.merge(sum.tier(), sum.events(), Long::sum);
      money.merge(
          sum.currency(),
          new MoneyJson(sum.currency(), sum.atRisk(), sum.saved()),
          (a, b) -> new MoneyJson(a.currency(), a.atRisk() + b.atRisk(), a.saved() + b.saved()));
    }
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    return new LastMinute(
        (int) LiveBoard.NOW.toSeconds(),
        all >= LiveFigures.MOST_LOOKED_AT,
        counts.getOrDefault(Tier.LOW, 0L),
        counts.getOrDefault(Tier.MEDIUM, 0L),
        counts.getOrDefault(Tier.HIGH, 0L),
        List.copyOf(money.values()));
  }

  private static List<SliceJson> slices(List<Slice> slices) {
    Map<Instant, SliceJson> byStart = new TreeMap<>();
    for (Slice slice : slices) {
      byStart.merge(slice.start(), slice(slice), FigureJson::plus);
    }
    return List.copyOf(byStart.values());
  }

  private static SliceJson slice(Slice slice) {
    return switch (slice.tier()) {
      case LOW -> new SliceJson(slice.start(), slice.events(), 0, 0);
      case MEDIUM -> new SliceJson(slice.start(), 0, slice.events(), 0);
      case HIGH -> new SliceJson(slice.start(), 0, 0, slice.events());
    };
  }

  private static SliceJson plus(SliceJson a, SliceJson b) {
    return new SliceJson(
        a.start(), a.low() + b.low(), a.medium() + b.medium(), a.high() + b.high());
  }
}
