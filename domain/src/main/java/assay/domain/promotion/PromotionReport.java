package assay.domain.promotion;

import assay.domain.cost.Policy;
import assay.domain.model.Agreement;
import assay.domain.model.Agreement.Cell;
import assay.domain.monitoring.QuantileBins;
import assay.domain.monitoring.StabilityIndex;
import assay.domain.promotion.PairedScore.Judged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a version would change, in events and money, and whether it keeps to the limits of its
 * stream.
 *
 * @param events the latest ones that were scored again
 * @param failed those of them that the candidate does not take
 * @param days that they cover; less than a day counts as one
 * @param tiers what the champion says against what the candidate says
 * @param championReviews events a day that the champion puts before people or blocks
 * @param candidateReviews the same of the candidate
 * @param moreReviews the difference of both
 * @param moreSaving what the candidate expects to save more a day than the champion, in the
 *     reporting currency, each by its own probabilities
 * @param labels empty if no event that both score has a label
 * @param stability the largest population stability index between the first week and a later one;
 *     empty with less than two weeks
 * @param scoreDays percentiles of the scores, day by day, of the last two weeks that have events
 * @param championSpeed empty without a champion
 */
public record PromotionReport(
    int events,
    int failed,
    double days,
    Agreement tiers,
    double championReviews,
    double candidateReviews,
    Estimate moreReviews,
    Estimate moreSaving,
    Optional<LabelledQuality> labels,
    OptionalDouble stability,
    List<ScoreDay> scoreDays,
    Optional<Speed> championSpeed,
    Optional<Speed> speed,
    List<Check> checks) {
  private static final double DAY = Duration.ofDays(1).toMillis();
  private static final int WEEK_EVENTS = 100;
  private static final int ENOUGH_LABELS = 50;

  public PromotionReport {
    scoreDays = List.copyOf(scoreDays);
    checks = List.copyOf(checks);
  }

  /** What is checked. */
  public enum Kind {
    FAILURES,
    REVIEWS,
    MONEY,
    AVERAGE_PRECISION,
    STABILITY,
    SPEED,
    SPEED_TIMES,
    LOADING_TIMES,
    MEMORY_TIMES
  }

  /**
   * One check.
   *
   * @param measured empty if there was not enough to measure it by
   * @param limit empty if the stream sets none
   */
  public record Check(Kind kind, OptionalDouble measured, OptionalDouble limit) {
    /** Whether it blocks: what could not be measured does not. */
    public boolean fails() {
      return measured.isPresent()
          && limit.isPresent()
          && measured.getAsDouble() > limit.getAsDouble();
    }
  }

  /** The checks that block. */
  public List<Check> failures() {
    return checks.stream().filter(Check::fails).toList();
  }

  /** Judges what was scored again. */
  public static PromotionReport of(
      List<PairedScore> scored,
      Policy policy,
      PromotionLimits limits,
      Optional<Speed> championSpeed,
      Optional<Speed> speed) {
    var recent = scored.stream().filter(PairedScore::recent).toList();
    var paired = recent.stream().filter(PairedScore::paired).toList();
    int failed = (int) recent.stream().filter(e -> e.candidate().isEmpty()).count();
    double days = days(recent);
    var labels = LabelledQuality.of(scored, policy);
    var stability = stability(recent);
    double champion = stops(paired, true) / days;
    double candidate = stops(paired, false) / days;
    var measured = new LinkedHashMap<Kind, OptionalDouble>();
    measured.put(Kind.FAILURES, share(failed, recent.size()));
    measured.put(
        Kind.REVIEWS,
        paired.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of((candidate - champion) / Math.max(1, champion)));
    measured.put(Kind.MONEY, moneyLost(labels));
    measured.put(Kind.AVERAGE_PRECISION, averagePrecisionLost(labels));
    measured.put(Kind.STABILITY, stability);
    measured.put(
        Kind.SPEED,
        speed.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(speed.get().p99Micros() / 1000));
    measured.put(
        Kind.SPEED_TIMES, times(championSpeed, speed, s -> OptionalDouble.of(s.p99Micros())));
    measured.put(
        Kind.LOADING_TIMES,
        times(championSpeed, speed, s -> OptionalDouble.of((double) s.loadMillis())));
    measured.put(
        Kind.MEMORY_TIMES,
        times(
            championSpeed,
            speed,
            s ->
                s.heapBytes().isPresent()
                    ? OptionalDouble.of((double) s.heapBytes().getAsLong())
                    : OptionalDouble.empty()));
    return new PromotionReport(
        recent.size(),
        failed,
        days,
        new Agreement(cells(paired), failed),
        champion,
        candidate,
        Estimate.perDay(differences(paired, judged -> judged.stops() ? 1.0 : 0.0), days),
        Estimate.perDay(differences(paired, Judged::saving), days),
        labels,
        stability,
        ScoreDay.of(recent),
        championSpeed,
        speed,
        checks(measured, limits));
  }

  /** How many times the champion's; empty where either is not known. */
  private static OptionalDouble times(
      Optional<Speed> champion, Optional<Speed> candidate, Function<Speed, OptionalDouble> of) {
    var before = champion.map(of).orElseGet(OptionalDouble::empty);
    var after = candidate.map(of).orElseGet(OptionalDouble::empty);
    return before.orElse(0) > 0 && after.orElse(0) > 0
        ? OptionalDouble.of(after.getAsDouble() / before.getAsDouble())
        : OptionalDouble.empty();
  }

  private static List<Check> checks(Map<Kind, OptionalDouble> measured, PromotionLimits limits) {
    var checks = new ArrayList<Check>();
    measured.forEach((kind, value) -> checks.add(new Check(kind, value, limit(kind, limits))));
    return checks;
  }

  private static OptionalDouble limit(Kind kind, PromotionLimits limits) {
    return switch (kind) {
      case FAILURES -> limits.failures();
      case REVIEWS -> limits.reviewsMore();
      case MONEY -> limits.moneyLost();
      case AVERAGE_PRECISION -> limits.averagePrecisionLost();
      case STABILITY -> limits.stability();
      case SPEED -> limits.p99Millis();
      case SPEED_TIMES -> limits.times().p99();
      case LOADING_TIMES -> limits.times().loading();
      case MEMORY_TIMES -> limits.times().memory();
    };
  }

  private static OptionalDouble share(int part, int whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / (double) whole);
  }

  /** A few labels say nothing: a single fraud can be worth more than a week of reviews. */
  private static boolean enough(LabelledQuality labels) {
    var metrics = labels.champion().metrics();
    return metrics.events() >= ENOUGH_LABELS && metrics.frauds() > 0;
  }

  private static OptionalDouble moneyLost(Optional<LabelledQuality> labels) {
    return labels
        .filter(PromotionReport::enough)
        .flatMap(LabelledQuality::difference)
        .map(difference -> OptionalDouble.of(-difference.value()))
        .orElseGet(OptionalDouble::empty);
  }

  private static OptionalDouble averagePrecisionLost(Optional<LabelledQuality> labels) {
    var enough = labels.filter(PromotionReport::enough);
    if (enough.isEmpty()) {
      return OptionalDouble.empty();
    }
    var champion = enough.get().champion().metrics().averagePrecision();
    var candidate = enough.get().candidate().metrics().averagePrecision();
    return champion.isPresent() && candidate.isPresent()
        ? OptionalDouble.of(champion.getAsDouble() - candidate.getAsDouble())
        : OptionalDouble.empty();
  }

  /** The days that events cover, from first to last; less than a day counts as one. */
  static double days(List<PairedScore> events) {
    var first = events.stream().map(PairedScore::at).min(Instant::compareTo);
    var last = events.stream().map(PairedScore::at).max(Instant::compareTo);
    return first.isEmpty() || last.isEmpty()
        ? 1
        : Math.max(1, Duration.between(first.get(), last.get()).toMillis() / DAY);
  }

  private static double stops(List<PairedScore> paired, boolean champion) {
    return paired.stream()
        .map(e -> champion ? e.champion() : e.candidate())
        .filter(judged -> judged.orElseThrow().stops())
        .count();
  }

  private static double[] differences(
      List<PairedScore> paired, java.util.function.ToDoubleFunction<Judged> of) {
    return paired.stream()
        .mapToDouble(
            e ->
                of.applyAsDouble(e.candidate().orElseThrow())
                    - of.applyAsDouble(e.champion().orElseThrow()))
        .toArray();
  }

  private static List<Cell> cells(List<PairedScore> paired) {
    var cells = new TreeMap<String, Cell>();
    for (PairedScore e : paired) {
      var champion = e.champion().orElseThrow();
      var candidate = e.candidate().orElseThrow();
      cells.merge(
          champion.tier().ordinal() + " " + candidate.tier().ordinal(),
          new Cell(
              champion.tier(),
              candidate.tier(),
              1,
              e.amount(),
              champion.saving(),
              candidate.saving()),
          PromotionReport::sum);
    }
    return List.copyOf(cells.values());
  }

  private static Cell sum(Cell a, Cell b) {
    return new Cell(
        a.champion(),
        a.shadow(),
        a.events() + b.events(),
        a.amount() + b.amount(),
        a.championSaving() + b.championSaving(),
        a.shadowSaving() + b.shadowSaving());
  }

  /** Weeks of at least 100 events, counted back from the latest event; deciles of the earliest. */
  private static OptionalDouble stability(List<PairedScore> recent) {
    var last = recent.stream().map(PairedScore::at).max(Instant::compareTo);
    var weeks = new TreeMap<Long, List<Double>>();
    for (PairedScore e : recent) {
      e.candidate()
          .ifPresent(
              judged ->
                  weeks
                      .computeIfAbsent(
                          -Duration.between(e.at(), last.orElseThrow()).toDays() / 7,
                          week -> new ArrayList<>())
                      .add(judged.probability()));
    }
    var full = weeks.values().stream().filter(week -> week.size() >= WEEK_EVENTS).toList();
    if (full.size() < 2) {
      return OptionalDouble.empty();
    }
    double[] baseline = array(full.get(0));
    var bins = QuantileBins.deciles(baseline);
    return full.stream()
        .skip(1)
        .mapToDouble(
            week -> StabilityIndex.of(bins.count(baseline), bins.count(array(week))).value())
        .max();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
