package assay.webapp.operations;

import assay.application.StorageUnavailable;
import assay.application.monitoring.KeepFigures;
import assay.application.scoring.ServingStreams;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the sums of decisions up to date, every few seconds; every node tries, one does it. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // The server fills the fields.
public class FigureKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(FigureKeeper.class);
  private static final int SECONDS = 3;

  private final ServingStreams streams;
  private final KeepFigures keepFigures;

  @Resource private ManagedScheduledExecutorService executor;

  @Inject
  public FigureKeeper(ServingStreams streams, KeepFigures keepFigures) {
    this.streams = streams;
    this.keepFigures = keepFigures;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    var unused = executor.scheduleWithFixedDelay(this::keep, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  private void keep() {
    if (!streams.isComplete()) {
      return; // the tables may not be there yet
    }
    try {
      keepFigures.keep();
    } catch (StorageUnavailable e) {
      LOG.debug("The sums wait for the database.", e);
    } catch (RuntimeException e) {
      LOG.warn("The sums could not be kept up to date: {}", e.toString());
    }
  }
}
