package assay.webapp.console;

import assay.application.triage.CaseQueue;
import assay.application.triage.CaseQueue.Item;
import assay.domain.triage.CaseId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Cases as this person sees them now. */
@RequestScoped
public class QueueRows {
  private static final Pattern UUID_SHAPE =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  @Inject private CaseQueue cases;
  @Inject private User user;
  @Inject private Clock clock;

  /** The row of a case. */
  QueueRow of(Item item) {
    return QueueRow.from(item, user.getName(), clock.instant());
  }

  /** The case with this id, as it stands in an address. */
  Optional<Item> find(String id) {
    return UUID_SHAPE.matcher(id).matches()
        ? cases.find(new CaseId(UUID.fromString(id)))
        : Optional.empty();
  }
}
