package assay.webapp.console;

import assay.application.access.Accounts;
import assay.application.access.Accounts.Account;
import assay.application.access.Role;
import assay.application.triage.WorkOnCase;
import assay.domain.triage.Escalation;
import assay.domain.triage.Reviewer;
import assay.domain.triage.TriageCase.NotAllowed;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives the case of the page to another person or another time. */
@Named("handover")
@ViewScoped
public class Handover implements Serializable {
  @Inject private CasePage page;
  @Inject private WorkOnCase work;
  @Inject private Accounts accounts;
  @Inject private CaseMessages messages;
  @Inject private User user;
  @Inject private Zone zone;
  @Inject private ReviewDay day;

  private String to = "";
  private String reason = "";
  private String until = "";
  private transient boolean refused;

  /** Makes it the case of the one who is chosen, or of anybody. */
  public void assign() {
    if (saysWhy()) {
      var other = Optional.of(to).filter(name -> getPeople().contains(name)).map(Reviewer::new);
      if (isTakingAway()) {
        attempt(() -> work.takeAway(page.caseId(), other, reason, user.reviewer()));
      } else {
        attempt(() -> work.assign(page.caseId(), other, reason, user.reviewer()));
      }
    }
  }

  /** Hands it to a second person without a verdict. */
  public void escalate() {
    if (saysWhy()) {
      attempt(() -> work.escalate(page.caseId(), reason, user.reviewer()));
    }
  }

  /** Puts it aside. */
  public void snooze() {
    var end = zone.instant(until);
    if (end.isEmpty()) {
      refuse("handover.until.missing");
      return;
    }
    try {
      attempt(() -> work.snooze(page.caseId(), Instant.parse(end), user.reviewer()));
    } catch (IllegalArgumentException e) {
      refuse("handover.until.wrong");
    }
  }

  /** Whether another has the case, and this person may take it away. */
  public boolean isTakingAway() {
    return user.isAdmin() && page.getRow().state().equals("claimed");
  }

  private boolean saysWhy() {
    if (reason.isBlank() || reason.length() > Escalation.LONGEST_REASON) {
      refuse("handover.reason.missing");
      return false;
    }
    return true;
  }

  private void refuse(String key) {
    refused = true;
    messages.warn(key);
  }

  private void attempt(Runnable deed) {
    try {
      deed.run();
      page.changed();
      reason = "";
      refused = false;
    } catch (NotAllowed e) {
      page.changed();
      refused = true;
      messages.refused(e, page.getRow());
    }
  }

  /** Who can work on cases. */
  public List<String> getPeople() {
    return accounts.list().stream()
        .filter(Account::enabled)
        .filter(account -> account.role() != Role.CLIENT)
        .map(Account::username)
        .sorted()
        .toList();
  }

  /** Whether the last deed was refused, so that what was filled in stays in sight. */
  public boolean isRefused() {
    return refused;
  }

  public String getTo() {
    return to;
  }

  public void setTo(@Nullable String to) {
    this.to = Objects.requireNonNullElse(to, "");
  }

  public String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = Objects.requireNonNullElse(reason, "");
  }

  /** On the reader's clock; tomorrow morning until another time is chosen. */
  public String getUntil() {
    return until.isEmpty() ? day.tomorrow() : until;
  }

  public void setUntil(@Nullable String until) {
    this.until = Objects.requireNonNullElse(until, "");
  }
}
