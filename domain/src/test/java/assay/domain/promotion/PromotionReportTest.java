package assay.domain.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import assay.domain.cost.Action;
import assay.domain.cost.Bands;
import assay.domain.cost.Costs;
import assay.domain.cost.Policy;
import assay.domain.cost.Tier;
import assay.domain.promotion.PairedScore.Judged;
import assay.domain.promotion.PromotionReport.Check;
import assay.domain.promotion.PromotionReport.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Every limit, against numbers worked out by hand. */
class PromotionReportTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  /** A fraud that passes costs its amount and 10; a review 3; one in ten frauds is overlooked. */
  private static final Costs COSTS = new Costs(1, 10, 3, 0.9, 20, 0, false, 1000, 4);

  private static final OptionalDouble NO = OptionalDouble.empty();

  private static Judged judged(double probability, boolean stops) {
    return new Judged(
        probability,
        stops ? Tier.MEDIUM : Tier.LOW,
        stops ? Action.REVIEW : Action.ALLOW,
        stops ? 5 : 0);
  }

  private static PairedScore event(
      Duration after, Boolean fraud, Judged champion, Judged candidate) {
    return new PairedScore(
        "d",
        "e",
        START.plus(after),
        100,
        Optional.ofNullable(fraud),
        true,
        Optional.of(champion),
        Optional.ofNullable(candidate));
  }

  private static PromotionReport report(
      List<PairedScore> events, Policy policy, PromotionLimits limits) {
    return PromotionReport.of(events, policy, limits, Optional.empty(), Optional.empty());
  }

  private static PromotionLimits limits(
      OptionalDouble failures,
      OptionalDouble reviews,
      OptionalDouble money,
      OptionalDouble precision,
      OptionalDouble stability,
      OptionalDouble p99) {
    return new PromotionLimits(
        2000, failures, reviews, money, precision, stability, p99, PromotionLimits.Times.NONE);
  }

  private static Check check(PromotionReport report, Kind kind) {
    return report.checks().stream().filter(c -> c.kind() == kind).findFirst().orElseThrow();
  }

  private static OptionalDouble of(double limit) {
    return OptionalDouble.of(limit);
  }

  /** 60 events over 4 days, every third a fraud; the champion stops frauds, the other none. */
  private static List<PairedScore> labelled() {
    var events = new ArrayList<PairedScore>();
    for (int i = 0; i < 60; i++) {
      boolean fraud = i % 3 == 0;
      events.add(
          event(
              Duration.ofHours(96).multipliedBy(i).dividedBy(59),
              fraud,
              judged(fraud ? 0.9 : 0.1, fraud),
              judged(fraud ? 0.1 : 0.9, false)));
    }
    return events;
  }

  @Test
  void blocksAModelThatFailsOnTooManyEvents() {
    var events = new ArrayList<PairedScore>();
    for (int i = 0; i < 8; i++) {
      events.add(event(Duration.ofHours(i), null, judged(0.1, false), judged(0.1, false)));
    }
    events.add(event(Duration.ofHours(8), null, judged(0.1, false), null));
    events.add(event(Duration.ofHours(9), null, judged(0.1, false), null));

    var report = report(events, COSTS, limits(of(0.19), NO, NO, NO, NO, NO));
    assertThat(check(report, Kind.FAILURES).measured()).hasValue(0.2);
    assertThat(report.failures()).extracting(Check::kind).containsExactly(Kind.FAILURES);
    assertThat(report(events, COSTS, limits(of(0.2), NO, NO, NO, NO, NO)).failures()).isEmpty();
  }

  /**
   * Twenty frauds of 100 cost 110 each if they pass, and 3 + 0.1 * 110 = 14 if they are reviewed.
   */
  @Test
  void blocksAModelThatLosesMoneyOnKnownTruth() {
    var report = report(labelled(), COSTS, limits(NO, NO, of(479), NO, NO, NO));

    assertThat(report.days()).isEqualTo(4, within(1e-9));
    assertThat(check(report, Kind.MONEY).measured().getAsDouble())
        .isEqualTo(20 * (110 - 14) / 4.0, within(1e-6));
    assertThat(report.failures()).extracting(Check::kind).containsExactly(Kind.MONEY);
    assertThat(report(labelled(), COSTS, limits(NO, NO, of(481), NO, NO, NO)).failures()).isEmpty();
  }

  /** The champion ranks perfectly; ranked last, 20 of 60 have the precision of their share. */
  @Test
  void blocksAModelThatRanksWorse() {
    var report = report(labelled(), COSTS, limits(NO, NO, NO, of(0.5), NO, NO));

    assertThat(check(report, Kind.AVERAGE_PRECISION).measured().getAsDouble())
        .isEqualTo(1 - 20 / 60.0, within(1e-12));
    assertThat(report.failures()).extracting(Check::kind).containsExactly(Kind.AVERAGE_PRECISION);
  }

  @Test
  void saysNothingByFewLabelsOrWithoutCosts() {
    var few = labelled().subList(0, 49);
    var report = report(few, COSTS, limits(NO, NO, of(0), of(0), NO, NO));
    assertThat(check(report, Kind.MONEY).measured()).isEmpty();
    assertThat(check(report, Kind.AVERAGE_PRECISION).measured()).isEmpty();
    assertThat(report.failures()).isEmpty();

    var bands = report(labelled(), new Bands(0.5, 0.9, false), PromotionLimits.NONE);
    assertThat(check(bands, Kind.MONEY).measured()).isEmpty();
    assertThat(bands.labels().orElseThrow().difference()).isEmpty();
  }

  @Test
  void blocksAModelThatPutsTooMuchBeforePeople() {
    var events = new ArrayList<PairedScore>();
    for (int i = 0; i < 40; i++) {
      events.add(
          event(Duration.ofHours(i), null, judged(0.5, i % 10 == 0), judged(0.5, i % 5 == 0)));
    }
    var report = report(events, COSTS, limits(NO, of(0.9), NO, NO, NO, NO));

    double days = 39 / 24.0;
    assertThat(report.championReviews()).isEqualTo(4 / days, within(1e-9));
    assertThat(report.candidateReviews()).isEqualTo(8 / days, within(1e-9));
    assertThat(check(report, Kind.REVIEWS).measured().getAsDouble()).isEqualTo(1, within(1e-9));
    assertThat(report.failures()).extracting(Check::kind).containsExactly(Kind.REVIEWS);
    // four events more, each counted once: 4 / days, give or take 1.96 * sqrt(4) / days
    assertThat(report.moreReviews().value()).isEqualTo(4 / days, within(1e-9));
    assertThat(report.moreReviews().high())
        .isEqualTo((4 + 1.959963984540054 * 2) / days, within(1e-9));
    assertThat(report.moreSaving().value()).isEqualTo(5 * 4 / days, within(1e-9));
  }

  /** All scores of the first week in its lower half, all of the second in its upper half. */
  @Test
  void blocksAModelWhoseScoresMoveFromWeekToWeek() {
    var moving = new ArrayList<PairedScore>();
    var still = new ArrayList<PairedScore>();
    for (int i = 0; i < 200; i++) {
      var after = i < 100 ? Duration.ofMinutes(i) : Duration.ofDays(10).plusMinutes(i);
      var champion = judged(0.5, false);
      double score = (i % 100) / 1000.0;
      moving.add(event(after, null, champion, judged(i < 100 ? score : 0.5 + score, false)));
      still.add(event(after, null, champion, judged(score, false)));
    }
    var limits = limits(NO, NO, NO, NO, of(0.25), NO);
    assertThat(report(moving, COSTS, limits).failures())
        .extracting(Check::kind)
        .containsExactly(Kind.STABILITY);
    assertThat(check(report(still, COSTS, limits), Kind.STABILITY).measured().getAsDouble())
        .isEqualTo(0, within(1e-12));
    assertThat(report(still, COSTS, limits).failures()).isEmpty();
    assertThat(check(report(still.subList(0, 150), COSTS, limits), Kind.STABILITY).measured())
        .isEmpty();
  }

  @Test
  void blocksAModelThatIsSlowOrLarge() {
    var champion = Optional.of(new Speed(50, 1000, 200, 10_000, OptionalLong.of(1_000_000)));
    var candidate = Optional.of(new Speed(80, 3000, 500, 90_000, OptionalLong.of(4_000_000)));
    var limits =
        new PromotionLimits(
            2000, NO, NO, NO, NO, NO, of(2.9), new PromotionLimits.Times(of(3), of(2), of(3.5)));
    var report = PromotionReport.of(labelled(), COSTS, limits, champion, candidate);

    assertThat(check(report, Kind.SPEED).measured()).hasValue(3);
    assertThat(check(report, Kind.SPEED_TIMES).measured()).hasValue(3);
    assertThat(check(report, Kind.LOADING_TIMES).measured()).hasValue(2.5);
    assertThat(check(report, Kind.MEMORY_TIMES).measured()).hasValue(4);
    assertThat(report.failures())
        .extracting(Check::kind)
        .containsExactly(Kind.SPEED, Kind.LOADING_TIMES, Kind.MEMORY_TIMES);

    var alone = PromotionReport.of(labelled(), COSTS, limits, Optional.empty(), candidate);
    assertThat(alone.failures()).extracting(Check::kind).containsExactly(Kind.SPEED);
  }

  @Test
  void refusesLimitsThatAreNone() {
    assertThatThrownBy(() -> limits(of(1.1), NO, NO, NO, NO, NO)).hasMessageContaining("failures");
    assertThatThrownBy(() -> limits(NO, of(-1), NO, NO, NO, NO))
        .hasMessageContaining("reviewsMore");
    assertThatThrownBy(() -> limits(NO, NO, NO, NO, of(0), NO)).hasMessageContaining("stability");
    assertThatThrownBy(() -> new PromotionLimits.Times(of(0), NO, NO))
        .hasMessageContaining("p99Times");
    assertThat(PromotionLimits.NONE.bind()).isFalse();
    assertThat(limits(NO, NO, NO, NO, NO, of(5)).bind()).isTrue();
  }
}
