package assay.adapters.rest.doc;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shape of a decision, for the API description; decisions themselves are stored bytes. */
@Schema(name = "Decision", description = "What Assay says of one event.")
public record DecisionDocument(
    String decisionId,
    String eventId,
    String stream,
    @Schema(description = "Where the tier is MEDIUM or HIGH.") @Nullable String caseId,
    Model model,
    Definition definition,
    CostsVersion costs,
    @Schema(minimum = "0", maximum = "1") double probability,
    BigDecimal amount,
    String currency,
    @Schema(description = "Where the stream has costs.") @Nullable ExpectedCost expectedCost,
    @Schema(enumeration = {"allow", "review", "block"}) String action,
    @Schema(description = "What the action saves against allowing.") @Nullable Double saving,
    @Schema(enumeration = {"LOW", "MEDIUM", "HIGH"}) String tier,
    @Schema(description = "Left out of LOW decisions; GET /decisions/{id} computes it.")
        @Nullable Explanation explanation,
    @Schema(description = "The strongest contributions, the strongest first.")
        @Nullable List<Reason> reasons,
    Instant scoredAt) {

  /** The model that decided. */
  @Schema(name = "DecisionModel")
  public record Model(String sha256, String stage, boolean calibrated) {}

  /** The stream definition that decided. */
  @Schema(name = "DecisionDefinition")
  public record Definition(String sha256) {}

  /** The costs that decided. */
  @Schema(name = "DecisionCosts")
  public record CostsVersion(int version) {}

  /** What each action is expected to cost. */
  @Schema(name = "ExpectedCost")
  public record ExpectedCost(double allow, double review, double block) {}

  /** How the reasons were computed. */
  @Schema(name = "Explanation")
  public record Explanation(
      @Schema(description = "How, and against what; pending: not computed yet, see ask.")
          String method,
      @Schema(enumeration = {"log-odds", "probability"}) @Nullable String unit,
      @Schema(description = "The score before anything of the event is known.")
          @Nullable Double base,
      @Schema(description = "What the features that are not listed contributed together.")
          @Nullable Double others,
      @Schema(description = "What the real share of fraud adds to the log-odds.")
          @Nullable Double priorShift,
      @Schema(description = "Pairs of random walks, where the contributions are sampled.")
          @Nullable Integer walks,
      @Schema(description = "Where pending reasons are answered.") @Nullable String ask) {}

  /** What one feature contributed. */
  @Schema(name = "Reason")
  public record Reason(
      String feature,
      @Schema(description = "A number, a text or a boolean.") @Nullable Object value,
      double contribution,
      @Schema(description = "Where the contribution is sampled.") @Nullable Double standardError) {}
}
