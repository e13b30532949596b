package assay.application.explanation;

import assay.application.UseCase;
import assay.domain.scoring.Decision;
import assay.domain.scoring.DecisionId;
import assay.domain.scoring.Reasons;
import jakarta.inject.Inject;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Computes reasons that an answer promises soon after it, so that whoever asks for them does not
 * wait. What finds no room here, or is lost when the server ends, is computed when it is asked for.
 * Thread-safe.
 */
@UseCase
public class PendingReasons {
  private final ExplainDecision explain;
  private final BlockingQueue<DecisionId> waiting = new ArrayBlockingQueue<>(ExplainDecision.KEPT);

  @Inject
  public PendingReasons(ExplainDecision explain) {
    this.explain = explain;
  }

  /** Takes note of a stored decision; quick. */
  public void stored(Decision decision) {
    if (decision.reasons() instanceof Reasons.Pending) {
      waiting.offer(decision.id());
    }
  }

  /** Computes the reasons of one decision, if one waits; answers how many. */
  public int step() {
    var id = waiting.poll();
    if (id == null) {
      return 0;
    }
    explain.explain(id);
    return 1;
  }
}
