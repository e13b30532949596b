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

  @ParameterizedTest
  @ValueSource(strings = {"^(a|aa)+(\\1)?$", "(?<x>a)\\k<x>", "([\"']).*\\1", "\\\\(a)\\1"})
  void findsBackReferences(String pattern) {
    assertThat(Expressions.problem(pattern)).contains("back-reference", pattern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a*a*a*a*a*a*b",
        "^a+a+a+a+$",
        ".*.*.*.*x",
        "(a*)(a*)(a*)(a*)b",
        "(?:a*)?\\w*b?[a-c]+(?<n>.*)",
        "\\s*\\d*\\s*\\d*\\s*x?\\s*",
        "a{2,}a{2,}a{2,}a{2,}",
        "(ab)*(ab)*(ab)*(ab)*",
        "x|a*?a*?a*?a*?",
        "\\p{L}*\\p{L}*\\p{L}*\\p{L}*"
      })
  void findsManyRepetitionsInARow(String pattern) {
    assertThat(Expressions.problem(pattern)).contains("in a row", pattern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a*b*c*d*e*f*",
        "^\\s*(.*?)\\s*$",
        "\\d+\\s+\\d+\\s+\\d+\\s+\\d+\\s+",
        "[a-z]+@[a-z]+\\.[a-z]+\\.[a-z]+",
        "a*|a*|a*|a*|a*",
        "a*+a*+a*+a*+",
        "\\\\1",
        "\\(\\)[*+]",
        "a{3}",
        "(",
        "[",
        "\\",
        "a{",
        "*",
        "\\p",
        "(?"
      })
  void letsOrdinaryExpressionsBe(String pattern) {
    assertThat(Expressions.problem(pattern)).isNull();
  }
}
