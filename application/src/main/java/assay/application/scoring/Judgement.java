package assay.application.scoring;

import assay.domain.event.Event;
import assay.domain.event.FieldProblem;
import assay.domain.event.Pointer;
import assay.domain.scoring.Decision;
import assay.domain.scoring.DecisionId;
import assay.domain.scoring.Population;
import assay.domain.scoring.Reasons;
import java.time.Instant;

/**
 * What the model and the policy of a stream make of an event: the same in scoring and in replay.
 */
public sealed interface Judgement {
  record Made(Decision decision) implements Judgement {}

  record Refused(FieldProblem problem) implements Judgement {}

  /**
   * Judges an event without telling reasons.
   *
   * @throws java.util.NoSuchElementException if the stream has no model
   */
  static Judgement of(Serving serving, Event event, DecisionId id, Instant now) {
    return of(serving, event, id, now, Telling.NONE);
  }

  /**
   * Judges an event.
   *
   * @throws java.util.NoSuchElementException if the stream has no model
   */
  static Judgement of(Serving serving, Event event, DecisionId id, Instant now, Telling telling) {
    var definition = serving.definition();
    var model = serving.model().orElseThrow();
    var outcome = model.score(event.features());
    if (outcome instanceof FraudModel.Outcome.Rejected rejected) {
      var problem =
          new FieldProblem("/" + rejected.feature(), rejected.value(), rejected.expected());
      boolean masked = definition.isMasked(Pointer.toField(rejected.feature()));
      return new Refused(masked ? problem.masked() : problem);
    }
    var raw = ((FraudModel.Outcome.Scored) outcome).probability();
    var probability = definition.population().map(p -> p.correct(raw)).orElse(raw);
    var assessment = definition.policy().assess(probability, event.amount().reported());
    var reasons = telling.of(model, event.features(), assessment.tier(), id);
    return new Made(
        new Decision(
            id,
            event,
            model.sha256(),
            model.calibrated(),
            serving.definitionSha256(),
            serving.costsVersion(),
            probability,
            raw,
            definition.population().map(Population::shift).orElse(0.0),
            definition.currency().reporting(),
            assessment,
            reasons instanceof Reasons.Told told
                ? new Reasons.Told(MaskedReasons.of(told.told(), model, definition))
                : reasons,
            now));
  }
}
