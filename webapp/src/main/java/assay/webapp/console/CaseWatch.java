package assay.webapp.console;

import assay.application.triage.CaseViewers;
import assay.application.triage.TriageSettings;
import assay.application.triage.WorkOnCase;
import assay.domain.triage.Reviewer;
import assay.domain.triage.TriageCase.NotAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** While somebody has a case open: keeps the claim, and tells who else looks at it. */
@Named("caseWatch")
@RequestScoped
public class CaseWatch {
  /** Pages tell that they are open every fifteen seconds. */
  private static final Duration RECENT = Duration.ofSeconds(40);

  @Inject private CasePage page;
  @Inject private CaseViewers viewers;
  @Inject private WorkOnCase work;
  @Inject private LiveQueue live;
  @Inject private User user;
  @Inject private TriageSettings settings;
  @Inject private Clock clock;

  /** The page is still open, and somebody sits there. */
  public void stay() {
    boolean comes = !viewers().contains(user.reviewer());
    viewers.seen(page.caseId(), user.reviewer(), clock.instant());
    if (comes) {
      live.opened();
    }
    page.look();
    page.noteReading();
    if (page.getRow().state().equals("mine") && isHalfOver()) {
      try {
        work.claim(page.caseId(), user.reviewer());
        page.look();
      } catch (NotAllowed e) {
        page.look(); // taken over in this very moment, which the page then shows
      }
    }
  }

  private boolean isHalfOver() {
    var until = page.getUntil();
    return until != null
        && Duration.between(clock.instant(), until).compareTo(settings.lock().dividedBy(2)) < 0;
  }

  /** Who else has it open; empty where nobody. */
  public String getOthers() {
    return viewers().stream()
        .filter(other -> !other.equals(user.reviewer()))
        .map(Reviewer::name)
        .collect(Collectors.joining(", "));
  }

  private List<Reviewer> viewers() {
    return viewers.list(page.caseId(), clock.instant().minus(RECENT));
  }
}
