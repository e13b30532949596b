package assay.adapters.json;

import assay.domain.model.ActivationRule;
import assay.domain.promotion.PromotionLimits;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a definition says of the models of its stream. */
final class ModelJson {
  private ModelJson() {}

  static ActivationRule activation(Section model) {
    String word = model.optionalText("activation").orElse("automatic");
    if (!word.equals("automatic") && !word.equals("approval")) {
      model.problem(
          "activation", "'automatic' or 'approval' is expected, not '%s'.".formatted(word));
    }
    return word.equals("approval") ? ActivationRule.APPROVAL : ActivationRule.AUTOMATIC;
  }

  static Optional<PromotionLimits> limits(Section section) {
    Optional<PromotionLimits> made =
        section.checked(
            "",
            s ->
                new PromotionLimits(
                    whole(
                        s.optionalNumber("events").orElse((double) PromotionLimits.NONE.events())),
                    limit(s, "failures"),
                    limit(s, "reviewsMore"),
                    limit(s, "moneyLost"),
                    limit(s, "averagePrecisionLost"),
                    limit(s, "stability"),
                    limit(s, "p99Millis"),
                    new PromotionLimits.Times(
                        limit(s, "p99Times"), limit(s, "loadTimes"), limit(s, "memoryTimes"))));
    section.refuseUnknownKeys();
    return made;
  }

  private static int whole(double events) {
    if (events != Math.rint(events)) {
      throw new IllegalArgumentException("events must be a whole number, not " + events + ".");
    }
    return (int) events;
  }

  private static OptionalDouble limit(Section section, String key) {
    return section.optionalNumber(key).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }
}
