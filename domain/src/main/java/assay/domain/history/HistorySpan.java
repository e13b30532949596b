package assay.domain.history;

import assay.domain.event.Subject;
import java.util.List;

/**
 * The past events of a subject that some window looks at.
 *
 * @param after milliseconds since 1970, not included
 * @param upTo milliseconds since 1970, included
 * @param facts the names of what is wanted of each event
 * @param labels whether it is wanted which of them were fraud
 */
public record HistorySpan(
    Subject subject, long after, long upTo, List<String> facts, boolean labels) {
  public HistorySpan {
    facts = List.copyOf(facts);
  }

  /** Whether an event of the subject at this time is looked at. */
  public boolean covers(long time) {
    return time > after && time <= upTo;
  }
}
