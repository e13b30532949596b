package assay.webapp.console;

import assay.application.triage.CaseQueue;
import assay.domain.triage.CaseId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was done with the case before this one, as the address names it ({@code done}). */
@Named("doneNotice")
@RequestScoped
public class DoneNotice {
  @Inject private CaseQueue cases;
  @Inject private User user;
  @Inject private Clock clock;

  private @Nullable String id;
  private @Nullable QueueRow row;

  /** The case, if it is one and this person closed it; otherwise null. */
  public @Nullable QueueRow getRow() {
    if (row == null && id != null && id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      row =
          cases
              .find(new CaseId(UUID.fromString(id)))
              .map(item -> QueueRow.from(item, user.getName(), clock.instant()))
              .filter(r -> r.by().equals(user.getName()))
              .filter(r -> r.state().equals("cleared") || r.state().equals("flagged"))
              .orElse(null);
    }
    return row;
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }
}
