package assay.domain.stream;

import assay.domain.cost.Policy;
import assay.domain.event.Pointer;
import assay.domain.event.StreamName;
import assay.domain.event.TimeRule;
import assay.domain.features.Derivation;
import assay.domain.features.Derivation.Window;
import assay.domain.features.FeatureRule;
import assay.domain.history.HistoryWindows;
import assay.domain.model.ActivationRule;
import assay.domain.promotion.PromotionLimits;
import assay.domain.scoring.Population;
import assay.domain.triage.ReviewRules;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about one kind of event: which field plays which role, which features are derived,
 * how it is decided.
 *
 * @param id where the event's own id stands; empty: every request gets a generated one
 * @param time empty: the arrival counts
 * @param subjects kind of subject to the place of its value, in order
 * @param masked fields that reviewers don't see in full and logs never hold
 * @param retention how long events are kept; empty: for ever
 * @param review how people review its cases
 * @param modelOutput name of the PMML output that is the probability, where it must be said
 * @param activation who lets a new model decide
 * @param limits that a new model has to keep to before it may decide
 * @param wording what people read instead of the raw names
 */
public record StreamDefinition(
    StreamName name,
    String title,
    Optional<Pointer> id,
    Optional<TimeRule> time,
    AmountRule amount,
    CurrencyRule currency,
    Map<String, Pointer> subjects,
    Optional<LabelRule> label,
    List<FeatureRule> features,
    Policy policy,
    Optional<Population> population,
    Set<Pointer> masked,
    Optional<Period> retention,
    ReviewRules review,
    Optional<String> modelOutput,
    ActivationRule activation,
    PromotionLimits limits,
    Wording wording) {
  /** A stream that has only its raw names. */
  public StreamDefinition(
      StreamName name,
      String title,
      Optional<Pointer> id,
      Optional<TimeRule> time,
      AmountRule amount,
      CurrencyRule currency,
      Map<String, Pointer> subjects,
      Optional<LabelRule> label,
      List<FeatureRule> features,
      Policy policy,
      Optional<Population> population,
      Set<Pointer> masked,
      Optional<Period> retention,
      ReviewRules review,
      Optional<String> modelOutput,
      ActivationRule activation,
      PromotionLimits limits) {
    this(
        name,
        title,
        id,
        time,
        amount,
        currency,
        subjects,
        label,
        features,
        policy,
        population,
        masked,
        retention,
        review,
        modelOutput,
        activation,
        limits,
        Wording.NONE);
  }

  /** A stream whose models are activated automatically. */
  public StreamDefinition(
      StreamName name,
      String title,
      Optional<Pointer> id,
      Optional<TimeRule> time,
      AmountRule amount,
      CurrencyRule currency,
      Map<String, Pointer> subjects,
      Optional<LabelRule> label,
      List<FeatureRule> features,
      Policy policy,
      Optional<Population> population,
      Set<Pointer> masked,
      Optional<Period> retention,
      ReviewRules review,
      Optional<String> modelOutput) {
    this(
        name,
        title,
        id,
        time,
        amount,
        currency,
        subjects,
        label,
        features,
        policy,
        population,
        masked,
        retention,
        review,
        modelOutput,
        ActivationRule.AUTOMATIC,
        PromotionLimits.NONE);
  }

  public StreamDefinition {
    features = List.copyOf(features);
    masked = Set.copyOf(masked);
    for (FeatureRule rule : features) {
      if (rule.derivation() instanceof Window window) {
        HistoryWindows.check(window, features, subjects.keySet());
      }
    }
  }

  /** What a reviewer can choose as the reason of a verdict. */
  public List<String> reasonCodes() {
    return review.reasonCodes();
  }

  /**
   * Whether a value at this place must not be seen in full: masked itself or below a masked one.
   */
  public boolean isMasked(Pointer place) {
    return masked.stream().anyMatch(place::isAtOrBelow);
  }

  /**
   * Whether the value of a feature must not be seen in full: it is read at a masked place, or is a
   * window of a feature that is.
   */
  public boolean isMasked(FeatureRule rule) {
    return rule.derivation().reads().stream().anyMatch(this::isMasked)
        || (rule.derivation() instanceof Window window
            && window.statistic().isOfNumber()
            && features.stream()
                .filter(other -> other.name().equals(window.of().orElseThrow()))
                .anyMatch(this::isMasked));
  }

  /** Whether features are read out of lists or objects, which a table (CSV) can't carry. */
  public boolean isNested() {
    return features.stream().map(FeatureRule::derivation).anyMatch(Derivation::isNested);
  }
}
