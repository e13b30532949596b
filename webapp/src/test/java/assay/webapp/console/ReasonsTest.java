package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.webapp.console.Reasons.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonsTest {
  private static final List<Part> PARTS =
      List.of(new Part("age", 3, 2.0), new Part("amount", 900, -0.5));

  @Test
  void walksFromTheBaseToTheProbabilityInLogOdds() {
    var reasons = Reasons.of("linear", "log-odds", -2, 0, 0.25, PARTS);

    assertThat(reasons.start()).isCloseTo(0.11920, within(1e-5)); // 1 / (1 + e^2)
    var age = reasons.rows().get(0);
    assertThat(age.from()).isEqualTo(reasons.start());
    assertThat(age.to()).isEqualTo(0.5);
    assertThat(age.raises()).isTrue();
    assertThat(age.width()).isEqualTo(100);
    var amount = reasons.rows().get(1);
    assertThat(amount.from()).isEqualTo(0.5);
    assertThat(amount.to()).isCloseTo(0.37754, within(1e-5)); // 1 / (1 + e^0.5)
    assertThat(amount.raises()).isFalse();
    assertThat(amount.width()).isEqualTo(25);
    assertThat(reasons.others().from()).isEqualTo(amount.to());
    assertThat(reasons.end()).isCloseTo(0.43782, within(1e-5)); // 1 / (1 + e^0.25)
    assertThat(reasons.endsElsewhere(0.4378)).isFalse();
    assertThat(reasons.endsElsewhere(0.45)).isTrue();
  }

  @Test
  void appliesTheRealShareOfFraudBeforeAnything() {
    var reasons = Reasons.of("linear", "log-odds", -2, -1, 0, PARTS);

    assertThat(reasons.start()).isCloseTo(0.04743, within(1e-5)); // 1 / (1 + e^3)
    assertThat(reasons.rows().get(0).to()).isCloseTo(0.26894, within(1e-5)); // 1 / (1 + e)
    assertThat(reasons.others()).isNull();
  }

  @Test
  void walksInProbability() {
    var parts = List.of(new Part("age", 3, 0.6), new Part("amount", 900, -0.1));
    var plain = Reasons.of("tree-path (cover)", "probability", 0.2, 0, 0, parts);

    assertThat(plain.method()).isEqualTo("tree");
    assertThat(plain.start()).isCloseTo(0.2, within(1e-12));
    assertThat(plain.rows().get(0).to()).isCloseTo(0.8, within(1e-12));
    assertThat(plain.end()).isCloseTo(0.7, within(1e-12));

    var shifted = Reasons.of("tree-path", "probability", 0.2, Math.log(4), 0, parts);
    assertThat(shifted.start()).isCloseTo(0.5, within(1e-12)); // odds 1/4 times 4
    assertThat(shifted.rows().get(0).to()).isCloseTo(16 / 17.0, within(1e-12)); // odds 4 times 4
  }

  @Test
  void staysWithinZeroAndOne() {
    var parts = List.of(new Part("age", 3, 1.2));

    assertThat(Reasons.of("tree-path", "probability", -0.1, -3, 0, parts).start()).isZero();
    assertThat(Reasons.of("tree-path", "probability", -0.1, -3, 0, parts).end()).isEqualTo(1);
  }
}
