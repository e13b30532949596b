package assay.webapp.operations;

import assay.application.scoring.ScoringObserver.Step;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long one step takes: the sum, and a histogram as one counter per bound {@code le} in seconds.
 * The server hands out a registry that passes on what its own methods make, and drops what
 * Micrometer's builders make: a timer of it can't have a histogram.
 */
final class StepTimes {
  private static final double[] BOUNDS = {
    0.000_01,
    0.000_025,
    0.000_05,
    0.000_1,
    0.000_25,
    0.000_5,
    0.001,
    0.002_5,
    0.005,
    0.01,
    0.025,
    0.05,
    0.1,
    0.25,
    0.5,
    1,
    2.5,
    Double.POSITIVE_INFINITY
  };

  private final LongAdder[] within = new LongAdder[BOUNDS.length];
  private final LongAdder nanoseconds = new LongAdder();

  StepTimes(Step step, MeterRegistry registry) {
    var tag = Tag.of("step", step.name().toLowerCase(Locale.ROOT));
    for (int i = 0; i < BOUNDS.length; i++) {
      within[i] = new LongAdder();
      var bound = Tag.of("le", Double.isInfinite(BOUNDS[i]) ? "+Inf" : Double.toString(BOUNDS[i]));
      int last = i;
      registry
          .more()
          .counter(
              "assay.scoring.step.within", List.of(tag, bound), this, times -> times.upTo(last));
    }
    registry.more().counter("assay.scoring.step.seconds", List.of(tag), this, StepTimes::seconds);
  }

  void record(long took) {
    nanoseconds.add(took);
    double seconds = (double) took / TimeUnit.SECONDS.toNanos(1);
    int bound = 0;
    while (seconds > BOUNDS[bound]) {
      bound++;
    }
    within[bound].increment();
  }

  private double upTo(int bound) {
    double sum = 0;
    for (int i = 0; i <= bound; i++) {
      sum += within[i].sum();
    }
    return sum;
  }

  private double seconds() {
    return (double) nanoseconds.sum() / TimeUnit.SECONDS.toNanos(1);
  }
}
