package assay.webapp.security;

import assay.application.triage.AuditTrail;
import assay.application.triage.AuditTrail.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Records who came and went, each in a transaction of its own. */
@ApplicationScoped
public class LogInTrail {
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  @Transactional
  public void record(String username, String deed, String detail) {
    audit.record(Entry.of(clock.instant(), username, deed, "account:" + username, detail));
  }
}
