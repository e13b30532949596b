package assay.webapp.console;

import assay.application.model.ManageModels;
import assay.application.model.ReadTrial;
import assay.application.model.ReadTrial.Found;
import assay.domain.evaluation.Backtest;
import assay.domain.evaluation.Savings;
import assay.domain.model.ModelVersion.NotAllowed;
import assay.domain.promotion.Estimate;
import assay.domain.promotion.LabelledQuality;
import assay.domain.promotion.LabelledQuality.OfModel;
import assay.domain.promotion.PairedScore;
import assay.domain.promotion.PromotionReport;
import assay.domain.promotion.PromotionReport.Check;
import assay.domain.promotion.ScoreDay;
import assay.domain.promotion.Speed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the trial of the version on the page found, in words and money. */
@Named("trial")
@RequestScoped
public class TrialPanel {
  private static final int SHOWN = 20;

  @Inject private ReadTrial trials;
  @Inject private ManageModels manage;
  @Inject private ModelPage page;
  @Inject private CaseMessages messages;
  @Inject private Texts texts;
  @Inject private Show show;
  @Inject private User user;

  private String reason = "";
  private @Nullable Found found;

  /** One line of the comparison on labelled events. */
  public record Line(String name, String champion, String candidate, String difference) {}

  private Optional<Found> find() {
    if (found == null) {
      var version = page.getVersion();
      found = trials.latest(version.stream(), version.sha256()).orElse(null);
    }
    return Optional.ofNullable(found);
  }

  /** The latest trial; null if there was none. */
  public @Nullable Found getFound() {
    return find().orElse(null);
  }

  /** What it found so far; null if nothing yet. */
  public @Nullable PromotionReport getReport() {
    return find().flatMap(Found::report).orElse(null);
  }

  public boolean isRunning() {
    return find().filter(f -> f.trial().result().isEmpty()).isPresent();
  }

  /** Key of the sentence that says how it ended. */
  public String getVerdict() {
    if (isRunning()) {
      return "running";
    }
    if (find().filter(f -> f.trial().passed()).isEmpty()) {
      return "failed";
    }
    boolean limited =
        Optional.ofNullable(getReport()).stream()
            .flatMap(report -> report.checks().stream())
            .anyMatch(check -> check.limit().isPresent());
    return limited ? "passed" : "told";
  }

  /** Money a day with its interval, in words. */
  public String money(Estimate estimate) {
    String currency = page.getCurrency();
    return texts.get(
        "trial.estimate",
        show.money(estimate.value(), currency),
        show.money(estimate.low(), currency),
        show.money(estimate.high(), currency));
  }

  /** A number a day with its interval, in words. */
  public String number(Estimate estimate) {
    return texts.get(
        "trial.estimate",
        rounded(estimate.value()),
        rounded(estimate.low()),
        rounded(estimate.high()));
  }

  /** A number of people or events a day. */
  public String rounded(double value) {
    return show.number(Math.round(value * 10) / 10.0);
  }

  /** A number with one digit behind the point, for texts that choose their words by it. */
  public double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }

  /** What was measured for a check, or its limit, in its unit. */
  public String measured(Check check, OptionalDouble value) {
    if (value.isEmpty()) {
      return "–";
    }
    double number = value.getAsDouble();
    return switch (check.kind()) {
      case FAILURES -> show.percent(number);
      case REVIEWS ->
          (number > 0 ? "+" : "") + show.number(Math.round(number * 1000) / 10.0) + " %";
      case MONEY -> show.money(number, page.getCurrency());
      case AVERAGE_PRECISION, STABILITY -> show.number(Math.round(number * 10_000) / 10_000.0);
      case SPEED -> texts.get("trial.millis", show.number(Math.round(number * 100) / 100.0));
      case SPEED_TIMES, LOADING_TIMES, MEMORY_TIMES ->
          "× " + show.number(Math.round(number * 100) / 100.0);
    };
  }

  /** Both models on the events of which the truth is known. */
  public List<Line> getLines() {
    var labels = find().flatMap(Found::report).flatMap(PromotionReport::labels);
    var lines = new ArrayList<Line>();
    labels.ifPresent(
        both -> {
          var ranking = both.ranking();
          add(lines, both, "roc", m -> m.metrics().rocAuc());
          ranking.ifPresent(it -> tell(lines, it.aucGained()));
          add(lines, both, "precisionRecall", m -> m.metrics().averagePrecision());
          ranking.ifPresent(it -> tell(lines, it.precisionGained()));
          add(lines, both, "ks", m -> m.metrics().kolmogorovSmirnov());
          add(lines, both, "precision", m -> m.decisions().precision());
          add(lines, both, "recall", m -> m.decisions().recall());
          add(lines, both, "highPrecision", m -> m.high().precision());
          add(lines, both, "highRecall", m -> m.high().recall());
          add(lines, both, "f1", m -> m.decisions().f1());
          add(lines, both, "f2", m -> m.decisions().f2());
          add(lines, both, "kappa", m -> m.decisions().cohensKappa());
          add(lines, both, "logLoss", m -> OptionalDouble.of(m.metrics().logLoss()));
          add(lines, both, "brier", m -> OptionalDouble.of(m.metrics().brierScore()));
          add(lines, both, "calibration", m -> OptionalDouble.of(m.metrics().calibrationError()));
          add(
              lines,
              both,
              "savings",
              m -> m.savings().map(Savings::share).orElse(OptionalDouble.empty()));
        });
    return lines;
  }

  private void add(
      List<Line> lines, LabelledQuality both, String name, Function<OfModel, OptionalDouble> of) {
    lines.add(
        new Line(
            texts.get("metric." + name),
            number(of.apply(both.champion())),
            number(of.apply(both.candidate())),
            ""));
  }

  /** Says of the last line how sure its difference is. */
  private void tell(List<Line> lines, Estimate difference) {
    var last = lines.remove(lines.size() - 1);
    String words =
        texts.get(
            "trial.estimate",
            show.number(rounded4(difference.value())),
            show.number(rounded4(difference.low())),
            show.number(rounded4(difference.high())));
    lines.add(new Line(last.name(), last.champion(), last.candidate(), words));
  }

  /** What both models take: time and memory. */
  public List<Line> getTakes() {
    var report = getReport();
    if (report == null || report.speed().isEmpty()) {
      return List.of();
    }
    var champion = report.championSpeed();
    var candidate = report.speed();
    return List.of(
        take("trial.p50", champion, candidate, s -> millis(s.p50Micros() / 1000)),
        take("trial.p99", champion, candidate, s -> millis(s.p99Micros() / 1000)),
        take("trial.load", champion, candidate, s -> millis((double) s.loadMillis())),
        take("trial.file", champion, candidate, s -> megabytes(s.documentBytes())),
        take(
            "trial.heap",
            champion,
            candidate,
            s -> s.heapBytes().isPresent() ? megabytes(s.heapBytes().getAsLong()) : "–"));
  }

  private Line take(
      String key, Optional<Speed> champion, Optional<Speed> candidate, Function<Speed, String> of) {
    return new Line(
        texts.get(key), champion.map(of).orElse("–"), candidate.map(of).orElse("–"), "");
  }

  private String millis(double millis) {
    return texts.get("trial.millis", show.number(Math.round(millis * 1000) / 1000.0));
  }

  private String megabytes(long bytes) {
    return texts.get("trial.megabytes", show.number(Math.round(bytes / 10_485.76) / 100.0));
  }

  /** Of the last two weeks day by day; the median and what 5 of 100 exceed. */
  public List<ScoreDay> getDays() {
    return find().flatMap(Found::report).map(PromotionReport::scoreDays).orElseGet(List::of);
  }

  /** One percentile of a day, in words. */
  public String percentile(List<Double> percentiles, double percent) {
    return percentiles.isEmpty()
        ? "–"
        : show.percent(percentiles.get(Backtest.PERCENTS.indexOf(percent)));
  }

  /** Calibration as points of a picture of 300 by 300: share of fraud by probability said. */
  public String getChampionCalibration() {
    return calibration(LabelledQuality::champion);
  }

  /** The same of this version. */
  public String getCalibration() {
    return calibration(LabelledQuality::candidate);
  }

  private String calibration(Function<LabelledQuality, OfModel> model) {
    return find()
        .flatMap(Found::report)
        .flatMap(PromotionReport::labels)
        .map(
            both ->
                model.apply(both).calibration().bins().stream()
                    .map(bin -> SquarePicture.at(bin.meanScore(), bin.fraudShare()))
                    .collect(Collectors.joining(" ")))
        .orElse("");
  }

  private static double rounded4(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  private String number(OptionalDouble value) {
    return value.isEmpty() ? "–" : show.number(rounded4(value.getAsDouble()));
  }

  /** The events whose tier changes, of the largest amounts. */
  public List<PairedScore> getChanges() {
    return find().map(f -> trials.changes(f.trial())).orElseGet(List::of).stream()
        .limit(SHOWN)
        .toList();
  }

  public void tryAgain() {
    var version = page.getVersion();
    manage.tryAgain(version.stream(), version.sha256(), user.getName());
    found = null;
  }

  /** Asks to let it decide in spite of its trial. */
  public void override() {
    var version = page.getVersion();
    try {
      manage.override(version.stream(), version.sha256(), reason, user.getName());
      messages.done("trial.override.done");
      reason = "";
    } catch (IllegalArgumentException e) {
      messages.warn("model.reason.needed");
    } catch (NotAllowed e) {
      messages.warn("models.refused", String.valueOf(e.getMessage()));
    }
    found = null;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = Objects.requireNonNullElse(reason, "").strip();
  }
}
