package assay.application.model;

import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.features.Features;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Events that champions refused lately on this node: they are stored nowhere, and whether the
 * champion before would have taken them is worth knowing. A sample: where many come at once, those
 * beyond the first few are left out. Thread-safe and quick.
 */
@ApplicationScoped
public class RefusedEvents {
  private static final int KEPT = 256;

  private final BlockingQueue<Refused> queue = new ArrayBlockingQueue<>(KEPT);

  /** One event that a model refused. */
  public record Refused(StreamName stream, Sha256 model, Features features) {}

  /** Remembers one if there is room. */
  public void add(Refused refused) {
    boolean unused = queue.offer(refused);
  }

  /** Takes out what there is. */
  public List<Refused> take() {
    var taken = new ArrayList<Refused>();
    queue.drainTo(taken);
    return taken;
  }
}
