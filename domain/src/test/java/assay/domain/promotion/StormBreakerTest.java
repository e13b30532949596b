package assay.domain.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cost.Tier;
import assay.domain.model.Agreement;
import assay.domain.model.Agreement.Cell;
import assay.domain.promotion.StormBreaker.Alarm;
import assay.domain.promotion.StormBreaker.Harm;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StormBreakerTest {
  /** Pairs of the new champion (first) and the one before (second): stopped or not. */
  private static Agreement pairs(long both, long onlyNow, long onlyBefore, long neither) {
    return new Agreement(
        List.of(
            new Cell(Tier.HIGH, Tier.HIGH, both, 0, 0, 0),
            new Cell(Tier.HIGH, Tier.LOW, onlyNow, 0, 0, 0),
            new Cell(Tier.LOW, Tier.MEDIUM, onlyBefore, 0, 0, 0),
            new Cell(Tier.LOW, Tier.LOW, neither, 0, 0, 0)),
        0);
  }

  @Test
  void aModelThatStopsEverythingIsSeenAfterFiftyEvents() {
    assertThat(StormBreaker.judge(pairs(1, 48, 0, 0), 0)).isEmpty();
    assertThat(StormBreaker.judge(pairs(1, 49, 0, 0), 0))
        .map(Alarm::harm)
        .contains(Harm.STOPS_TOO_MUCH);
  }

  @Test
  void aModelThatStopsNothingIsSeenOnceEnoughShouldHaveBeenStopped() {
    assertThat(StormBreaker.judge(pairs(0, 0, 2, 98), 0)).isEmpty();
    assertThat(StormBreaker.judge(pairs(0, 0, 300, 5700), 0))
        .map(Alarm::harm)
        .contains(Harm.LETS_TOO_MUCH_PASS);
  }

  @Test
  void aWaveOfFraudThatBothSeeIsNoStorm() {
    assertThat(StormBreaker.judge(pairs(9000, 50, 40, 910), 0)).isEmpty();
    assertThat(StormBreaker.judge(pairs(1000, 0, 0, 0), 0)).isEmpty();
  }

  @Test
  void aModelThatStopsSomewhatMoreMayDoSo() {
    assertThat(StormBreaker.judge(pairs(300, 200, 10, 9490), 0)).isEmpty();
    assertThat(StormBreaker.judge(pairs(300, 600, 10, 9090), 0))
        .map(Alarm::harm)
        .contains(Harm.STOPS_TOO_MUCH);
  }

  @Test
  void aModelThatRefusesWhatTheOneBeforeTakesIsSeen() {
    assertThat(StormBreaker.judge(pairs(0, 0, 0, 20), 4)).isEmpty();
    assertThat(StormBreaker.judge(pairs(0, 0, 0, 20), 5))
        .map(Alarm::harm)
        .contains(Harm.REFUSES_EVENTS);
    assertThat(StormBreaker.judge(pairs(0, 0, 0, 100_000), 300)).isEmpty();
  }

  @Test
  void saysWhatItSaw() {
    assertThat(StormBreaker.judge(pairs(5, 95, 0, 0), 0).orElseThrow().words())
        .isEqualTo(
            "of 100 events it stopped 100.0 %, where this version stops 5.0 % of the same events");
  }

  /** At the very edge of what is allowed, looked at after every single event. */
  @Test
  void rarelyRaisesAFalseAlarm() {
    var random = new SplittableRandom(11);
    int alarms = 0;
    for (int watch = 0; watch < 500; watch++) {
      long onlyNow = 0;
      long both = 0;
      for (int n = 1; n <= 1000; n++) {
        double u = random.nextDouble();
        if (u < 0.05) {
          both++;
        } else if (u < 0.11) { // twice as many, and one in a hundred more
          onlyNow++;
        }
        if (StormBreaker.judge(pairs(both, onlyNow, 0, n - both - onlyNow), 0).isPresent()) {
          alarms++;
          break;
        }
      }
    }
    assertThat(alarms).isLessThanOrEqualTo(3);
  }
}
