package assay.webapp.console;

import assay.application.triage.TeamFigures;
import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.triage.MissedFraud;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the team's reviewing goes. */
@Named("team")
@RequestScoped
public class TeamPage {
  static final List<Integer> PERIODS = List.of(7, 30, 90);
  private static final int USUAL = 30;
  private static final List<Duration> AGES =
      List.of(Duration.ofHours(1), Duration.ofHours(4), Duration.ofDays(1), Duration.ofDays(3));

  @Inject private TeamFigures figures;
  @Inject private Show show;
  @Inject private Texts texts;
  @Inject private Clock clock;

  private int days = USUAL;
  private @Nullable List<TeamFigures.Work> work;
  private @Nullable List<ConfusionMatrix> agreement;
  private TeamFigures.@Nullable Ages ages;

  /** One span of ages with how many cases wait so long, and its share of the largest. */
  public record Age(String name, long count, double share) {}

  /** What the audit sample says in one currency. */
  public record Missed(long reviewed, long frauds, String share, String money) {}

  private Instant since() {
    return clock.instant().minus(Duration.ofDays(days));
  }

  public List<TeamFigures.Work> getWork() {
    if (work == null) {
      work = figures.work(since());
    }
    return work;
  }

  /** Verdicts a day. */
  public String perDay(TeamFigures.Work one) {
    return show.number(Math.round(10.0 * one.verdicts() / days) / 10.0);
  }

  /** The precision of somebody's flags in words, with how many it rests on. */
  public String precision(TeamFigures.Work one) {
    var precision = one.precision();
    return precision.isEmpty()
        ? "–"
        : texts.get(
            "team.precision.of",
            show.percent(precision.getAsDouble()),
            one.confirmed() + one.refuted());
  }

  private Optional<ConfusionMatrix> agreement() {
    if (agreement == null) {
      agreement = figures.agreement(since()).stream().toList();
    }
    return agreement.stream().findFirst();
  }

  /** How many cases two people decided. */
  public long getDoubled() {
    return agreement().map(TeamPage::total).orElse(0L);
  }

  private static long total(ConfusionMatrix both) {
    return both.truePositives()
        + both.falsePositives()
        + both.trueNegatives()
        + both.falseNegatives();
  }

  /** In how many of them they agreed. */
  public long getAgreed() {
    return agreement().map(both -> both.truePositives() + both.trueNegatives()).orElse(0L);
  }

  /** Cohen's kappa, where it is defined; otherwise empty. */
  public String getKappa() {
    var kappa = agreement().map(ConfusionMatrix::cohensKappa);
    return kappa.isEmpty() || kappa.get().isEmpty()
        ? ""
        : show.number(Math.round(100 * kappa.get().getAsDouble()) / 100.0);
  }

  private TeamFigures.Ages ages() {
    if (ages == null) {
      ages = figures.ages(AGES, clock.instant());
    }
    return ages;
  }

  /** How many cases wait how long. */
  public List<Age> getAges() {
    var counts = ages().counts();
    double most = Math.max(1, counts.stream().mapToLong(Long::longValue).max().orElse(1));
    var spans = new ArrayList<Age>();
    for (int i = 0; i < counts.size(); i++) {
      spans.add(new Age(texts.get("team.age." + i), counts.get(i), counts.get(i) / most));
    }
    return spans;
  }

  /** When the case that waits longest was opened; null where none waits. */
  public @Nullable Instant getOldest() {
    return ages().oldest().orElse(null);
  }

  public List<Missed> getMissed() {
    return figures.missed(since()).entrySet().stream()
        .map(entry -> missed(entry.getValue(), entry.getKey()))
        .toList();
  }

  private Missed missed(MissedFraud found, String currency) {
    var interval = found.share().orElseThrow();
    return new Missed(
        found.reviewed(),
        found.frauds(),
        texts.get(
            "team.missed.share",
            show.percent(found.observed()),
            show.percent(interval.low()),
            show.percent(interval.high())),
        texts.get(
            "team.missed.money",
            show.money(found.fraudMoney(), currency),
            show.money(found.leastMoney(), currency),
            show.money(found.mostMoney(), currency)));
  }

  public List<Integer> getPeriods() {
    return PERIODS;
  }

  public int getDays() {
    return days;
  }

  /** Seven, thirty or ninety days; anything else is thirty. */
  public void setDays(int wanted) {
    days = PERIODS.contains(wanted) ? wanted : USUAL;
  }
}
