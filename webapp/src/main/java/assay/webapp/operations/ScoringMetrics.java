package assay.webapp.operations;

import assay.application.scoring.ScoringObserver.Step;
import assay.domain.cost.Tier;
import assay.domain.scoring.Decision;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Times of the steps of scoring, and decisions by stream and tier. */
@ApplicationScoped
public class ScoringMetrics {
  private final MeterRegistry registry;
  private final Map<Step, Timer> timers = new EnumMap<>(Step.class);

  public ScoringMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (Step step : Step.values()) {
      timers.put(
          step,
          Timer.builder("assay.scoring.step")
              .description("Time of one step of scoring one event")
              .tag("step", step.name().toLowerCase(Locale.ROOT))
              .publishPercentileHistogram()
              .register(registry));
    }
  }

  /** A step took this long. */
  public void took(Step step, long nanoseconds) {
    timers.get(step).record(nanoseconds, TimeUnit.NANOSECONDS);
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
