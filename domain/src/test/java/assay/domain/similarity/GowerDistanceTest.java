package assay.domain.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.domain.event.Pointer;
import assay.domain.features.Derivation;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import assay.domain.features.Features;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GowerDistanceTest {
  private static final List<FeatureRule> RULES =
      List.of(
          rule("age", FeatureType.NUMBER),
          rule("country", FeatureType.CATEGORY),
          rule("note", FeatureType.TEXT));

  /** Ages 0 to 100: percentiles 5 and 95 are 5 and 95, so the spread is 90. */
  private final GowerDistance distance =
      GowerDistance.learn(
          RULES, IntStream.rangeClosed(0, 100).mapToObj(i -> of((double) i, "MX", "")).toList());

  private static FeatureRule rule(String name, FeatureType type) {
    return new FeatureRule(name, type, new Derivation.Field(Pointer.toField(name)));
  }

  private static Features of(@Nullable Double age, @Nullable String country, String note) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("age", age);
    values.put("country", country);
    values.put("note", note);
    return new Features(values);
  }

  @Test
  void isTheMeanOfTheDistancesInEachFeature() {
    // 45 / 90 = 0.5 in age, 1 in country
    assertThat(distance.between(of(10.0, "MX", "x"), of(55.0, "US", "y")))
        .isCloseTo(0.75, within(1e-12));
    assertThat(distance.between(of(10.0, "MX", "x"), of(10.0, "MX", "y"))).isZero();
  }

  @Test
  void isTheSameBothWaysAndNeverMoreThanOne() {
    var one = of(0.0, "MX", "");
    var other = of(1e300, "US", "");
    assertThat(distance.between(one, other)).isEqualTo(1).isEqualTo(distance.between(other, one));
    assertThat(distance.between(of(Double.NaN, "MX", ""), one)).isEqualTo(0.5);
  }

  @Test
  void leavesOutWhatBothLack() {
    assertThat(distance.between(of(null, "MX", ""), of(null, "MX", ""))).isZero();
    assertThat(distance.between(of(null, "MX", ""), of(3.0, "MX", ""))).isEqualTo(0.5);
    assertThat(distance.between(of(null, null, "a"), of(null, null, "a"))).isEqualTo(1);
  }

  @Test
  void tellsNumbersApartThatNeverDiffered() {
    var constant = GowerDistance.learn(RULES, List.of(of(7.0, "MX", "")));
    assertThat(constant.between(of(7.0, "MX", ""), of(8.0, "MX", ""))).isEqualTo(0.5);
  }
}
