package assay.application.scoring;

import assay.domain.event.StreamName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What serves now, stream by stream. Reading it costs one volatile read. */
@ApplicationScoped
public class ServingStreams {
  private final ReentrantLock changes = new ReentrantLock();
  private volatile Map<StreamName, Serving> current = Map.of();
  private volatile boolean complete;

  /** What decides for a stream, if there is such a stream. */
  public Optional<Serving> find(StreamName stream) {
    return Optional.ofNullable(current.get(stream));
  }

  /** All streams, by name. */
  public Collection<Serving> list() {
    return new TreeMap<>(current).values();
  }

  /**
   * Whether everything that was there at the start serves. Before, a stream that is not found may
   * still come, and nobody should be told that there is no such stream.
   */
  public boolean isComplete() {
    return complete;
  }

  /** From now on what is not found is not there. */
  public void complete() {
    complete = true;
  }

  /**
   * Does something that reads what serves, works it out anew and swaps it, while nobody else does
   * so.
   */
  public <T> T exclusively(Supplier<T> change) {
    changes.lock();
    try {
      return change.get();
    } finally {
      changes.unlock();
    }
  }

  /** Swaps one stream in one step. */
  public synchronized void swap(Serving serving) {
    var next = new TreeMap<>(current);
    next.put(serving.definition().name(), serving);
    current = next;
  }
}
