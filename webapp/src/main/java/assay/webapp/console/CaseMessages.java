package assay.webapp.console;

import assay.domain.triage.TriageCase.NotAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;

/** What a page tells its reader after a deed. */
@RequestScoped
public class CaseMessages {
  @Inject private Texts texts;

  /** A text with its arguments. */
  void warn(String key, Object... arguments) {
    add(FacesMessage.SEVERITY_WARN, texts.get(key, arguments));
  }

  /** What was done. */
  void done(String key, Object... arguments) {
    add(FacesMessage.SEVERITY_INFO, texts.get(key, arguments));
  }

  void tell(String key, Object... arguments) {
    add(FacesMessage.SEVERITY_INFO, texts.get(key, arguments));
  }

  /** Why a deed was refused, from the state in which the case is now. */
  void refused(NotAllowed why, QueueRow now) {
    add(
        FacesMessage.SEVERITY_WARN,
        switch (now.state()) {
          case "claimed" -> texts.get("case.taken", now.by());
          case "cleared", "flagged" -> texts.get("case.closed." + now.state(), now.by());
          case "assigned" -> texts.get("case.assigned", now.by());
          case "first" -> texts.get("case.first");
          case "snoozed" -> texts.get("case.snoozed", now.by());
          default -> String.valueOf(why.getMessage());
        });
  }

  private static void add(Severity severity, String text) {
    FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, text, null));
  }
}
