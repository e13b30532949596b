package assay.adapters.pmml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "^(a+)+$",
        "(a*)*",
        "([a-z]+)*x",
        "(?:\\w+\\s?)+",
        "((ab)+c)+",
        "(a{2,})+",
        "(x|y+)*"
      })
  void findsRepetitionsOfRepetitions(String pattern) {
    assertThat(Expressions.repeatsRepetition(pattern)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[^A-Za-z0-9]+",
        "a+b+c*",
        "(ab)+",
        "(a+)b",
        "(a{2,3})+",
        "\\(a+\\)+",
        "([(+]a)+",
        "(a|b)*",
        "(a+)?",
        ")+"
      })
  void letsOthersBe(String pattern) {
    assertThat(Expressions.repeatsRepetition(pattern)).isFalse();
  }
}
