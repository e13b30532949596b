package assay.domain.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cost.Action;
import assay.domain.cost.Tier;
import assay.domain.promotion.PairedScore.Judged;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoreDayTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-01T00:00:00Z");

  private static PairedScore at(Duration after, Optional<Double> champion, double candidate) {
    return new PairedScore(
        "d",
        "e",
        MIDNIGHT.plus(after),
        100,
        Optional.empty(),
        true,
        champion.map(ScoreDayTest::judged),
        candidate < 0 ? Optional.empty() : Optional.of(judged(candidate)));
  }

  private static Judged judged(double probability) {
    return new Judged(probability, Tier.LOW, Action.ALLOW, 0);
  }

  /** By hand, with linear interpolation: the median of 0.1, 0.2 and 0.6 is 0.2. */
  @Test
  void describesEachDayByItsPercentiles() {
    var days =
        ScoreDay.of(
            List.of(
                at(Duration.ofHours(25), Optional.of(0.5), 0.4),
                at(Duration.ofHours(23), Optional.of(0.1), 0.1),
                at(Duration.ofHours(1), Optional.of(0.3), 0.6),
                at(Duration.ofHours(2), Optional.empty(), 0.2),
                at(Duration.ofHours(3), Optional.of(0.9), -1)));

    assertThat(days)
        .extracting(ScoreDay::day)
        .containsExactly(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 2));
    assertThat(days.get(0).events()).isEqualTo(3);
    assertThat(days.get(0).candidate().get(2)).isEqualTo(0.2);
    assertThat(days.get(0).champion().get(2)).isEqualTo(0.2);
    assertThat(days.get(1).candidate()).containsOnly(0.4);
  }

  @Test
  void keepsTheLatestTwoWeeks() {
    var events = new ArrayList<PairedScore>();
    for (int day = 0; day < 30; day++) {
      events.add(at(Duration.ofDays(day), Optional.empty(), 0.5));
    }

    var days = ScoreDay.of(events);

    assertThat(days).hasSize(14);
    assertThat(days.get(13).day()).isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(days.get(0).champion()).isEmpty();
  }
}
