package assay.webapp.operations;

import assay.application.StorageUnavailable;
import assay.application.scoring.ServingStreams;
import assay.application.triage.CaseQueue;
import assay.application.triage.CaseQueue.Filter;
import assay.domain.cost.Tier;
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
import java.util.concurrent.TimeUnit;
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
  private final MultiGauge waiting;
  private final MultiGauge models;

  @Resource private ManagedScheduledExecutorService executor;

  @Inject
  public StateGauges(ServingStreams streams, CaseQueue queue, MeterRegistry registry) {
    this.streams = streams;
    this.queue = queue;
    this.waiting =
        MultiGauge.builder("assay.queue.depth")
            .description("Cases that wait for a person")
            .register(registry);
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
      models.register(champions, true);
      var counts = queue.countByTier(Filter.waiting());
      var depths = new ArrayList<Row<?>>();
      for (Tier tier : new Tier[] {Tier.MEDIUM, Tier.HIGH}) {
        depths.add(Row.of(Tags.of("tier", tier.name()), counts.getOrDefault(tier, 0L)));
      }
      waiting.register(depths, true);
    } catch (StorageUnavailable e) {
      LOG.debug("The queue can't be counted now.", e);
    } catch (RuntimeException e) {
      LOG.warn("The state could not be measured: {}", e.toString());
    }
  }
}
