package assay.adapters.persistence;

import assay.application.notification.Webhooks;
import assay.application.notification.WebhooksContract;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ModelVersion;
import java.time.Instant;

class JdbcWebhooksTest implements WebhooksContract {
  @Override
  public Webhooks webhooks() {
    return new JdbcWebhooks(TestDatabase.shared());
  }

  @Override
  public void change(StreamName stream, Instant at) {
    byte[] pmml = {1, 2, 3};
    new JdbcModelRegistry(TestDatabase.shared())
        .save(
            ModelVersion.candidate(stream, Sha256.of(pmml), "x.pmml", pmml.length, "alice", at),
            pmml,
            "alice");
  }
}
