package assay.adapters.cli.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest events, numbered from 0 in the order in which they were sent. Thread-safe. */
final class EventLog {
  static final int PAGE = 10;

  private final int kept;
  private final Deque<ObjectNode> events = new ArrayDeque<>();
  private long end;

  /**
   * @param kept how many events are remembered; older ones can't be asked for any more
   */
  EventLog(int kept) {
    this.kept = kept;
  }

  synchronized void add(ObjectNode event) {
    if (events.size() == kept) {
      events.removeFirst();
    }
    events.addLast(event);
    end++;
  }

  /**
   * Up to ten events from the given number on. Where they are forgotten, the page starts with the
   * oldest; behind the end it is empty and says where the end is.
   */
  synchronized Page from(long number) {
    long oldest = end - events.size();
    long start = Math.max(oldest, Math.min(number, end));
    List<ObjectNode> page = events.stream().skip(start - oldest).limit(PAGE).toList();
    return new Page(page, start + page.size());
  }

  /** Events and the number to ask for next. */
  record Page(List<ObjectNode> events, long next) {}
}
