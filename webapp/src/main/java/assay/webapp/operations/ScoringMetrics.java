package assay.webapp.operations;

import assay.application.scoring.ScoringObserver.Step;
import assay.domain.cost.Tier;
import assay.domain.scoring.Decision;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;

/** Times of the steps of scoring, and decisions by stream and tier. */
@ApplicationScoped
public class ScoringMetrics {
  private final MeterRegistry registry;
  private final List<StepTimes> steps;

  @Inject
  public ScoringMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.steps = Arrays.stream(Step.values()).map(step -> new StepTimes(step, registry)).toList();
  }

  /** A step took this long. */
  public void took(Step step, long nanoseconds) {
    steps.get(step.ordinal()).record(nanoseconds);
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
