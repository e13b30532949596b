package assay.webapp.console;

import assay.application.triage.CaseQueue;
import assay.application.triage.CaseQueue.Item;
import assay.application.triage.WorkOnCase;
import assay.domain.triage.CaseId;
import assay.domain.triage.Escalation;
import assay.domain.triage.Label;
import assay.domain.triage.LineEnds;
import assay.domain.triage.TriageCase.Claimed;
import assay.domain.triage.TriageCase.Closed;
import assay.domain.triage.TriageCase.NotAllowed;
import assay.domain.triage.TriageCase.Snoozed;
import assay.domain.triage.TriageCase.Undecided;
import assay.domain.triage.Verdict;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One case: why it was stopped, and what a person says of it. */
@Named("casePage")
@ViewScoped
public class CasePage implements Serializable {
  private static final int LOOKED_THROUGH = 50;

  @Inject private CaseQueue cases;
  @Inject private CaseFiles files;
  @Inject private WorkOnCase work;
  @Inject private LiveQueue live;
  @Inject private CaseMessages messages;
  @Inject private User user;
  @Inject private QueueRows rows;
  @Inject private FilterForm form;

  private String id = "";
  private String reasonCode = "";
  private String note = "";
  private boolean noted;

  private transient @Nullable Item item;
  private transient @Nullable CaseFile file;
  private transient CaseFile.@Nullable Trail trail;

  /** Finds the case that the address names, or answers 404. */
  public void load() throws IOException {
    if (find().isEmpty()) {
      var faces = FacesContext.getCurrentInstance();
      faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
      faces.responseComplete();
    }
  }

  /** Takes the case on opening, by a request of its own, because a GET must change nothing. */
  public void open() {
    var row = getRow();
    if (row.isFree()) {
      attempt(() -> work.claim(caseId(), user.reviewer()));
    }
  }

  /** Writes down once that the case was read, where the reader does not take it. */
  void noteReading() {
    if (!noted && !getRow().isFree()) {
      noted = true;
      if (work.open(caseId(), user.reviewer())) {
        trail = null;
      }
    }
  }

  public void claim() {
    attempt(() -> work.claim(caseId(), user.reviewer()));
  }

  public void release() {
    attempt(() -> work.release(caseId(), user.reviewer()));
  }

  public void addNote() {
    if (note.isBlank()) {
      messages.warn("case.note.empty");
    } else if (fits() && attempt(() -> work.note(caseId(), note, user.reviewer()))) {
      note = "";
    }
  }

  public void reopen() {
    if (note.isBlank()) {
      messages.warn("case.reopen.reason");
    } else if (fits() && attempt(() -> work.reopen(caseId(), note, user.reviewer()))) {
      note = "";
    }
  }

  public void clear() throws IOException {
    close(Verdict.Outcome.CLEARED);
  }

  public void flag() throws IOException {
    close(Verdict.Outcome.FLAGGED);
  }

  /** Tells the reader where the note is too long. */
  private boolean fits() {
    boolean fits = note.length() <= Verdict.LONGEST_NOTE;
    if (!fits) {
      messages.warn("case.note.long", Verdict.LONGEST_NOTE, note.length());
    }
    return fits;
  }

  private void close(Verdict.Outcome outcome) throws IOException {
    if (!fits()) {
      return;
    }
    var verdict = new Verdict(outcome, Optional.of(reasonCode).filter(c -> !c.isBlank()), note);
    if (attempt(() -> work.close(caseId(), verdict, user.reviewer()))) {
      var filter = form.filter();
      String address =
          next()
              .map(i -> filter.addressOfCase(i.id().toString()) + "&done=" + id)
              .orElseGet(() -> filter.addressAfter(id));
      var faces = FacesContext.getCurrentInstance();
      faces.getExternalContext().redirect(address);
      faces.responseComplete();
    }
  }

  /** The case of the list in which the reviewer works that now saves most. */
  private Optional<Item> next() {
    var filter = form.toFilter(form.filter().undecided());
    return cases.list(filter, Optional.empty(), LOOKED_THROUGH).items().stream()
        .filter(i -> !i.id().equals(caseId()))
        .filter(i -> rows.of(i).isFree())
        .findFirst();
  }

  /** Does something that the rules of the case may forbid; then the page says so. */
  private boolean attempt(Runnable deed) {
    try {
      deed.run();
      forget();
      live.changed();
      return true;
    } catch (NotAllowed e) {
      forget();
      messages.refused(e, getRow());
      return false;
    }
  }

  /** Something else changed the case. */
  void changed() {
    forget();
    live.changed();
  }

  /** Reads the case anew. */
  void look() {
    item = null;
  }

  private void forget() {
    item = null;
    trail = null;
  }

  CaseId caseId() {
    return new CaseId(UUID.fromString(id));
  }

  private Optional<Item> find() {
    if (item == null) {
      item = rows.find(id).orElse(null);
    }
    return Optional.ofNullable(item);
  }

  public Item getItem() {
    return find().orElseThrow();
  }

  public QueueRow getRow() {
    return rows.of(getItem());
  }

  public CaseFile getFile() {
    if (file == null) {
      file = files.find(getItem()).orElseThrow();
    }
    return file;
  }

  public CaseFile.Trail getTrail() {
    if (trail == null) {
      trail = files.trail(caseId(), user.reviewer());
    }
    return trail;
  }

  /** Everything that happened to the case, the latest first. */
  public List<TrailRow> getHappened() {
    return TrailRow.of(getTrail(), getItem().scoredAt());
  }

  /** Something that is written down happened on this page. */
  void refreshTrail() {
    trail = null;
  }

  /** Until when the lock holds or the case is put aside; null where neither is so. */
  public @Nullable Instant getUntil() {
    var state = getItem().triageCase();
    if (state instanceof Snoozed snoozed) {
      return snoozed.until();
    }
    return state instanceof Claimed claimed ? claimed.until() : null;
  }

  /** What the first of two reviewers said; null where one is enough. */
  public @Nullable Escalation getEscalation() {
    var state = getItem().triageCase();
    var found =
        state instanceof Closed closed ? closed.escalation() : ((Undecided) state).escalation();
    return found.orElse(null);
  }

  /** The verdict of the first of two reviewers, once the second one decided; otherwise null. */
  public @Nullable Verdict getFirstOpinion() {
    var first = getClosed() == null ? null : getEscalation();
    return first == null ? null : first.opinion().orElse(null);
  }

  /** The verdict; null while there is none. */
  public @Nullable Closed getClosed() {
    return getItem().triageCase() instanceof Closed closed ? closed : null;
  }

  /** What somebody else said last of the case; null where nobody did. */
  public @Nullable Label getLater() {
    return Label.latestFromOutside(getTrail().labels()).orElse(null);
  }

  public String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = Objects.requireNonNullElse(id, "");
  }

  public String getReasonCode() {
    return reasonCode;
  }

  public void setReasonCode(@Nullable String reasonCode) {
    this.reasonCode = Objects.requireNonNullElse(reasonCode, "");
  }

  public String getNote() {
    return note;
  }

  public void setNote(@Nullable String note) {
    this.note = LineEnds.unified(Objects.requireNonNullElse(note, ""));
  }
}
