package assay.webapp.console;

import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.application.triage.WorkOnCase;
import assay.domain.triage.CaseId;
import assay.domain.triage.LineEnds;
import assay.domain.triage.TriageCase;
import assay.domain.triage.TriageCase.Escalated;
import assay.domain.triage.TriageCase.NotAllowed;
import assay.domain.triage.Verdict;
import assay.domain.triage.Verdict.Outcome;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One verdict on several cases of the list; each is decided, or refused, for itself. */
@Named("bulk")
@ViewScoped
public class BulkVerdict implements Serializable {
  /** No more than a page of the list shows. */
  private static final int MOST = 25;

  @Inject private QueuePage queue;
  @Inject private QueueRows rows;
  @Inject private WorkOnCase work;
  @Inject private LiveQueue live;
  @Inject private CaseMessages messages;
  @Inject private ReviewDay day;
  @Inject private FilterForm filter;
  @Inject private ServingStreams streams;
  @Inject private User user;

  private String outcome = "";
  private String reasonCode = "";
  private String note = "";
  private final ArrayList<String> done = new ArrayList<>();
  private @Nullable Instant until;

  /**
   * What became of several cases besides those that were decided.
   *
   * @param handedOn wait for a second person now
   * @param refused could not be touched
   */
  private record Tally(int handedOn, int refused) {}

  /** Decides the chosen cases. */
  public void confirm() {
    boolean flag = outcome.equals("flagged");
    if (!flag && !outcome.equals("cleared")) {
      return;
    }
    if (note.length() > Verdict.LONGEST_NOTE) {
      messages.warn("case.note.long", Verdict.LONGEST_NOTE, note.length());
      return;
    }
    var verdict =
        new Verdict(
            flag ? Outcome.FLAGGED : Outcome.CLEARED,
            Optional.of(reasonCode).filter(getReasonCodes()::contains),
            note);
    done.clear();
    var tally = attempt(chosen(), id -> work.close(id, verdict, user.reviewer()));
    until = done.isEmpty() ? null : day.in(TriageCase.UNDO);
    messages.tell(
        "bulk.done." + outcome, done.size() - tally.handedOn(), tally.refused(), tally.handedOn());
    note = "";
    reasonCode = "";
  }

  /** Takes back what was just decided. */
  public void undo() {
    var undone = List.copyOf(done);
    done.clear();
    until = null;
    var tally = attempt(undone, id -> work.undo(id, user.reviewer()));
    messages.tell("bulk.undone", done.size(), tally.refused());
    done.clear();
  }

  /** Does something with each; the good ones are in {@link #done} afterwards. */
  private Tally attempt(List<String> ids, Function<CaseId, TriageCase> deed) {
    int handedOn = 0;
    int refused = 0;
    for (String id : ids) {
      var found = rows.find(id);
      try {
        if (found.isPresent()) {
          var after = deed.apply(found.get().id());
          done.add(id);
          handedOn += after instanceof Escalated ? 1 : 0;
        }
      } catch (NotAllowed e) {
        refused++;
      }
    }
    live.changed();
    queue.refresh();
    return new Tally(handedOn, refused);
  }

  private static List<String> chosen() {
    var values =
        FacesContext.getCurrentInstance()
            .getExternalContext()
            .getRequestParameterValuesMap()
            .get("chosen");
    return values == null ? List.of() : Stream.of(values).distinct().limit(MOST).toList();
  }

  /** For how many seconds the verdicts can still be undone; 0 if no longer. */
  public long getSecondsLeft() {
    return until == null ? 0 : day.secondsTo(until);
  }

  /** The reasons that every stream of the list knows, in the order of the first. */
  public List<String> getReasonCodes() {
    return streams.list().stream()
        .map(Serving::definition)
        .filter(of -> filter.getStream().isEmpty() || of.name().value().equals(filter.getStream()))
        .map(of -> of.review().reasonCodes())
        .reduce((known, more) -> known.stream().filter(more::contains).toList())
        .orElseGet(List::of);
  }

  public String getReasonCode() {
    return reasonCode;
  }

  public void setReasonCode(@Nullable String reasonCode) {
    this.reasonCode = Objects.requireNonNullElse(reasonCode, "");
  }

  public String getOutcome() {
    return outcome;
  }

  public void setOutcome(@Nullable String outcome) {
    this.outcome = Objects.requireNonNullElse(outcome, "");
  }

  public String getNote() {
    return note;
  }

  public void setNote(@Nullable String note) {
    this.note = LineEnds.unified(Objects.requireNonNullElse(note, "")).strip();
  }
}
