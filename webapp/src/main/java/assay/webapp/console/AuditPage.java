package assay.webapp.console;

import assay.application.triage.AuditTrail;
import assay.application.triage.AuditTrail.Entry;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who did what, the latest first. */
@Named("auditPage")
@RequestScoped
public class AuditPage {
  private static final int PAGE = 50;

  @Inject private AuditTrail audit;

  private @Nullable String before;
  private @Nullable List<Entry> entries;

  public List<Entry> getEntries() {
    if (entries == null) {
      entries =
          audit.latest(
              PAGE,
              Optional.ofNullable(before).filter(b -> b.matches("[0-9]{1,18}")).map(Long::valueOf));
    }
    return entries;
  }

  /** Where the next page begins; null on the last. */
  public @Nullable Long getNext() {
    var shown = getEntries();
    return shown.size() < PAGE ? null : shown.get(shown.size() - 1).number();
  }

  /** The case that an entry is about; null where it is about something else. */
  public @Nullable String caseOf(Entry entry) {
    return entry.subject().startsWith("case:") ? entry.subject().substring("case:".length()) : null;
  }

  public @Nullable String getBefore() {
    return before;
  }

  public void setBefore(@Nullable String before) {
    this.before = before;
  }
}
