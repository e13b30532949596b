package assay.webapp.console;

import assay.application.triage.CaseQueue.Item;
import assay.domain.triage.Availability;
import assay.domain.triage.Reviewer;
import assay.domain.triage.TriageCase;
import assay.domain.triage.TriageCase.Claimed;
import assay.domain.triage.TriageCase.Closed;
import assay.domain.triage.TriageCase.Snoozed;
import assay.domain.triage.TriageCase.Undecided;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A case as the list shows it.
 *
 * @param tier hidden for a case of the audit sample without a verdict
 * @param probability NaN where it is hidden
 * @param saving null under a policy without costs, or where it is hidden
 * @param state open, mine, claimed, assigned (to somebody else), snoozed, second (a second person
 *     is wanted), first (the same, and this person was the first), cleared or flagged
 * @param by who has or had it, or whose it is; empty where nobody
 */
public record QueueRow(
    String id,
    String stream,
    String eventId,
    String tier,
    String action,
    double probability,
    BigDecimal amount,
    String currency,
    @Nullable Double saving,
    String reportingCurrency,
    String state,
    String by,
    Instant scoredAt,
    Instant eventTime)
    implements Serializable {
  static final String HIDDEN = "hidden";

  /** What can be said of a case's state in two words. */
  private record Standing(String state, String by) {}

  static QueueRow from(Item item, String user, Instant now) {
    var standing = standing(item.triageCase(), new Reviewer(user), now);
    return new QueueRow(
        item.id().toString(),
        item.stream().value(),
        Readable.text(item.eventId()),
        item.blind() ? HIDDEN : item.tier().name().toLowerCase(Locale.ROOT),
        item.action().name().toLowerCase(Locale.ROOT),
        item.probability(),
        item.amount(),
        item.currency(),
        item.saving().orElse(null),
        item.reportingCurrency(),
        standing.state(),
        standing.by(),
        item.scoredAt(),
        item.eventTime());
  }

  private static Standing standing(TriageCase triageCase, Reviewer user, Instant now) {
    if (triageCase instanceof Closed closed) {
      return new Standing(
          closed.verdict().outcome().name().toLowerCase(Locale.ROOT), closed.by().name());
    }
    var undecided = (Undecided) triageCase;
    String assignee = undecided.assignee().map(Reviewer::name).orElse("");
    return switch (Availability.of(undecided, user, now)) {
      case HELD -> {
        var by = ((Claimed) undecided).by();
        yield new Standing(by.equals(user) ? "mine" : "claimed", by.name());
      }
      case ASIDE -> new Standing("snoozed", ((Snoozed) undecided).by().name());
      case RESERVED -> new Standing("assigned", assignee);
      case SECOND -> {
        var first = undecided.escalation().orElseThrow().by();
        yield new Standing(first.equals(user) ? "first" : "second", first.name());
      }
      case FREE -> new Standing("open", assignee);
    };
  }

  /** Whether this person may decide it now. */
  public boolean isFree() {
    return state.equals("open") || state.equals("mine") || state.equals("second");
  }

  /** Whether tier and score are hidden until the verdict. */
  public boolean isHidden() {
    return tier.equals(HIDDEN);
  }
}
