package assay.domain.profiling;

import static assay.domain.profiling.LeakWarning.Kind.IDENTIFIER;
import static assay.domain.profiling.LeakWarning.Kind.INDEX;
import static assay.domain.profiling.LeakWarning.Kind.LABEL_DERIVED;
import static assay.domain.profiling.LeakWarning.Kind.SEPARATES;
import static assay.domain.profiling.LeakWarning.Kind.SORTED;
import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.profiling.Column.Numbers;
import assay.domain.profiling.Column.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeakWarningTest {
  private static ColumnKind kind(Column column) {
    return Tables.profile(column).kind();
  }

  private static List<LeakWarning.Kind> warnings(Column column) {
    return Profile.of(Tables.of(column)).warnings().stream().map(LeakWarning::kind).toList();
  }

  @Test
  void aRowNumberIsAnIndexWhicheverWayItRuns() {
    var up = new Numbers("row", Tables.numbers(i -> 1000 + 3 * i));
    var down = new Numbers("row", Tables.numbers(i -> i % 50 == 7 ? Double.NaN : -i));

    assertThat(kind(up)).isEqualTo(ColumnKind.INDEX);
    assertThat(kind(down)).isEqualTo(ColumnKind.INDEX);
    assertThat(warnings(up)).containsExactly(INDEX);
  }

  @Test
  void aNumberThatNamesRowsIsAnIdentifier() {
    var repeated = new Numbers("card", Tables.numbers(i -> i * 7 % 150));
    var unique = new Numbers("id", Tables.numbers(i -> i * 7 % 601));

    assertThat(kind(repeated)).isEqualTo(ColumnKind.NUMBER);
    assertThat(warnings(unique)).containsExactly(IDENTIFIER);
  }

  @Test
  void aTextThatNamesRowsIsAnIdentifierAndSentencesAreText() {
    assertThat(warnings(new Texts("id", Tables.texts(i -> "C" + i * 7))))
        .containsExactly(IDENTIFIER);
    assertThat(kind(new Texts("note", Tables.texts(i -> "paid for number " + i))))
        .isEqualTo(ColumnKind.TEXT);
    assertThat(warnings(new Texts("note", Tables.texts(i -> "paid for number " + i)))).isEmpty();
  }

  @Test
  void aColumnThatSaysWhatTheLabelSaysIsWarnedOf() {
    boolean[] fraud = Tables.fraud();
    var status =
        new Texts("status", Tables.texts(i -> fraud[i] ? "closed" : i % 2 == 0 ? "a" : "b"));
    var number = new Numbers("refund", Tables.numbers(i -> (fraud[i] ? 100 : 0) + i % 90 / 7.0));

    assertThat(warnings(status)).containsExactly(LABEL_DERIVED);
    assertThat(warnings(number)).containsExactly(SEPARATES);
    assertThat(warnings(new Numbers("copy", Tables.numbers(i -> fraud[i] ? 1 : 0))))
        .containsExactly(LABEL_DERIVED);
  }

  @Test
  void honestColumnsGetNoWarning() {
    assertThat(warnings(new Numbers("x", Tables.x()))).isEmpty();
    assertThat(warnings(new Texts("tier", Tables.tier()))).isEmpty();
    assertThat(warnings(new Texts("one", Tables.texts(i -> "same")))).isEmpty();
    assertThat(kind(new Texts("one", Tables.texts(i -> "same")))).isEqualTo(ColumnKind.CONSTANT);
    assertThat(kind(new Texts("none", new String[Tables.ROWS]))).isEqualTo(ColumnKind.EMPTY);
  }

  /** A time that grows in fractions of a second, or an amount: unique, yet no identifier. */
  @Test
  void uniqueMeasurementsAreNoIdentifiers() {
    assertThat(warnings(new Numbers("measured", Tables.numbers(i -> Math.sin(i) * 1000))))
        .isEmpty();
  }

  @Test
  void warnsOfRowsThatAreSortedByClass() {
    var column = new Numbers("x", Tables.numbers(Tables::rawX));
    boolean[] sorted = new boolean[Tables.ROWS];
    Arrays.fill(sorted, 0, 90, true);
    sorted[95] = true;

    var profile = Profile.of(Table.whole("sorted", List.of(column), Optional.of(sorted)));

    assertThat(profile.warnings()).extracting(LeakWarning::kind).containsExactly(SORTED);
    assertThat(profile.warnings()).extracting(LeakWarning::column).containsExactly("row order");
  }
}
