package assay.application.explanation;

import assay.application.UseCase;
import assay.application.explanation.DecidedAgain.Again;
import assay.application.scoring.DecisionLog;
import assay.application.scoring.DecisionLog.Stored;
import assay.application.scoring.MaskedReasons;
import assay.application.scoring.WrittenReasons;
import assay.domain.features.Features;
import assay.domain.scoring.DecisionId;
import assay.domain.scoring.Explanation;
import assay.domain.scoring.Population;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers a decision with its reasons: those that were answered, or, where there were none, those
 * that the model which decided gives under the definition which decided. Thread-safe.
 */
@UseCase
public class ExplainDecision {
  /** How many computed answers are kept. */
  static final int KEPT = 256;

  private final DecisionLog log;
  private final DecidedAgain decided;
  private final EventsBefore before;
  private final WrittenReasons written;
  private final Map<DecisionId, byte[]> computed =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DecisionId, byte[]> eldest) {
          return size() > KEPT;
        }
      };

  @Inject
  public ExplainDecision(
      DecisionLog log, DecidedAgain decided, EventsBefore before, WrittenReasons written) {
    this.log = log;
    this.decided = decided;
    this.before = before;
    this.written = written;
  }

  /** The decision with its reasons, as it is answered; empty if there is no such decision. */
  public Optional<byte[]> explain(DecisionId id) {
    return log.find(id).map(this::explain);
  }

  /** The answer of a stored decision with its reasons; without, if its model gives none. */
  public byte[] explain(Stored stored) {
    var method = written.method(stored.answer());
    if (method.isPresent() && !method.get().equals(WrittenReasons.PENDING)) {
      return stored.answer();
    }
    synchronized (computed) {
      var known = computed.get(stored.id());
      if (known != null) {
        return known;
      }
    }
    var answer = decided.find(stored).flatMap(this::explain);
    answer.ifPresent(bytes -> keep(stored.id(), bytes));
    return answer.orElse(stored.answer());
  }

  private void keep(DecisionId id, byte[] answer) {
    synchronized (computed) {
      computed.put(id, answer);
    }
  }

  private Optional<byte[]> explain(Again again) {
    var definition = again.serving().definition();
    double shift = definition.population().map(Population::shift).orElse(0.0);
    return reasons(again)
        .map(reasons -> MaskedReasons.of(reasons, again.model(), definition))
        .map(reasons -> written.with(reasons, shift, again.stored().stored().answer()));
  }

  private Optional<Explanation> reasons(Again again) {
    var features = again.event().features();
    var id = again.stored().stored().id();
    boolean alone = again.model().timeOfReasons().isPresent();
    List<Features> background = alone ? List.of() : before.of(again.event().stream(), id);
    return again.model().reasons(features, id.seed(), background);
  }
}
