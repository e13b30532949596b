package assay.application.scoring;

import assay.application.StorageUnavailable;
import assay.domain.event.Event;
import assay.domain.event.StreamName;
import assay.domain.event.Subject;
import assay.domain.history.HistorySpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Within one process, lets an event look at the past of its subjects only when the events before it
 * that its windows cover are stored; so that many events of one card at once are counted one after
 * the other. Events of different subjects don't wait for each other. Thread-safe.
 */
final class SubjectTurns {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final long patience;
  private final Map<Key, List<Taken>> underWay = new HashMap<>();

  /**
   * @param patience the longest wait of one event
   */
  SubjectTurns(Duration patience) {
    this.patience = patience.toNanos();
  }

  private record Key(StreamName stream, Subject subject) {}

  Turn next() {
    return new Taken();
  }

  /** One lock for all subjects gives all turns one order, so that they can't wait in a circle. */
  private synchronized Set<Taken> enter(Taken turn, Event event, List<HistorySpan> spans) {
    var earlier = new LinkedHashSet<Taken>();
    for (HistorySpan span : spans) {
      var key = new Key(event.stream(), span.subject());
      var others = underWay.computeIfAbsent(key, k -> new ArrayList<>());
      others.stream().filter(other -> span.covers(other.time)).forEach(earlier::add);
      others.add(turn);
      turn.keys.add(key);
    }
    return earlier;
  }

  private synchronized void leave(Taken turn) {
    for (Key key : turn.keys) {
      underWay.computeIfPresent(
          key, (k, others) -> others.remove(turn) && others.isEmpty() ? null : others);
    }
    turn.keys.clear();
  }

  /** How many subjects have events under way. */
  synchronized int size() {
    return underWay.size();
  }

  private final class Taken implements Turn {
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final List<Key> keys = new ArrayList<>();
    private long time;

    @Override
    public void take(Event event, List<HistorySpan> spans) {
      time = event.time().toEpochMilli();
      long deadline = System.nanoTime() + patience;
      for (Taken other : enter(this, event, spans)) {
        other.await(deadline - System.nanoTime());
      }
    }

    private void await(long nanoseconds) {
      try {
        ended.get(nanoseconds, TimeUnit.NANOSECONDS);
      } catch (TimeoutException | ExecutionException e) {
        throw new StorageUnavailable(
            "Too many events of the same subject are waiting.", RETRY_AFTER, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StorageUnavailable("The server is stopping.", RETRY_AFTER, e);
      }
    }

    @Override
    public void end() {
      leave(this);
      ended.complete(null);
    }
  }
}
