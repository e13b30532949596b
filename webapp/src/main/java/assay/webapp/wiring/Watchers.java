package assay.webapp.wiring;

import assay.application.explanation.PendingReasons;
import assay.application.model.RefusedEvents;
import assay.application.model.RefusedEvents.Refused;
import assay.application.scoring.ScoringObserver;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.features.Features;
import assay.domain.scoring.Decision;
import assay.webapp.console.LiveEvents;
import assay.webapp.console.LiveQueue;
import assay.webapp.operations.ScoringMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Everybody who watches scoring in the server. */
@ApplicationScoped
public class Watchers implements ScoringObserver {
  private final ScoringMetrics metrics;
  private final LiveQueue queue;
  private final RefusedEvents refused;
  private final LiveEvents live;
  private final PendingReasons pending;

  @Inject
  public Watchers(
      ScoringMetrics metrics,
      LiveQueue queue,
      RefusedEvents refused,
      LiveEvents live,
      PendingReasons pending) {
    this.pending = pending;
    this.refused = refused;
    this.metrics = metrics;
    this.queue = queue;
    this.live = live;
  }

  @Override
  public void took(Step step, long nanoseconds) {
    metrics.took(step, nanoseconds);
    live.took(step, nanoseconds);
  }

  @Override
  public void refused(StreamName stream, Sha256 model, Features features) {
    refused.add(new Refused(stream, model, features));
  }

  @Override
  public void stored(Decision decision) {
    metrics.stored(decision);
    live.decided();
    pending.stored(decision);
    if (decision.opensCase()) {
      queue.changed();
    }
  }
}
