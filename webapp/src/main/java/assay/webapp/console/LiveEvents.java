package assay.webapp.console;

import assay.application.monitoring.RecentTimes;
import assay.application.scoring.ScoringObserver.Step;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.push.Push;
import jakarta.faces.push.PushContext;
import jakarta.inject.Inject;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open live pages that events were decided, at most once a second however many there are. The
 * pages then ask for the figures under their own filter, and ask by themselves too, so that they
 * see what other nodes decided.
 */
@ApplicationScoped
public class LiveEvents {
  private static final Logger LOG = LoggerFactory.getLogger(LiveEvents.class);
  private static final long PAUSE_MILLIS = 1000;

  private final AtomicBoolean waiting = new AtomicBoolean();

  @Inject private RecentTimes times;

  @Resource
  @SuppressWarnings("NullAway.Init") // by the container
  private ManagedScheduledExecutorService executor;

  @Inject
  @Push(channel = "live")
  private PushContext push;

  /** A step of scoring took this long. */
  public void took(Step step, long nanoseconds) {
    times.took(step, nanoseconds);
  }

  /** An event was decided. Quick, and never throws. */
  public void decided() {
    if (waiting.get() || !waiting.compareAndSet(false, true)) {
      return;
    }
    try {
      var unused = executor.schedule(this::tell, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      waiting.set(false);
      LOG.debug("The server is stopping: open pages are not told.", e);
    }
  }

  private void tell() {
    waiting.set(false);
    try {
      push.send("decided");
    } catch (RuntimeException e) {
      LOG.warn("Open live pages could not be told; they ask by themselves.", e);
    }
  }
}
