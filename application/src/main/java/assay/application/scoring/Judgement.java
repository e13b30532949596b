package assay.application.scoring;

import static java.util.Collections.disjoint;

import assay.domain.event.Event;
import assay.domain.event.FieldProblem;
import assay.domain.event.Pointer;
import assay.domain.features.FeatureRule;
import assay.domain.scoring.Decision;
import assay.domain.scoring.DecisionId;
import assay.domain.scoring.Explanation;
import assay.domain.scoring.Population;
import assay.domain.stream.StreamDefinition;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * What the model and the policy of a stream make of an event: the same in scoring and in replay.
 */
sealed interface Judgement {
  record Made(Decision decision) implements Judgement {}

  record Refused(FieldProblem problem) implements Judgement {}

  /**
   * Judges an event.
   *
   * @throws java.util.NoSuchElementException if the stream has no model
   */
  static Judgement of(Serving serving, Event event, DecisionId id, Instant now) {
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
            definition.policy().assess(probability, event.amount().reported()),
            model.explain(event.features()).map(e -> masked(e, model, definition)),
            now));
  }

  /** Reasons are shown to reviewers, so those that come of masked fields don't tell their value. */
  private static Explanation masked(
      Explanation explanation, FraudModel model, StreamDefinition definition) {
    if (definition.masked().isEmpty()) {
      return explanation;
    }
    var hidden =
        definition.features().stream()
            .filter(definition::isMasked)
            .map(FeatureRule::name)
            .collect(Collectors.toSet());
    var contributions =
        explanation.contributions().stream()
            .map(c -> disjoint(hidden, model.inputsOf(c.feature())) ? c : c.masked())
            .toList();
    return new Explanation(
        explanation.method(), explanation.unit(), explanation.base(), contributions);
  }
}
