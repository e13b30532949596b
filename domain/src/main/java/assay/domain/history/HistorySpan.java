package assay.domain.history;

import assay.domain.event.Subject;
import java.util.List;

/**
 * The past events of a subject that some window looks at.
 *
 * @param after milliseconds since 1970, not included
 * @param upTo milliseconds since 1970, included
 * @param numbers the names of the numbers that are wanted of each event
 * @param keys the names of the texts that are wanted of each event
 * @param labels whether it is wanted which of them were fraud
 */
public record HistorySpan(
    Subject subject,
    long after,
    long upTo,
    List<String> numbers,
    List<String> keys,
    boolean labels) {
  public HistorySpan {
    numbers = List.copyOf(numbers);
    keys = List.copyOf(keys);
  }

  /** Whether an event of the subject at this time is looked at. */
  public boolean covers(long time) {
    return time > after && time <= upTo;
  }
}
