package assay.application.notification;

import assay.domain.event.StreamName;
import java.time.Instant;

class InMemoryWebhooksTest implements WebhooksContract {
  private final InMemoryWebhooks webhooks = new InMemoryWebhooks();

  @Override
  public Webhooks webhooks() {
    return webhooks;
  }

  @Override
  public void change(StreamName stream, Instant at) {
    webhooks.changed(stream.value(), "candidate", "alice", at);
  }
}
