package assay.adapters.json;

import assay.domain.triage.ReviewRules;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How the cases of a stream are reviewed: {@code reasonCodes} and {@code review}. */
final class ReviewJson {
  private static final String CODES = "reasonCodes";

  private ReviewJson() {}

  /** Empty after a problem. */
  static Optional<ReviewRules> rules(Section root) {
    List<String> codes = root.has(CODES) ? root.texts(CODES) : ReviewRules.USUAL_REASONS;
    return root.checked(CODES, s -> ReviewRules.of(codes))
        .flatMap(
            plain ->
                root.has("review")
                    ? root.section("review").flatMap(section -> rules(section, codes))
                    : Optional.of(plain));
  }

  private static Optional<ReviewRules> rules(Section section, List<String> codes) {
    var limit = section.optionalNumber("fourEyesFrom");
    double share = section.optionalNumber("auditShare").orElse(0.0);
    section.refuseUnknownKeys();
    return section.checked(
        "",
        s ->
            new ReviewRules(
                codes, limit.map(OptionalDouble::of).orElseGet(OptionalDouble::empty), share));
  }
}
