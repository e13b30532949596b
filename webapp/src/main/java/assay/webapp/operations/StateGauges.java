package assay.webapp.operations;

import assay.application.StorageUnavailable;
import assay.application.scoring.ServingStreams;
import assay.application.triage.CaseQueue;
import assay.application.triage.CaseQueue.Filter;
import assay.domain.cost.Tier;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
  private final Map<Tier, AtomicLong> waiting = new EnumMap<>(Tier.class);
  private final MultiGauge models;

  @Resource private ManagedScheduledExecutorService executor;

  @Inject
  public StateGauges(ServingStreams streams, CaseQueue queue, MeterRegistry registry) {
    this.streams = streams;
    this.queue = queue;
    for (Tier tier : List.of(Tier.MEDIUM, Tier.HIGH)) {
      var depth = new AtomicLong();
      waiting.put(tier, depth);
      Gauge.builder("assay.queue.depth", depth, AtomicLong::get)
          .description("Cases that wait for a person")
          .tag("tier", tier.name())
          .register(registry);
    }
    this.models =
        MultiGauge.builder("assay.model.info")
            .description("The model that decides, by its SHA-256")
            .register(registry);
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    var unused = executor.scheduleWithFixedDelay(this::refresh, 1, SECONDS, TimeUnit.SECONDS);
  }

  private void refresh() {
    if (streams.list().isEmpty()) {
      return; // nothing has been loaded yet, and there may be no tables
    }
    try {
      var champions = new ArrayList<Row<?>>();
      for (var serving : streams.list()) {
        serving
            .model()
            .ifPresent(
                model ->
                    champions.add(
                        Row.of(
                            Tags.of(
                                "stream", serving.definition().name().value(),
                                "sha256", model.sha256().hex()),
                            1)));
      }
      models.register(champions, false);
      var counts = queue.countByTier(Filter.waiting());
      waiting.forEach((tier, depth) -> depth.set(counts.getOrDefault(tier, 0L)));
    } catch (StorageUnavailable e) {
      LOG.debug("The queue can't be counted now.", e);
    } catch (RuntimeException e) {
      LOG.warn("The state could not be measured: {}", e.toString());
    }
  }
}
