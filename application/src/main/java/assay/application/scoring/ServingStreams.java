package assay.application.scoring;

import assay.domain.event.StreamName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What serves now, stream by stream. Reading it costs one volatile read. */
@ApplicationScoped
public class ServingStreams {
  private volatile Map<StreamName, Serving> current = Map.of();

  /** What decides for a stream, if there is such a stream. */
  public Optional<Serving> find(StreamName stream) {
    return Optional.ofNullable(current.get(stream));
  }

  /** All streams, by name. */
  public Collection<Serving> list() {
    return new TreeMap<>(current).values();
  }

  /** Swaps one stream in one step. */
  public synchronized void swap(Serving serving) {
    var next = new TreeMap<>(current);
    next.put(serving.definition().name(), serving);
    current = next;
  }
}
