package assay.domain.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SubjectHistoryTest {
  private static final long HOUR = 3_600_000;
  private static final double NONE = Double.NaN;

  /** Hours, amount, whether fraud, shop (a number below 0: missing). */
  private static final double[][] EVENTS = {
    {0, 10, 0, 1}, {5, 20.5, 1, 2}, {24, NONE, 0, 1}, {24, 4.25, 0, 3}, {30, 8, 1, -1},
    {48, 16, 0, 2}, {100, 1, 0, 1}, {168, 2, 1, 4}, {192, 64, 0, 1}, {192, 32, 0, 1},
    {400, 5, 0, 5}
  };

  /** Worked out from the definition of a window, by a comprehension over all events in Python. */
  private static final double[][] EXPECTED = {
    {1, 10, 10, 10, 1, 0, 0},
    {2, 30.5, 15.25, 20.5, 2, 0, 0},
    {2, 20.5, 20.5, 20.5, 2, 0, 0},
    {3, 24.75, 12.375, 20.5, 3, 0, 0},
    {3, 12.25, 6.125, 20.5, 3, 0, 0},
    {2, 24, 12, 20.5, 3, 0, 0},
    {1, 1, 1, 20.5, 3, 0, 2 / 6.0},
    {1, 2, 2, 20.5, 4, 1, 2 / 7.0},
    {1, 64, 64, 64, 3, 3, 2 / 7.0},
    {2, 96, 48, 64, 3, 3, 2 / 7.0},
    {1, 5, 5, 5, 1, 0, 0}
  };

  private final SubjectWindows windows = new SubjectWindows("card", Windows.RULES);
  private final SubjectHistory history = new SubjectHistory(windows);

  private void append(double[] event) {
    history.append(
        (long) (event[0] * HOUR),
        event[2] == 1,
        new double[] {event[1]},
        new String[] {event[3] < 0 ? null : "shop " + event[3]});
  }

  private double[] values() {
    var values = new double[windows.names().size()];
    history.windows(values);
    return values;
  }

  @Test
  void answersEveryWindowOfEveryEvent() {
    assertThat(windows.names())
        .containsExactly(
            "count_1d", "sum_1d", "mean_1d", "max_7d", "shops_7d", "count_before", "risk_7d");
    for (int i = 0; i < EVENTS.length; i++) {
      append(EVENTS[i]);
      assertThat(values()).as("event %d", i).containsExactly(EXPECTED[i]);
    }
  }

  @Test
  void answersTheSameWhereOnlyTheLastIsAskedFor() {
    for (double[] event : EVENTS) {
      append(event);
    }
    assertThat(values()).containsExactly(EXPECTED[EXPECTED.length - 1]);
  }

  @Test
  void beginsAnewAfterClear() {
    for (double[] event : EVENTS) {
      append(event);
    }
    values();
    history.clear();
    append(EVENTS[0]);
    assertThat(history.size()).isEqualTo(1);
    assertThat(values()).containsExactly(EXPECTED[0]);
  }

  @Test
  void hasNoMeanAndNoMaximumOfNothing() {
    append(new double[] {0, NONE, 0, -1});
    assertThat(values()).containsExactly(1, 0, NONE, NONE, 0, 0, 0);
  }

  @Test
  void sumsToTheSameBitsWhateverCameBeforeTheWindow() {
    var random = new SplittableRandom(1);
    var last = new double[50];
    for (int i = 0; i < last.length; i++) {
      last[i] = random.nextDouble() * Math.pow(10, random.nextInt(-8, 8));
    }
    for (int i = 0; i < 1000; i++) {
      append(new double[] {i / 10.0, random.nextDouble() * 1e12, 0, 1});
    }
    double[] afterMuch = {};
    for (int i = 0; i < last.length; i++) {
      append(new double[] {1000 + i / 10.0, last[i], 0, 1});
      afterMuch = values();
    }
    history.clear();
    for (int i = 0; i < last.length; i++) {
      append(new double[] {1000 + i / 10.0, last[i], 0, 1});
    }
    assertThat(values()).containsExactly(afterMuch);
  }

  @Test
  void refusesAnEventThatIsOlderThanTheLatest() {
    append(EVENTS[2]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> append(EVENTS[1]))
        .withMessageContaining("in the order of time");
  }
}
