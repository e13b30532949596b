package assay.application.scoring;

import assay.domain.cost.Tier;
import assay.domain.features.Features;
import assay.domain.scoring.DecisionId;
import assay.domain.scoring.Reasons;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which reasons a decision tells. */
@FunctionalInterface
interface Telling {
  Telling NONE = (model, features, tier, id) -> new Reasons.LeftOut();

  /** The reasons of one score. */
  Reasons of(FraudModel model, Features features, Tier tier, DecisionId id);

  /**
   * Nothing for what nobody looks at; for the rest what fits into the time.
   *
   * @param budget the longest that reasons may take
   */
  static Telling within(Duration budget) {
    return (model, features, tier, id) -> {
      if (tier == Tier.LOW) {
        return new Reasons.LeftOut();
      }
      boolean quick = model.timeOfReasons().filter(t -> t.compareTo(budget) <= 0).isPresent();
      return quick
          ? model
              .reasons(features, id.seed(), List.of())
              .<Reasons>map(Reasons.Told::new)
              .orElseGet(Reasons.Pending::new)
          : new Reasons.Pending();
    };
  }

  /** The same without a promise. */
  default Telling now() {
    return (model, features, tier, id) -> {
      var reasons = of(model, features, tier, id);
      return reasons instanceof Reasons.Pending ? new Reasons.LeftOut() : reasons;
    };
  }

  /**
   * Whatever it takes.
   *
   * @param background what is usual, asked for where the model's own document does not tell it
   */
  static Telling whatever(Function<DecisionId, List<Features>> background) {
    return (model, features, tier, id) -> {
      boolean alone = model.timeOfReasons().isPresent();
      List<Features> rows = alone ? List.of() : background.apply(id);
      return Reasons.of(model.reasons(features, id.seed(), rows));
    };
  }

  /**
   * As an answer told them.
   *
   * @param method that the answer names, see {@link WrittenReasons#method}
   */
  static Telling as(Optional<String> method) {
    if (method.isEmpty()) {
      return NONE;
    }
    if (method.get().equals(WrittenReasons.PENDING)) {
      return (model, features, tier, id) -> new Reasons.Pending();
    }
    return method.get().startsWith("tree-path")
        ? (model, features, tier, id) -> Reasons.of(model.explain(features))
        : whatever(id -> List.of());
  }
}
