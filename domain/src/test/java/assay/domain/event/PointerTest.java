package assay.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PointerTest {
  private static final Map<String, Object> EVENT =
      Map.of(
          "foo", List.of("bar", "baz"),
          "", 0,
          "a/b", 1,
          "m~n", 8,
          "tickets", List.of(Map.of("cost", 5), Map.of("name", "free"), Map.of("cost", 7)));

  /** Examples of RFC 6901, section 5. */
  @Test
  void findsWhatTheStandardsExamplesFind() {
    assertThat(Pointer.parse("/foo").find(EVENT)).isEqualTo(List.of("bar", "baz"));
    assertThat(Pointer.parse("/foo/0").find(EVENT)).isEqualTo("bar");
    assertThat(Pointer.parse("/").find(EVENT)).isEqualTo(0);
    assertThat(Pointer.parse("/a~1b").find(EVENT)).isEqualTo(1);
    assertThat(Pointer.parse("/m~0n").find(EVENT)).isEqualTo(8);
  }

  @Test
  void findsNothingBesideThePath() {
    assertThat(Pointer.parse("/foo/2").find(EVENT)).isNull();
    assertThat(Pointer.parse("/foo/01").find(EVENT)).isNull();
    assertThat(Pointer.parse("/foo/bar/x").find(EVENT)).isNull();
    assertThat(Pointer.parse("/nothing").find(EVENT)).isNull();
  }

  @Test
  void findsAllOfAList() {
    assertThat(Pointer.parse("/tickets/*/cost").findAll(EVENT)).containsExactly(5, 7);
    assertThat(Pointer.parse("/nothing/*/cost").findAll(EVENT)).isEmpty();
  }

  @Test
  void answersWhatStandsInTheListsPlace() {
    assertThat(Pointer.parse("/m~0n/*/cost").findAll(EVENT)).containsExactly(8);
  }

  @Test
  void writesWhatItRead() {
    for (String text : List.of("/", "/a~1b", "/m~0n/0", "/tickets/*/cost")) {
      assertThat(Pointer.parse(text)).hasToString(text);
    }
  }

  @Test
  void refusesOtherTexts() {
    assertThatIllegalArgumentException().isThrownBy(() -> Pointer.parse("amount"));
    assertThatIllegalArgumentException().isThrownBy(() -> Pointer.parse("/a~2"));
    assertThatIllegalArgumentException().isThrownBy(() -> Pointer.parse("/a~"));
  }

  @Test
  void knowsWhatIsBelowWhat() {
    var name = Pointer.parse("/previous_payouts/*/name");
    assertThat(Pointer.parse("/previous_payouts/3/name").isAtOrBelow(name)).isTrue();
    assertThat(Pointer.parse("/previous_payouts/3/name/first").isAtOrBelow(name)).isTrue();
    assertThat(Pointer.parse("/previous_payouts/3/country").isAtOrBelow(name)).isFalse();
    assertThat(Pointer.parse("/previous_payouts").isAtOrBelow(name)).isFalse();
  }
}
