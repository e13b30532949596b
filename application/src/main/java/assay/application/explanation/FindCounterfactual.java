package assay.application.explanation;

import assay.application.UseCase;
import assay.application.explanation.DecidedAgain.Again;
import assay.application.scoring.DecisionLog;
import assay.application.scoring.FraudModel.Input;
import assay.application.scoring.Judgement;
import assay.domain.explanation.Counterfactual.Outcome;
import assay.domain.explanation.CounterfactualSearch;
import assay.domain.explanation.CounterfactualSearch.Option;
import assay.domain.explanation.CounterfactualSearch.Result;
import assay.domain.features.FeatureRule;
import assay.domain.features.Features;
import assay.domain.scoring.Decision;
import assay.domain.scoring.DecisionId;
import assay.domain.similarity.GowerDistance;
import assay.domain.stream.AmountRule;
import assay.domain.stream.StreamDefinition;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the smallest change of at most three fields, of those that could have been otherwise, under
 * which an event would have been decided in a lower tier; by the model, definition and costs that
 * decided. Fields that are masked are neither changed nor told.
 */
@UseCase
public class FindCounterfactual {
  private static final int MOST_SCORES = 4000;

  private final DecisionLog log;
  private final DecidedAgain decided;
  private final EventsBefore before;
  private final TriedValues values;

  @Inject
  public FindCounterfactual(
      DecisionLog log, DecidedAgain decided, EventsBefore before, TriedValues values) {
    this.log = log;
    this.decided = decided;
    this.before = before;
    this.values = values;
  }

  /**
   * What was found.
   *
   * @param decision as it was made
   * @param tried the features that may be changed
   */
  public record Answer(Decision decision, List<String> tried, Result result) {}

  /** What came of asking. */
  public sealed interface Outcomes {
    record Answered(Answer answer) implements Outcomes {}

    /** There is no such decision. */
    record Missing() implements Outcomes {}

    /** The event, model or definition is no longer stored or readable. */
    record NotComputable() implements Outcomes {}
  }

  /** Searches for one decision; takes as long as a few thousand scores. */
  public Outcomes find(DecisionId id) {
    var stored = log.find(id);
    if (stored.isEmpty()) {
      return new Outcomes.Missing();
    }
    return decided
        .find(stored.get())
        .flatMap(this::find)
        .<Outcomes>map(Outcomes.Answered::new)
        .orElseGet(Outcomes.NotComputable::new);
  }

  private Optional<Answer> find(Again again) {
    return decide(again, Optional.of(again.event())).map(decision -> search(again, decision));
  }

  private Answer search(Again again, Decision decision) {
    var definition = again.serving().definition();
    var rows = before.of(definition.name(), decision.id());
    var rules = mutable(again, definition);
    var features = again.event().features();
    var options =
        rules.stream()
            .map(
                rule ->
                    new Option(
                        rule.name(),
                        features.get(rule.name()),
                        values.of(definition.name(), decision.model(), rule, rows)))
            .toList();
    var gower = GowerDistance.learn(definition.features(), rows);
    var changed = new ChangedEvent(again);
    var result =
        CounterfactualSearch.search(
            decision.assessment().tier(),
            options,
            change -> gower.between(features, with(features, change)),
            change -> decide(again, changed.with(change)).map(FindCounterfactual::outcome),
            MOST_SCORES);
    return new Answer(decision, rules.stream().map(FeatureRule::name).toList(), result);
  }

  private static Outcome outcome(Decision decision) {
    return new Outcome(decision.probability(), decision.assessment());
  }

  private static Optional<Decision> decide(Again again, Optional<assay.domain.event.Event> event) {
    var stored = again.stored().stored();
    return event
        .map(e -> Judgement.of(again.serving(), e, stored.id(), stored.scoredAt()))
        .filter(Judgement.Made.class::isInstance)
        .map(made -> ((Judgement.Made) made).decision());
  }

  /** What may be changed and is read by the model or is the amount, and may be seen. */
  private static List<FeatureRule> mutable(Again again, StreamDefinition definition) {
    Set<String> read = again.model().inputs().stream().map(Input::name).collect(Collectors.toSet());
    return definition.features().stream()
        .filter(FeatureRule::mutable)
        .filter(rule -> read.contains(rule.name()) || isAmount(rule, definition.amount()))
        .filter(rule -> !again.stored().isMasked(rule.name()))
        .toList();
  }

  private static boolean isAmount(FeatureRule rule, AmountRule amount) {
    return amount instanceof AmountRule.Feature feature
        ? feature.name().equals(rule.name())
        : amount instanceof AmountRule.Field field
            && rule.derivation().reads().equals(List.of(field.at()));
  }

  private static Features with(Features features, Map<String, Object> change) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(features.values());
    changed.putAll(change);
    return new Features(changed);
  }
}
