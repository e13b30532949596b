package assay.domain.explanation;

import java.util.random.RandomGenerator;

/** Random orders. */
final class Order {
  private Order() {}

  /** The numbers from 0 up in random order (Fisher and Yates; Knuth, volume 2, algorithm P). */
  static int[] shuffled(int size, RandomGenerator random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
