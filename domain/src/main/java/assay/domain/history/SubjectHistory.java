package assay.domain.history;

import assay.domain.features.Derivation.Window;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of one subject in order, and the windows that end with the latest of them. Training
 * appends all events of a subject and asks after each; serving appends the past and the current
 * event and asks once. Both so get the same bits: sums are made from scratch, in the order in which
 * the events were appended.
 *
 * <p>For training: group the events by the subject's value, each group in the order of time and,
 * for equal times, of the file; then for each group {@link #clear}, and for each event {@link
 * #append} and {@link #windows}. Counts and rates cost the same whatever the window holds, the
 * others one step per event in the window; nothing is allocated per event. Not thread-safe.
 */
public final class SubjectHistory {
  private static final int FIRST_CAPACITY = 64;

  private final SubjectWindows plan;
  private final int[] number;
  private final int[] key;
  private final long[] length;
  private final long[] delay;
  private final int[] from;
  private final int[] to;
  private final Map<String, Integer> codes = new HashMap<>();

  private int size;
  private long[] times = new long[FIRST_CAPACITY];
  private int[] frauds = new int[FIRST_CAPACITY + 1];
  private final double[][] numbers;
  private final int[][] keys;
  private int[] seen = new int[FIRST_CAPACITY];
  private int round;

  /** No events yet. */
  public SubjectHistory(SubjectWindows plan) {
    this.plan = plan;
    int count = plan.windows().size();
    this.number = new int[count];
    this.key = new int[count];
    this.length = new long[count];
    this.delay = new long[count];
    this.from = new int[count];
    this.to = new int[count];
    for (int w = 0; w < count; w++) {
      Window window = plan.windows().get(w);
      number[w] = window.of().map(plan.numbers()::indexOf).orElse(-1);
      key[w] = window.of().map(plan.keys()::indexOf).orElse(-1);
      length[w] = window.length().toMillis();
      delay[w] = window.delay().toMillis();
    }
    this.numbers = new double[plan.numbers().size()][FIRST_CAPACITY];
    this.keys = new int[plan.keys().size()][FIRST_CAPACITY];
  }

  /** How many events were appended. */
  public int size() {
    return size;
  }

  /** Forgets all events, to begin with another subject. */
  public void clear() {
    size = 0;
    codes.clear();
    Arrays.fill(seen, 0);
    round = 0;
    Arrays.fill(from, 0);
    Arrays.fill(to, 0);
  }

  /**
   * Adds the next event.
   *
   * @param time milliseconds since 1970, not before the latest event's
   * @param fraud whether it is known to be fraud; unknown counts as not
   * @param newNumbers in the order of {@link SubjectWindows#numbers}; NaN: missing; copied
   * @param newKeys in the order of {@link SubjectWindows#keys}; null: missing; copied
   * @throws IllegalArgumentException if it is older than the latest event
   */
  public void append(long time, boolean fraud, double[] newNumbers, @Nullable String[] newKeys) {
    if (size > 0 && time < times[size - 1]) {
      throw new IllegalArgumentException(
          "Events of a subject come in the order of time, but %d came after %d. Maybe sort them."
              .formatted(time, times[size - 1]));
    }
    if (size == times.length) {
      grow();
    }
    times[size] = time;
    frauds[size + 1] = frauds[size] + (fraud ? 1 : 0);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i][size] = newNumbers[i];
    }
    for (int i = 0; i < keys.length; i++) {
      keys[i][size] = code(newKeys[i]);
    }
    size++;
  }

  /** A small number for a text, so that texts are compared once; -1: missing. */
  private int code(@Nullable String key) {
    if (key == null) {
      return -1;
    }
    int code = codes.computeIfAbsent(key, k -> codes.size());
    if (code == seen.length) {
      seen = Arrays.copyOf(seen, 2 * code);
    }
    return code;
  }

  private void grow() {
    int capacity = 2 * times.length;
    times = Arrays.copyOf(times, capacity);
    frauds = Arrays.copyOf(frauds, capacity + 1);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Arrays.copyOf(numbers[i], capacity);
    }
    for (int i = 0; i < keys.length; i++) {
      keys[i] = Arrays.copyOf(keys[i], capacity);
    }
  }

  /**
   * The windows of the event appended last.
   *
   * @param values gets one value per window, in the order of {@link SubjectWindows#names}; NaN:
   *     missing
   */
  public void windows(double[] values) {
    long now = times[size - 1];
    List<Window> windows = plan.windows();
    for (int w = 0; w < from.length; w++) {
      to[w] = firstAfter(now - delay[w], to[w]);
      from[w] = firstAfter(now - delay[w] - length[w], from[w]);
      values[w] = value(windows.get(w), w);
    }
  }

  /** The first event after a time; times only grow, so it is not before the one found last. */
  private int firstAfter(long time, int found) {
    int at = found;
    while (at < size && times[at] <= time) {
      at++;
    }
    return at;
  }

  private double value(Window window, int w) {
    int count = to[w] - from[w];
    return switch (window.statistic()) {
      case COUNT -> count;
      case FRAUD_RATE -> count == 0 ? 0 : (double) (frauds[to[w]] - frauds[from[w]]) / count;
      case SUM -> sum(numbers[number[w]], from[w], to[w]);
      case MEAN -> mean(numbers[number[w]], from[w], to[w]);
      case MAX -> max(numbers[number[w]], from[w], to[w]);
      case DISTINCT -> distinct(keys[key[w]], from[w], to[w]);
    };
  }

  private static double sum(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      if (!Double.isNaN(values[i])) {
        sum += values[i];
      }
    }
    return sum;
  }

  private static double mean(double[] values, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += Double.isNaN(values[i]) ? 0 : 1;
    }
    return count == 0 ? Double.NaN : sum(values, from, to) / count;
  }

  private static double max(double[] values, int from, int to) {
    double max = Double.NaN;
    for (int i = from; i < to; i++) {
      if (!(values[i] <= max)) {
        max = Double.isNaN(values[i]) ? max : values[i];
      }
    }
    return max;
  }

  private int distinct(int[] values, int from, int to) {
    round++;
    int count = 0;
    for (int i = from; i < to; i++) {
      if (values[i] >= 0 && seen[values[i]] != round) {
        seen[values[i]] = round;
        count++;
      }
    }
    return count;
  }
}
