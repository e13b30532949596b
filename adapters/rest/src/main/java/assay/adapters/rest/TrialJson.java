package assay.adapters.rest;

import assay.application.model.ReadTrial.Found;
import assay.domain.evaluation.Calibration;
import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.promotion.Estimate;
import assay.domain.promotion.LabelledQuality;
import assay.domain.promotion.PairedScore;
import assay.domain.promotion.PromotionReport;
import assay.domain.promotion.PromotionReport.Check;
import assay.domain.promotion.RankingEstimates;
import assay.domain.promotion.ScoreDay;
import assay.domain.promotion.Speed;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The trial of a version and what it found. */
@Schema(name = "Trial")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialJson(
    @Schema(enumeration = {"running", "passed", "failed"}) String state,
    String requestedBy,
    Instant requestedAt,
    @Nullable Instant finishedAt,
    @Schema(description = "What it is compared with.") @Nullable String champion,
    @Schema(description = "The checks that failed.") List<String> failed,
    @Nullable OverrideJson override,
    @Nullable ReportJson report) {

  static TrialJson of(Found found) {
    var trial = found.trial();
    var result = trial.result();
    return new TrialJson(
        result.isEmpty() ? "running" : trial.passed() ? "passed" : "failed",
        trial.requestedBy(),
        trial.requestedAt(),
        result.map(r -> r.at()).orElse(null),
        trial.champion().map(sha256 -> sha256.hex()).orElse(null),
        result.map(r -> r.failed()).orElseGet(List::of),
        trial.override().map(o -> new OverrideJson(o.by(), o.reason(), o.at())).orElse(null),
        found.report().map(ReportJson::of).orElse(null));
  }

  /** Who wants it to decide in spite of its trial. */
  @Schema(name = "Override")
  public record OverrideJson(String by, String reason, Instant at) {}

  /** What was found so far. */
  @Schema(name = "TrialReport")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ReportJson(
      @Schema(description = "Recent events that were scored again.") int events,
      int failed,
      double days,
      ShadowJson tiers,
      @Schema(description = "Events a day that go before people or are blocked.")
          double championReviews,
      double candidateReviews,
      EstimateJson moreReviews,
      @Schema(description = "Expected a day, each by its own probabilities.")
          EstimateJson moreSaving,
      @Nullable LabelsJson labels,
      @Schema(description = "Population stability index from week to week.")
          @Nullable Double stability,
      @Schema(description = "The last two weeks that have events, day by day (UTC).")
          List<ScoreDayJson> scoreDays,
      @Nullable SpeedJson championSpeed,
      @Nullable SpeedJson speed,
      List<CheckJson> checks) {
    static ReportJson of(PromotionReport report) {
      return new ReportJson(
          report.events(),
          report.failed(),
          report.days(),
          ShadowJson.of(report.tiers(), java.util.Optional.empty()),
          report.championReviews(),
          report.candidateReviews(),
          EstimateJson.of(report.moreReviews()),
          EstimateJson.of(report.moreSaving()),
          report.labels().map(LabelsJson::of).orElse(null),
          nullable(report.stability()),
          report.scoreDays().stream().map(ScoreDayJson::of).toList(),
          report.championSpeed().map(SpeedJson::of).orElse(null),
          report.speed().map(SpeedJson::of).orElse(null),
          report.checks().stream().map(CheckJson::of).toList());
    }
  }

  /** How long events took, and what the model takes. */
  @Schema(name = "Speed")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SpeedJson(
      double p50Micros,
      double p99Micros,
      long loadMillis,
      long documentBytes,
      @Schema(description = "What the loaded model keeps in memory, by adding up its objects.")
          @Nullable Long heapBytes) {
    static SpeedJson of(Speed speed) {
      var heap = speed.heapBytes();
      return new SpeedJson(
          speed.p50Micros(),
          speed.p99Micros(),
          speed.loadMillis(),
          speed.documentBytes(),
          heap.isPresent() ? heap.getAsLong() : null);
    }
  }

  /** The scores of one day. */
  @Schema(name = "ScoreDay")
  public record ScoreDayJson(
      String day,
      int events,
      @Schema(description = "Percentiles 5, 25, 50, 75, 95 and 99.") List<Double> champion,
      List<Double> candidate) {
    static ScoreDayJson of(ScoreDay day) {
      return new ScoreDayJson(day.day().toString(), day.events(), day.champion(), day.candidate());
    }
  }

  /** How sure the ranking metrics are. */
  @Schema(name = "RankingEstimates")
  public record RankingJson(
      EstimateJson championRocAuc,
      EstimateJson rocAuc,
      @Schema(description = "By DeLong, on the same events.") EstimateJson rocAucGained,
      EstimateJson championAveragePrecision,
      EstimateJson averagePrecision,
      @Schema(description = "By bootstrap, in pairs.") EstimateJson averagePrecisionGained) {
    static RankingJson of(RankingEstimates ranking) {
      return new RankingJson(
          EstimateJson.of(ranking.championAuc()),
          EstimateJson.of(ranking.candidateAuc()),
          EstimateJson.of(ranking.aucGained()),
          EstimateJson.of(ranking.championPrecision()),
          EstimateJson.of(ranking.candidatePrecision()),
          EstimateJson.of(ranking.precisionGained()));
    }
  }

  /** A number and its 95 % confidence interval. */
  @Schema(name = "Estimate")
  public record EstimateJson(double value, double low, double high) {
    static EstimateJson of(Estimate estimate) {
      return new EstimateJson(estimate.value(), estimate.low(), estimate.high());
    }
  }

  /** One check; without a limit it tells and blocks nothing. */
  @Schema(name = "Check")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CheckJson(
      String check, @Nullable Double measured, @Nullable Double limit, boolean fails) {
    static CheckJson of(Check check) {
      return new CheckJson(
          Texts.lower(check.kind()),
          nullable(check.measured()),
          nullable(check.limit()),
          check.fails());
    }
  }

  /** On events of which the truth is known. */
  @Schema(name = "LabelledComparison")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LabelsJson(
      QualityJson champion,
      QualityJson candidate,
      @Schema(description = "What the candidate saves more a day.")
          @Nullable EstimateJson difference,
      @Schema(description = "With two or more of each class.") @Nullable RankingJson ranking) {
    static LabelsJson of(LabelledQuality labels) {
      return new LabelsJson(
          QualityJson.of(labels.champion()),
          QualityJson.of(labels.candidate()),
          labels.difference().map(EstimateJson::of).orElse(null),
          labels.ranking().map(RankingJson::of).orElse(null));
    }
  }

  /** How one model does there. */
  @Schema(name = "LabelledQuality")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record QualityJson(
      int events,
      int frauds,
      @Nullable Double rocAuc,
      @Nullable Double averagePrecision,
      @Nullable Double kolmogorovSmirnov,
      double logLoss,
      double brierScore,
      double calibrationError,
      @Schema(description = "What it stops, tiers MEDIUM and HIGH.") ConfusionMatrix decisions,
      @Schema(description = "Tier HIGH alone.") ConfusionMatrix high,
      @Nullable Double highPrecision,
      @Nullable Double highRecall,
      @Nullable Double precision,
      @Nullable Double recall,
      @Nullable Double f1,
      @Nullable Double f2,
      @Nullable Double cohensKappa,
      @Schema(description = "Share of the loss that is saved, after Bahnsen.")
          @Nullable Double savings,
      @Schema(description = "Share of fraud by probability, ten bins.")
          List<Calibration.Bin> calibration) {
    static QualityJson of(LabelledQuality.OfModel model) {
      var metrics = model.metrics();
      var decisions = model.decisions();
      return new QualityJson(
          metrics.events(),
          metrics.frauds(),
          nullable(metrics.rocAuc()),
          nullable(metrics.averagePrecision()),
          nullable(metrics.kolmogorovSmirnov()),
          metrics.logLoss(),
          metrics.brierScore(),
          metrics.calibrationError(),
          decisions,
          model.high(),
          nullable(model.high().precision()),
          nullable(model.high().recall()),
          nullable(decisions.precision()),
          nullable(decisions.recall()),
          nullable(decisions.f1()),
          nullable(decisions.f2()),
          nullable(decisions.cohensKappa()),
          model.savings().map(s -> nullable(s.share())).orElse(null),
          model.calibration().bins());
    }
  }

  /** One event whose tier would change. */
  @Schema(name = "TierChange")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ChangeJson(
      String decisionId,
      String eventId,
      Instant scoredAt,
      double amount,
      String from,
      String to,
      double championProbability,
      double probability,
      @Schema(description = "What turned out to be true.") @Nullable Boolean fraud) {
    static ChangeJson of(PairedScore score) {
      var champion = score.champion().orElseThrow();
      var candidate = score.candidate().orElseThrow();
      return new ChangeJson(
          score.decision(),
          score.eventId(),
          score.at(),
          score.amount(),
          champion.tier().name(),
          candidate.tier().name(),
          champion.probability(),
          candidate.probability(),
          score.fraud().orElse(null));
    }
  }

  private static @Nullable Double nullable(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
