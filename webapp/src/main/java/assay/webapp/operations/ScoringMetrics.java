package assay.webapp.operations;

import assay.application.scoring.ScoringObserver.Step;
import assay.domain.cost.Tier;
import assay.domain.scoring.Decision;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Times of the steps of scoring, and decisions by stream and tier. */
@ApplicationScoped
public class ScoringMetrics {
  private final MeterRegistry registry;
  private final List<StepTimes> steps;

  /** The registry would search for them at every decision, on the thread that commits. */
  private final Map<Counted, Counter> counters = new ConcurrentHashMap<>();

  /** Decisions of a stream and a tier; without a tier, the cases of the stream. */
  private record Counted(String stream, @Nullable Tier tier) {}

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
    String stream = decision.event().stream().value();
    var tier = decision.assessment().tier();
    counters
        .computeIfAbsent(new Counted(stream, tier), key -> decisions(key.stream, tier))
        .increment();
    if (tier != Tier.LOW) {
      counters.computeIfAbsent(new Counted(stream, null), key -> cases(key.stream)).increment();
    }
  }

  private Counter decisions(String stream, Tier tier) {
    return registry.counter("assay.decisions", "stream", stream, "tier", tier.name());
  }

  private Counter cases(String stream) {
    return registry.counter("assay.cases.opened", "stream", stream);
  }
}
