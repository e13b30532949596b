package assay.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What one or several runs of the same kind gave.
 *
 * @param latencies nanoseconds of the answered requests
 * @param failures requests without the answer 200
 * @param reasons of the first failures
 * @param nanos how long the runs took together, up to the last answer
 * @param clientCpu processor time of this process, nanoseconds
 * @param serverCpu processor time of the servers that this process started, nanoseconds
 * @param machineCpu processor time of everything on the machine, nanoseconds; 0 if unknown
 * @param rates answers per second, run by run
 */
record Sample(
    Histogram latencies,
    long failures,
    List<String> reasons,
    long nanos,
    long clientCpu,
    long serverCpu,
    long machineCpu,
    List<Double> rates) {
  private static final long LONGEST = TimeUnit.MINUTES.toNanos(5);
  private static final int DIGITS = 3;

  static Histogram histogram() {
    return new Histogram(LONGEST, DIGITS);
  }

  /** Both as if they were one run. */
  Sample with(Sample other) {
    var all = latencies.copy();
    all.add(other.latencies);
    var failed = new ArrayList<>(reasons);
    failed.addAll(other.reasons);
    var each = new ArrayList<>(rates);
    each.addAll(other.rates);
    return new Sample(
        all,
        failures + other.failures,
        List.copyOf(failed),
        nanos + other.nanos,
        clientCpu + other.clientCpu,
        serverCpu + other.serverCpu,
        machineCpu + other.machineCpu,
        List.copyOf(each));
  }

  long answered() {
    return latencies.getTotalCount();
  }

  /** Answers per second. */
  double rate() {
    return nanos == 0 ? 0 : answered() * 1e9 / nanos;
  }

  /**
   * Latency in milliseconds.
   *
   * @param percentile 0 to 100
   */
  double millis(double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1e6;
  }

  double longestMillis() {
    return latencies.getMaxValue() / 1e6;
  }

  /** Processors that the client used, on average. */
  double clientProcessors() {
    return processors(clientCpu);
  }

  /** Processors that the servers used which this process started. */
  double serverProcessors() {
    return processors(serverCpu);
  }

  /** Processors that everything else used, which should be none. */
  double otherProcessors() {
    return Math.max(0, processors(machineCpu - clientCpu - serverCpu));
  }

  private double processors(long used) {
    return nanos == 0 ? 0 : (double) used / nanos;
  }
}
