package assay.webapp.console;

import assay.application.notification.ManageWebhooks;
import assay.application.notification.ManageWebhooks.RefusedAddress;
import assay.application.notification.WebhookSender.Refusal;
import assay.application.notification.Webhooks;
import assay.application.notification.Webhooks.Delivery;
import assay.application.notification.Webhooks.Webhook;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is told of changes of models, and what became of it. */
@Named("webhooks")
@ViewScoped
public class WebhooksPage implements Serializable {
  private static final int LONGEST_URL = 2000;
  private static final int SHOWN = 10;

  @Inject private Webhooks webhooks;
  @Inject private ManageWebhooks manage;
  @Inject private CaseMessages messages;
  @Inject private User user;

  private String url = "";
  private transient @Nullable String secret;

  /** A receiver with its latest messages. */
  public record Row(Webhook webhook, List<Delivery> deliveries) {
    /** Whether messages are on their way. */
    public boolean isWaiting() {
      return webhook.endedAt().isEmpty()
          && webhook.pausedAt().isEmpty()
          && deliveries.stream().anyMatch(delivery -> delivery.state().equals("waiting"));
    }

    public boolean isOn() {
      return webhook.endedAt().isEmpty() && webhook.pausedAt().isEmpty();
    }

    public boolean isPaused() {
      return webhook.endedAt().isEmpty() && webhook.pausedAt().isPresent();
    }
  }

  /** Adds a receiver, whose secret this one answer shows. */
  public void add() {
    secret = null;
    try {
      secret = manage.add(address(), user.getName()).secret();
      url = "";
    } catch (RefusedAddress e) {
      messages.warn("webhooks.refused." + e.refusal());
    } catch (URISyntaxException e) {
      messages.warn("webhooks.refused." + Refusal.NO_ADDRESS);
    }
  }

  private URI address() throws URISyntaxException {
    if (url.length() > LONGEST_URL) {
      throw new URISyntaxException("", "too long");
    }
    return new URI(url.strip());
  }

  public void pause(UUID id) {
    tell(manage.pause(id, user.getName()), "webhooks.paused.done");
  }

  public void resume(UUID id) {
    tell(manage.resume(id, user.getName()), "webhooks.resumed.done");
  }

  public void end(UUID id) {
    tell(manage.end(id, user.getName()), "webhooks.ended.done");
  }

  public void test(UUID id) {
    tell(manage.test(id), "webhooks.test.done");
  }

  public void retry(UUID webhook, UUID message) {
    tell(manage.retry(webhook, message), "webhooks.retry.done");
  }

  /** Somebody else may have been faster. */
  private void tell(boolean done, String key) {
    secret = null; // shown once
    if (done) {
      messages.done(key);
    } else {
      messages.warn("webhooks.changed");
    }
  }

  /** The receivers that were not ended, the latest first. */
  public List<Row> getRows() {
    return webhooks.list().stream()
        .filter(webhook -> webhook.endedAt().isEmpty())
        .map(webhook -> new Row(webhook, webhooks.deliveries(webhook.id(), SHOWN)))
        .toList();
  }

  /** Those that were ended, the latest first. */
  public List<Webhook> getEnded() {
    return webhooks.list().stream().filter(webhook -> webhook.endedAt().isPresent()).toList();
  }

  /** Whether any message is on its way, so that the page looks again. */
  public boolean isWaiting() {
    return getRows().stream().anyMatch(Row::isWaiting);
  }

  /** The secret of a receiver just added; null at any other time. */
  public @Nullable String getSecret() {
    return secret;
  }

  public String getUrl() {
    return url;
  }

  public void setUrl(@Nullable String url) {
    this.url = Objects.requireNonNullElse(url, "");
  }
}
