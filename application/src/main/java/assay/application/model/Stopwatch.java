package assay.application.model;

import java.util.Arrays;

/** Measures single events; the first hundred are left out, in which the code gets warm. */
final class Stopwatch {
  private static final int COLD = 100;

  private final double[] nanos;
  private int count;
  private long started;

  Stopwatch(int most) {
    this.nanos = new double[most];
  }

  void reset() {
    count = 0;
  }

  void start() {
    started = System.nanoTime();
  }

  void stop() {
    if (count < nanos.length) {
      nanos[count++] = System.nanoTime() - started;
    }
  }

  double[] read() {
    return Arrays.copyOfRange(nanos, Math.min(COLD, count / 2), count);
  }
}
