package assay.adapters.rest;

import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.Problems;
import assay.application.model.TriedCosts;
import assay.application.stream.CostChanges.Change;
import assay.domain.cost.Costs;
import assay.domain.evaluation.CostOutcome;
import assay.domain.evaluation.CostOutcome.Constant;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The costs that decide in a stream, and how they came about. */
@Schema(name = "StreamCosts")
public record CostsJson(
    int version,
    @Schema(description = "Of all money.") String currency,
    Costs costs,
    @Schema(description = "The latest first.") List<ChangeJson> changes) {

  /** Why the costs got a version. */
  @Schema(name = "CostsChange")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ChangeJson(
      int version, String reason, String by, Instant at, @Nullable Costs costs) {
    static ChangeJson of(Change change, @Nullable Costs costs) {
      return new ChangeJson(
          change.costsVersion(), change.reason(), change.by(), change.at(), costs);
    }
  }

  /** Costs to try or to save; what is left out stays as it decides now. */
  @Schema(name = "NewCosts")
  public record NewCosts(
      @Nullable Double lossRate,
      @Nullable Double fee,
      @Nullable Double review,
      @Nullable Double catchRate,
      @Nullable Double insult,
      @Nullable Double insultShare,
      @Nullable Boolean automaticBlock,
      @Nullable Double highFrom,
      @Nullable Double reviewMinutes,
      @Schema(description = "Why; needed to save.") @Nullable String reason) {

    Costs over(Costs now) {
      try {
        return new Costs(
            or(lossRate, now.lossRate()),
            or(fee, now.fee()),
            or(review, now.review()),
            or(catchRate, now.catchRate()),
            or(insult, now.insult()),
            or(insultShare, now.insultShare()),
            automaticBlock == null ? now.automaticBlock() : automaticBlock,
            or(highFrom, now.highFrom()),
            or(reviewMinutes, now.reviewMinutes()));
      } catch (IllegalArgumentException e) {
        String told = String.valueOf(e.getMessage());
        throw new ProblemException(
            Problems.invalid("/" + told.split(" ", 2)[0], "out of range", told));
      }
    }

    private static double or(@Nullable Double given, double now) {
      return given == null ? now : given;
    }
  }

  /** What costs would have led to on labelled events. */
  @Schema(name = "TriedCosts")
  public record TriedJson(
      int events,
      int frauds,
      @Schema(description = "That the events cover, one at least; divide by them for a day.")
          double days,
      String currency,
      Costs costs,
      @Schema(description = "Today's rule, if these costs are true.") OutcomeJson now,
      OutcomeJson then,
      @Schema(description = "Constant thresholds, chosen in hindsight.")
          List<ConstantJson> constants,
      @Schema(description = "Quarters of the events by their amount.") List<SegmentJson> byAmount,
      @Schema(description = "By constant thresholds, at most 200 points.") List<PointJson> curve) {
    private static final int POINTS = 200;

    static TriedJson of(TriedCosts tried, String currency) {
      var sample = tried.known().sample();
      var constants = new ArrayList<ConstantJson>();
      constants.add(ConstantJson.of("cheapest", tried.cheapest()));
      tried.f1().ifPresent(constant -> constants.add(ConstantJson.of("f1", constant)));
      tried.f2().ifPresent(constant -> constants.add(ConstantJson.of("f2", constant)));
      var points = tried.curve().points(POINTS);
      double allowed = points.get(0).cost();
      return new TriedJson(
          sample.size(),
          sample.frauds(),
          tried.known().days(),
          currency,
          tried.costs(),
          OutcomeJson.of(tried.now()),
          OutcomeJson.of(tried.then()),
          constants,
          tried.byAmount().stream()
              .map(s -> new SegmentJson(s.fromAmount(), s.toAmount(), OutcomeJson.of(s.outcome())))
              .toList(),
          points.stream()
              .map(p -> new PointJson(finite(p.threshold()), p.reviews(), allowed - p.cost()))
              .toList());
    }
  }

  /** In all, money in the reporting currency. */
  @Schema(name = "CostsOutcome")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OutcomeJson(
      @Schema(description = "Against allowing everything.") double saved,
      @Schema(description = "Events that go before people or are blocked.") long reviews,
      long missedFrauds,
      @Schema(description = "At risk in the frauds that pass.") double missed,
      @Schema(description = "Good customers that are blocked.") long insulted,
      @Nullable Double precision,
      @Nullable Double recall) {
    static OutcomeJson of(CostOutcome outcome) {
      var decisions = outcome.decisions();
      return new OutcomeJson(
          outcome.savings().saved(),
          decisions.flagged(),
          decisions.falseNegatives(),
          outcome.missed(),
          outcome.insulted(),
          boxed(decisions.precision()),
          boxed(decisions.recall()));
    }
  }

  /** A constant threshold. */
  @Schema(name = "ConstantThreshold")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ConstantJson(
      @Schema(enumeration = {"cheapest", "f1", "f2"}) String rule,
      @Schema(description = "Left out where nothing would be reviewed.") @Nullable Double threshold,
      double saved,
      long reviews) {
    static ConstantJson of(String rule, Constant constant) {
      return new ConstantJson(
          rule, finite(constant.threshold()), constant.saved(), constant.reviews());
    }
  }

  /** A quarter of the events. */
  @Schema(name = "AmountSegment")
  public record SegmentJson(double fromAmount, double toAmount, OutcomeJson outcome) {}

  /** A point of the profit curve. */
  @Schema(name = "ProfitPoint")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PointJson(@Nullable Double threshold, int reviews, double saved) {}

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static @Nullable Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
