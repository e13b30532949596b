package assay.webapp.wiring;

import assay.application.StorageUnavailable;
import assay.application.notification.ManageWebhooks;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends webhooks, on a thread of its own because receivers may be slow. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // The server fills the fields.
public class WebhookWork {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookWork.class);
  private static final int SECONDS = 2;

  private final Heartbeat heartbeat;
  private final ManageWebhooks webhooks;
  private String failure = "";

  @Resource private ManagedThreadFactory threads;
  private ScheduledExecutorService executor;

  @Inject
  public WebhookWork(Heartbeat heartbeat, ManageWebhooks webhooks) {
    this.heartbeat = heartbeat;
    this.webhooks = webhooks;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    executor = Executors.newSingleThreadScheduledExecutor(threads);
    var unused = executor.scheduleWithFixedDelay(this::work, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
  }

  private void work() {
    if (!heartbeat.isStarted()) {
      return;
    }
    try {
      int sent = webhooks.step();
      while (sent > 0 && !executor.isShutdown()) {
        sent = webhooks.step();
      }
      failure = "";
    } catch (StorageUnavailable e) {
      failure = ""; // the heartbeat tells it
    } catch (RuntimeException e) {
      if (!failure.equals(e.toString())) {
        LOG.error("Sending webhooks failed and goes on.", e);
      }
      failure = e.toString();
    }
  }
}
