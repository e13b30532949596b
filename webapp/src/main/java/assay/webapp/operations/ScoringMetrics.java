package assay.webapp.operations;

import assay.application.scoring.ScoringObserver.Step;
import assay.domain.cost.Tier;
import assay.domain.scoring.Decision;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Times of the steps of scoring, and decisions by stream and tier. */
@ApplicationScoped
public class ScoringMetrics {
  private final MeterRegistry registry;
  private final List<Timer> timers;

  @Inject
  public ScoringMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.timers = Arrays.stream(Step.values()).map(step -> timer(step, registry)).toList();
  }

  private static Timer timer(Step step, MeterRegistry registry) {
    return Timer.builder("assay.scoring.step")
        .description("Time of one step of scoring one event")
        .tag("step", step.name().toLowerCase(Locale.ROOT))
        .publishPercentileHistogram()
        .register(registry);
  }

  /** A step took this long. */
  public void took(Step step, long nanoseconds) {
    timers.get(step.ordinal()).record(nanoseconds, TimeUnit.NANOSECONDS);
  }

  /** A decision is durable. */
  public void stored(Decision decision) {
    registry
        .counter(
            "assay.decisions",
            "stream",
            decision.event().stream().value(),
            "tier",
            decision.assessment().tier().name())
        .increment();
    if (decision.assessment().tier() != Tier.LOW) {
      registry
          .counter("assay.cases.opened", "stream", decision.event().stream().value())
          .increment();
    }
  }
}
