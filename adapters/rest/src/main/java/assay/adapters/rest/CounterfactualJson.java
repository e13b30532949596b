package assay.adapters.rest;

import assay.adapters.rest.doc.DecisionDocument.ExpectedCost;
import assay.application.explanation.FindCounterfactual.Answer;
import assay.domain.explanation.Counterfactual;
import assay.domain.explanation.Counterfactual.Change;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The smallest change that leads to a lower tier. */
@Schema(name = "Counterfactual")
record CounterfactualJson(
    String decisionId,
    @Schema(enumeration = {"LOW", "MEDIUM", "HIGH"}) String tier,
    @Schema(minimum = "0", maximum = "1") double probability,
    @Schema(description = "null where no change that was tried leads to a lower tier.")
        @Nullable Found found,
    @Schema(description = "The features that may be changed.") List<String> tried,
    @Schema(description = "How many changes were scored.") int scores,
    @Schema(description = "Whether every change of one and of two of them was tried.")
        boolean complete) {

  /** What would have been decided, and with which values. */
  @Schema(name = "CounterfactualFound")
  record Found(
      List<ChangeJson> changes,
      @Schema(minimum = "0", maximum = "1") double probability,
      @Schema(enumeration = {"LOW", "MEDIUM"}) String tier,
      @Nullable ExpectedCost expectedCost,
      @Nullable Double saving,
      @Schema(description = "Gower's: 0 for no change, 1 for another event altogether.")
          double distance) {
    static Found of(Counterfactual found) {
      var assessment = found.outcome().assessment();
      return new Found(
          found.changes().stream().map(ChangeJson::of).toList(),
          found.outcome().probability().value(),
          assessment.tier().name(),
          assessment
              .expectedCost()
              .map(cost -> new ExpectedCost(cost.allow(), cost.review(), cost.block()))
              .orElse(null),
          assessment.saving().orElse(null),
          found.distance());
    }
  }

  /** One value in the place of another: a number, a text or a boolean. */
  @Schema(name = "CounterfactualChange")
  record ChangeJson(String feature, @Nullable Object from, Object to) {
    static ChangeJson of(Change change) {
      return new ChangeJson(change.feature(), change.from(), change.to());
    }
  }

  static CounterfactualJson of(Answer answer) {
    var decision = answer.decision();
    var result = answer.result();
    return new CounterfactualJson(
        decision.id().toString(),
        decision.assessment().tier().name(),
        decision.probability().value(),
        result.found().map(Found::of).orElse(null),
        answer.tried(),
        result.scores(),
        result.complete());
  }
}
