package assay.webapp.wiring;

import assay.application.StorageUnavailable;
import assay.application.explanation.PendingReasons;
import assay.application.model.MeasureModels;
import assay.application.model.ScoreInShadow;
import assay.application.model.TryModels;
import assay.application.model.WatchChampions;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What models do beside deciding: explaining what was decided, scoring in the shadow, being judged
 * and described. One thread does a small step of each in turn and rests three times as long as it
 * worked, so that requests keep the processor.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // The server fills the fields.
public class ModelWork {
  private static final Logger LOG = LoggerFactory.getLogger(ModelWork.class);
  private static final long IDLE_MILLIS = 1000;
  private static final int REST = 3;

  private final Heartbeat heartbeat;
  private final ScoreInShadow shadow;
  private final TryModels trials;
  private final WatchChampions watch;
  private final MeasureModels measure;
  private final PendingReasons pending;
  private String failure = "";

  @Resource private ManagedThreadFactory threads;
  private ScheduledExecutorService executor;

  @Inject
  public ModelWork(
      Heartbeat heartbeat,
      ScoreInShadow shadow,
      TryModels trials,
      WatchChampions watch,
      MeasureModels measure,
      PendingReasons pending) {
    this.pending = pending;
    this.measure = measure;
    this.watch = watch;
    this.heartbeat = heartbeat;
    this.shadow = shadow;
    this.trials = trials;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    executor = Executors.newSingleThreadScheduledExecutor(threads);
    rest(IDLE_MILLIS);
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
  }

  private void rest(long millis) {
    if (!executor.isShutdown()) {
      var unused = executor.schedule(this::work, millis, TimeUnit.MILLISECONDS);
    }
  }

  private void work() {
    long start = System.nanoTime();
    int done =
        heartbeat.isStarted()
            ? attempt(pending::step)
                + attempt(trials::step)
                + attempt(shadow::step)
                + attempt(this::watch)
                + attempt(measure::step)
            : 0;
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    rest(done == 0 ? IDLE_MILLIS : Math.max(1, REST * took));
  }

  private int watch() {
    watch.step().forEach(fallen -> LOG.warn("Storm breaker: {}", fallen));
    return 0;
  }

  private int attempt(IntSupplier step) {
    try {
      int done = step.getAsInt();
      failure = "";
      return done;
    } catch (StorageUnavailable e) {
      return 0; // the heartbeat tells it
    } catch (RuntimeException e) {
      if (!failure.equals(e.toString())) {
        LOG.error("Work on models failed and goes on.", e);
      }
      failure = e.toString();
      return 0;
    }
  }
}
