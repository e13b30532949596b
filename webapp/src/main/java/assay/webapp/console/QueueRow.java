package assay.webapp.console;

import assay.application.triage.CaseQueue.Item;
import assay.domain.triage.TriageCase;
import assay.domain.triage.TriageCase.Claimed;
import assay.domain.triage.TriageCase.Closed;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A case as the list shows it.
 *
 * @param state open, mine, claimed, cleared or flagged
 * @param by who has or had it; empty where nobody
 * @param saving null under a policy without costs
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
  static QueueRow from(Item item, String user, Instant now) {
    return new QueueRow(
        item.id().toString(),
        item.stream().value(),
        Readable.text(item.eventId()),
        item.tier().name().toLowerCase(Locale.ROOT),
        item.action().name().toLowerCase(Locale.ROOT),
        item.probability(),
        item.amount(),
        item.currency(),
        item.saving().orElse(null),
        item.reportingCurrency(),
        state(item.triageCase(), user, now),
        by(item.triageCase(), now),
        item.scoredAt(),
        item.eventTime());
  }

  private static String state(TriageCase triageCase, String user, Instant now) {
    if (triageCase instanceof Closed closed) {
      return closed.verdict().outcome().name().toLowerCase(Locale.ROOT);
    }
    if (triageCase instanceof Claimed claimed && !claimed.isExpired(now)) {
      return claimed.by().name().equals(user) ? "mine" : "claimed";
    }
    return "open";
  }

  private static String by(TriageCase triageCase, Instant now) {
    if (triageCase instanceof Closed closed) {
      return closed.by().name();
    }
    return triageCase instanceof Claimed claimed && !claimed.isExpired(now)
        ? claimed.by().name()
        : "";
  }

  /** Whether this person may decide it now. */
  boolean isFree() {
    return state.equals("open") || state.equals("mine");
  }
}
