package assay.domain.profiling;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Function;

/** Sums counts up and keeps the most frequent values. */
final class Tally<K extends Comparable<K>> {
  private record Entry<K>(K key, long count, long frauds) {}

  private final Comparator<Entry<K>> weakestFirst =
      Comparator.comparingLong((Entry<K> it) -> it.count)
          .thenComparing(it -> it.key, Comparator.reverseOrder());

  private final PriorityQueue<Entry<K>> kept = new PriorityQueue<>(weakestFirst);
  private final Function<K, String> written;
  private long present;
  private long frauds;
  private int distinct;
  private boolean pure = true;

  Tally(Function<K, String> written) {
    this.written = written;
  }

  /** Adds a value that was not added before. */
  void add(K key, long count, long fraudulent) {
    present += count;
    frauds += fraudulent;
    distinct++;
    pure &= fraudulent == 0 || fraudulent == count;
    kept.add(new Entry<>(key, count, fraudulent));
    if (kept.size() > Counted.KEPT) {
      kept.remove();
    }
  }

  Counted of(Column column) {
    var frequent =
        kept.stream()
            .sorted(weakestFirst.reversed())
            .map(it -> new Frequency(written.apply(it.key), it.count, it.frauds))
            .toList();
    return new Counted(column, present, frauds, distinct, pure, frequent);
  }
}
