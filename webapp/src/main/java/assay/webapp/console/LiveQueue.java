package assay.webapp.console;

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
 * Tells open pages that the queue changed, or that somebody opened a case; each at most once a
 * second however often it happens. It tells no more than that: what changed is for each page to
 * ask, under its own filter.
 */
@ApplicationScoped
public class LiveQueue {
  private static final Logger LOG = LoggerFactory.getLogger(LiveQueue.class);
  private static final long PAUSE_MILLIS = 1000;

  private final AtomicBoolean changed = new AtomicBoolean();
  private final AtomicBoolean opened = new AtomicBoolean();

  @Resource
  @SuppressWarnings("NullAway.Init") // by the container
  private ManagedScheduledExecutorService executor;

  @Inject
  @Push(channel = "queue")
  private PushContext push;

  /** The queue changed. Quick, and never throws. */
  public void changed() {
    soon(changed, "changed");
  }

  /** Somebody opened the page of a case, which its other readers want to know. Never throws. */
  void opened() {
    soon(opened, "opened");
  }

  private void soon(AtomicBoolean waiting, String what) {
    if (!waiting.compareAndSet(false, true)) {
      return;
    }
    try {
      var unused =
          executor.schedule(() -> tell(waiting, what), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      waiting.set(false);
      LOG.debug("The server is stopping: open pages are not told.", e);
    }
  }

  private void tell(AtomicBoolean waiting, String what) {
    waiting.set(false);
    try {
      push.send(what);
    } catch (RuntimeException e) {
      LOG.warn("Open pages could not be told of new cases; they ask by themselves.", e);
    }
  }
}
