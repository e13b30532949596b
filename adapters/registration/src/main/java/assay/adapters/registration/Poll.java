package assay.adapters.registration;

import assay.adapters.registration.SourceStatus.State;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks for events and hands them over in order. What was fetched and not yet taken stays first in
 * line; nothing more is fetched before it is gone.
 */
public abstract sealed class Poll extends SourceClient permits SinglePoll, PagedPoll {
  private static final int REMEMBERED = 10_000;

  private final EventIntake intake;
  private final Deque<RawEvent> waiting = new ArrayDeque<>();
  private final Map<String, Boolean> taken =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  Poll(EventIntake intake, Pace pace) {
    super(pace, State.POLLING);
    this.intake = intake;
  }

  /** The next events of the source; empty where there are none now. */
  abstract List<RawEvent> fetch() throws Exception;

  /** Whether to ask again at once after events came. */
  abstract boolean hasMore();

  @Override
  final void call() throws Exception {
    handOver();
    do {
      waiting.addAll(fetch());
      handOver();
    } while (hasMore() && isRunning());
  }

  private void handOver() throws Exception {
    for (RawEvent event = waiting.peek(); event != null; event = waiting.peek()) {
      if (event.id() == null || !taken.containsKey(event.id())) {
        intake.take(event.bytes());
      }
      if (event.id() != null) {
        taken.put(event.id(), true);
      }
      waiting.remove();
    }
  }
}
