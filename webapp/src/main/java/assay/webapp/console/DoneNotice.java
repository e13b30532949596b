package assay.webapp.console;

import assay.application.triage.CaseQueue.Item;
import assay.application.triage.WorkOnCase;
import assay.domain.triage.TriageCase;
import assay.domain.triage.TriageCase.Closed;
import assay.domain.triage.TriageCase.Escalated;
import assay.domain.triage.TriageCase.NotAllowed;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was done with the case before this one, as the address names it ({@code done}). */
@Named("doneNotice")
@ViewScoped
public class DoneNotice implements Serializable {
  private static final Set<String> DONE = Set.of("cleared", "flagged", "first");

  @Inject private QueueRows rows;
  @Inject private User user;
  @Inject private WorkOnCase work;
  @Inject private FilterForm form;
  @Inject private LiveQueue live;
  @Inject private CaseMessages messages;
  @Inject private ReviewDay day;

  private String id = "";
  private transient @Nullable Item item;

  private Optional<Item> item() {
    if (item == null) {
      item = rows.find(id).orElse(null);
    }
    return Optional.ofNullable(item);
  }

  /** The case, if it is one and this person decided it; otherwise null. */
  public @Nullable QueueRow getRow() {
    return item()
        .map(rows::of)
        .filter(r -> r.by().equals(user.getName()))
        .filter(r -> DONE.contains(r.state()))
        .orElse(null);
  }

  /** For how many seconds it can still be undone, 0 if no longer. */
  public long getSecondsLeft() {
    return item()
        .map(Item::triageCase)
        .flatMap(DoneNotice::decidedAt)
        .map(at -> day.secondsTo(at.plus(TriageCase.UNDO)))
        .orElse(0L);
  }

  private static Optional<Instant> decidedAt(TriageCase triageCase) {
    if (triageCase instanceof Closed closed) {
      return Optional.of(closed.at());
    }
    return triageCase instanceof Escalated escalated
        ? Optional.of(escalated.first().at())
        : Optional.empty();
  }

  /** Takes the verdict back and returns to the case. */
  public void undo() throws IOException {
    var found = item().orElseThrow();
    try {
      work.undo(found.id(), user.reviewer());
      live.changed();
      var faces = FacesContext.getCurrentInstance();
      faces.getExternalContext().redirect(form.filter().addressOfCase(id));
      faces.responseComplete();
    } catch (NotAllowed e) {
      item = null;
      messages.warn("done.late");
    }
  }

  public String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = Objects.requireNonNullElse(id, "");
  }
}
