package assay.webapp.operations;

import assay.application.StorageUnavailable;
import assay.application.scoring.ServingStreams;
import assay.application.triage.CaseFilter;
import assay.application.triage.CaseQueue;
import assay.domain.cost.Tier;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What waits and what serves, asked every few seconds and not at every scrape. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // The server fills the fields.
public class StateGauges {
  private static final Logger LOG = LoggerFactory.getLogger(StateGauges.class);
  private static final int SECONDS = 10;

  private final ServingStreams streams;
  private final CaseQueue queue;
  private final MeterRegistry registry;

  /** One number per meter, kept here because the registry holds its objects weakly. */
  private final Map<Meter, AtomicLong> values = new ConcurrentHashMap<>();

  @Resource private ManagedScheduledExecutorService executor;

  @Inject
  public StateGauges(ServingStreams streams, CaseQueue queue, MeterRegistry registry) {
    this.streams = streams;
    this.queue = queue;
    this.registry = registry;
  }

  private record Meter(String name, Tags tags) {}

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    var unused = executor.scheduleWithFixedDelay(this::refresh, 1, SECONDS, TimeUnit.SECONDS);
  }

  private void refresh() {
    if (!streams.isComplete()) {
      return;
    }
    try {
      var now = new HashMap<Meter, Long>();
      for (var serving : streams.list()) {
        var stream = Tags.of("stream", serving.definition().name().value());
        serving
            .model()
            .ifPresent(
                model ->
                    now.put(
                        new Meter("assay.model.info", stream.and("sha256", model.sha256().hex())),
                        1L));
      }
      var counts = queue.count(CaseFilter.waiting()).values();
      for (Tier tier : new Tier[] {Tier.MEDIUM, Tier.HIGH}) {
        now.put(
            new Meter("assay.queue.depth", Tags.of("tier", tier.name())),
            counts.stream().mapToLong(byTier -> byTier.getOrDefault(tier, 0L)).sum());
      }
      tell(now);
    } catch (StorageUnavailable e) {
      LOG.debug("The queue can't be counted now.", e);
    } catch (RuntimeException e) {
      LOG.warn("The state could not be measured: {}", e.toString());
    }
  }

  /** What is not measured any more, such as a model that decides no longer, falls to 0. */
  private void tell(Map<Meter, Long> now) {
    values.forEach((meter, value) -> value.set(now.getOrDefault(meter, 0L)));
    now.forEach((meter, value) -> values.computeIfAbsent(meter, this::gauge).set(value));
  }

  private AtomicLong gauge(Meter meter) {
    var value = new AtomicLong();
    registry.gauge(meter.name(), meter.tags(), value);
    return value;
  }
}
