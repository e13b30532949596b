package assay.application.scoring;

import assay.application.UseCase;
import assay.application.event.EventFormat;
import assay.application.event.EventFormat.Parsed;
import assay.domain.event.Sha256;
import assay.domain.features.Derivation;
import assay.domain.features.FeatureRule;
import assay.domain.features.Features;
import assay.domain.scoring.DecisionId;
import assay.domain.stream.EventReader.Reading;
import assay.domain.stream.StreamDefinition;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Computes a stored decision again, from the stored event, values of its windows, model, definition
 * and costs, and says whether the result is the same to the byte. Its reasons are computed by the
 * method that the stored answer names, or left out as they were then.
 */
@UseCase
public class ReplayDecision {
  private final DecisionLog log;
  private final PastServings past;
  private final EventFormat events;
  private final DecisionFormat decisions;
  private final WrittenReasons reasons;

  @Inject
  public ReplayDecision(
      DecisionLog log,
      PastServings past,
      EventFormat events,
      DecisionFormat decisions,
      WrittenReasons reasons) {
    this.log = log;
    this.past = past;
    this.events = events;
    this.decisions = decisions;
    this.reasons = reasons;
  }

  /**
   * Both, side by side.
   *
   * @param windows the values of the windows over the past, as they were stored with the decision;
   *     those of masked fields are not told
   * @param problem why it could not be computed again; empty if it could
   */
  public record Replay(
      DecisionId id, byte[] stored, byte[] recomputed, Features windows, Optional<String> problem) {
    /** Whether both are the same bytes. */
    public boolean equal() {
      return Arrays.equals(stored, recomputed);
    }

    public Sha256 storedSha256() {
      return Sha256.of(stored);
    }

    public Sha256 recomputedSha256() {
      return Sha256.of(recomputed);
    }
  }

  /** The replay of a decision; empty if there is no such decision. */
  public Optional<Replay> replay(DecisionId id) {
    return log.find(id).map(this::replay);
  }

  private Replay replay(DecisionLog.Stored stored) {
    var serving =
        past.load(stored.stream(), stored.definition(), stored.costsVersion(), stored.model());
    if (serving.isEmpty()) {
      return failed(stored, "Its model or definition is no longer stored.");
    }
    if (!(events.parse(stored.raw()) instanceof Parsed.Read parsed)) {
      return failed(stored, "The stored event can't be read any more.");
    }
    var reading = serving.get().reader().read(parsed.event(), stored.scoredAt(), stored::eventId);
    if (!(reading instanceof Reading.Read read)) {
      return failed(stored, "The stored event is refused by its definition.");
    }
    var event = serving.get().reader().history().restore(read.event(), stored.windows());
    var telling = Telling.as(reasons.method(stored.answer()));
    var judged = Judgement.of(serving.get(), event, stored.id(), stored.scoredAt(), telling);
    if (!(judged instanceof Judgement.Made made)) {
      return failed(stored, "The stored event is refused by its model.");
    }
    return new Replay(
        stored.id(),
        stored.answer(),
        decisions.write(made.decision()),
        windows(serving.get().definition(), event.features()),
        Optional.empty());
  }

  private static Features windows(StreamDefinition definition, Features features) {
    var windows = new LinkedHashMap<String, @Nullable Object>();
    for (FeatureRule rule : definition.features()) {
      if (rule.derivation() instanceof Derivation.Window) {
        Object value = features.get(rule.name());
        windows.put(rule.name(), value != null && definition.isMasked(rule) ? "(masked)" : value);
      }
    }
    return new Features(windows);
  }

  private static Replay failed(DecisionLog.Stored stored, String problem) {
    return new Replay(
        stored.id(), stored.answer(), new byte[0], new Features(Map.of()), Optional.of(problem));
  }
}
