package assay.webapp.console;

import assay.domain.cost.ExpectedCost;
import assay.domain.scoring.Contribution;
import assay.domain.scoring.Decision;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What would be decided about an event.
 *
 * @param expectedCost null under a policy without costs
 * @param saving null under a policy without costs
 */
public record EntryResult(
    String id,
    double probability,
    String tier,
    String action,
    @Nullable ExpectedCost expectedCost,
    @Nullable Double saving,
    String reportingCurrency,
    Reasons reasons) {
  private static final int STRONGEST = 8;

  static EntryResult of(Decision decision) {
    var assessment = decision.assessment();
    return new EntryResult(
        decision.id().toString(),
        decision.probability().value(),
        assessment.tier().name().toLowerCase(Locale.ROOT),
        assessment.action().name().toLowerCase(Locale.ROOT),
        assessment.expectedCost().orElse(null),
        assessment.saving().orElse(null),
        decision.reportingCurrency(),
        reasons(decision));
  }

  private static Reasons reasons(Decision decision) {
    return decision
        .explanation()
        .map(
            explanation -> {
              List<Contribution> strongest = explanation.strongest(STRONGEST);
              double shown = strongest.stream().mapToDouble(Contribution::contribution).sum();
              return Reasons.of(
                  explanation.method(),
                  explanation.unit(),
                  explanation.base(),
                  decision.priorShift(),
                  explanation.margin() - explanation.base() - shown,
                  strongest.stream()
                      .map(
                          c ->
                              new Reasons.Part(
                                  Readable.text(c.feature()),
                                  c.value(),
                                  c.contribution(),
                                  c.standardError().orElse(0)))
                      .toList());
            })
        .orElse(Reasons.NONE);
  }
}
