package assay.domain.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuditSampleTest {
  private static final StreamName CARDS = new StreamName("cards");

  private final AuditLottery lottery = lottery("one");

  private static AuditLottery lottery(String seed) {
    return new AuditLottery(Sha256.of(seed.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void drawsTheSameLotForTheSameEvent() {
    for (int i = 0; i < 1000; i++) {
      String key = "id:" + i;
      assertThat(lottery("one").draw(CARDS, key, 0.1)).isEqualTo(lottery.draw(CARDS, key, 0.1));
    }
  }

  @Test
  void drawsAboutTheShareAtPlacesAllOverTheDay() {
    // 20,000 lots of 5 %: 1,000 expected, with a standard deviation of 30.8.
    var places =
        IntStream.range(0, 20_000)
            .mapToObj(i -> lottery.draw(CARDS, "id:" + i, 0.05))
            .flatMapToDouble(place -> place.stream())
            .toArray();

    assertThat(places.length).isBetween(877, 1123);
    assertThat(Arrays.stream(places).min().orElse(-1)).isBetween(0.0, 0.01);
    assertThat(Arrays.stream(places).max().orElse(1)).isBetween(0.99, 1 - 0x1p-53);
    assertThat(Arrays.stream(places).average().orElse(0)).isCloseTo(0.5, within(0.05));
  }

  @Test
  void keepsWhatASmallerShareDrewInALargerOne() {
    for (int i = 0; i < 5000; i++) {
      if (lottery.draw(CARDS, "id:" + i, 0.01).isPresent()) {
        assertThat(lottery.draw(CARDS, "id:" + i, 0.1)).isPresent();
      }
    }
  }

  @Test
  void drawsOthersUnderAnotherSeedAndInAnotherStream() {
    var here = drawn(lottery, CARDS);
    assertThat(drawn(lottery("two"), CARDS)).isNotEqualTo(here);
    assertThat(drawn(lottery, new StreamName("other"))).isNotEqualTo(here);
    assertThat(lottery.draw(CARDS, "id:1", 0)).isEmpty();
  }

  private static String drawn(AuditLottery lottery, StreamName stream) {
    var found = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      found.append(lottery.draw(stream, "id:" + i, 0.1).isPresent() ? '1' : '0');
    }
    return found.toString();
  }

  @Test
  void estimatesWhatWasMissedWithItsInterval() {
    // 2 of 100 at a share of 1 %, worth 300 together: Wilson's interval of 2 in 100 with 95 % is
    // [0.0055, 0.0700]; 10,000 events, of which 200 frauds of 150 on average.
    var missed = new MissedFraud(100, 2, 10_000, 30_000, 900_000);

    assertThat(missed.observed()).isEqualTo(0.02);
    assertThat(missed.share().orElseThrow().low()).isCloseTo(0.0055, within(0.00005));
    assertThat(missed.share().orElseThrow().high()).isCloseTo(0.0700, within(0.00005));
    assertThat(missed.leastMoney()).isCloseTo(8_250, within(100.0));
    assertThat(missed.mostMoney()).isCloseTo(105_000, within(150.0));
  }

  @Test
  void saysHowMuchMayStillBeMissedWhereNothingWasFound() {
    // Wilson's upper limit of 0 in 50 is z² / (50 + z²) = 0.0713; the mean amount is 90.
    var missed = new MissedFraud(50, 0, 5_000, 0, 450_000);

    assertThat(missed.leastMoney()).isZero();
    assertThat(missed.mostMoney()).isCloseTo(0.0713 * 450_000, within(50.0));
    assertThat(new MissedFraud(0, 0, 0, 0, 0).share()).isEmpty();
    assertThat(new MissedFraud(0, 0, 0, 0, 0).mostMoney()).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> new MissedFraud(1, 2, 1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new AuditSample(0, 1, 1));
  }
}
