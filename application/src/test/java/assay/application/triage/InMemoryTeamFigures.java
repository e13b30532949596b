package assay.application.triage;

import assay.application.scoring.DecisionLog;
import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.AuditSample;
import assay.domain.triage.CaseId;
import assay.domain.triage.Label;
import assay.domain.triage.MissedFraud;
import assay.domain.triage.TriageCase;
import assay.domain.triage.TriageCase.Closed;
import assay.domain.triage.Verdict;
import assay.domain.triage.Verdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures of a team, of what {@link InMemoryTriage} keeps. */
final class InMemoryTeamFigures implements TeamFigures {
  private final InMemoryTriage triage;

  InMemoryTeamFigures(InMemoryTriage triage) {
    this.triage = triage;
  }

  private record Row(DecisionLog.Entry entry, TriageCase triageCase) {}

  private Stream<Row> rows() {
    return triage
        .decisions()
        .map(e -> new Row(e, triage.find(CaseId.of(e.decision().id())).orElseThrow()));
  }

  private Stream<Closed> closed(Instant since) {
    return rows()
        .map(Row::triageCase)
        .filter(Closed.class::isInstance)
        .map(Closed.class::cast)
        .filter(closed -> !closed.at().isBefore(since));
  }

  @Override
  public List<Work> work(Instant since) {
    return closed(since)
        .collect(Collectors.groupingBy(closed -> closed.by().name()))
        .entrySet()
        .stream()
        .map(of -> work(of.getKey(), of.getValue()))
        .sorted(Comparator.comparingLong(work -> -work.verdicts()))
        .toList();
  }

  private Work work(String reviewer, Collection<Closed> verdicts) {
    var flagged = verdicts.stream().filter(c -> isFlag(c.verdict())).toList();
    return new Work(
        reviewer,
        verdicts.size() - flagged.size(),
        flagged.size(),
        flagged.stream().filter(c -> later(c).filter(Label::fraud).isPresent()).count(),
        flagged.stream().filter(c -> later(c).filter(l -> !l.fraud()).isPresent()).count());
  }

  private Optional<Label> later(Closed closed) {
    return triage.list(new DecisionId(closed.id().value())).stream()
        .filter(Label::isFromOutside)
        .max(Comparator.comparing(Label::at));
  }

  private static boolean isFlag(Verdict verdict) {
    return verdict.outcome() == Outcome.FLAGGED;
  }

  @Override
  public Optional<ConfusionMatrix> agreement(Instant since) {
    var twice =
        closed(since).filter(c -> c.escalation().flatMap(e -> e.opinion()).isPresent()).toList();
    return twice.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ConfusionMatrix(
                count(twice, true, true),
                count(twice, true, false),
                count(twice, false, false),
                count(twice, false, true)));
  }

  private static long count(List<Closed> cases, boolean first, boolean second) {
    Predicate<Closed> said =
        c ->
            isFlag(c.escalation().orElseThrow().opinion().orElseThrow()) == first
                && isFlag(c.verdict()) == second;
    return cases.stream().filter(said).count();
  }

  @Override
  public Ages ages(List<Duration> limits, Instant now) {
    var opened =
        rows()
            .map(Row::triageCase)
            .filter(c -> !(c instanceof Closed))
            .map(TriageCase::openedAt)
            .toList();
    var counts = new ArrayList<Long>();
    long before = 0;
    for (Duration limit : limits) {
      long within = opened.stream().filter(at -> at.isAfter(now.minus(limit))).count();
      counts.add(within - before);
      before = within;
    }
    counts.add(opened.size() - before);
    return new Ages(counts, opened.stream().min(Comparator.naturalOrder()));
  }

  @Override
  public Map<String, MissedFraud> missed(Instant since) {
    var missed = new TreeMap<String, MissedFraud>();
    rows()
        .filter(row -> row.entry().sample().isPresent())
        .filter(row -> row.triageCase() instanceof Closed c && !c.at().isBefore(since))
        .forEach(
            row ->
                missed.merge(
                    row.entry().decision().reportingCurrency(),
                    missed(row),
                    InMemoryTeamFigures::sum));
    return missed;
  }

  private static MissedFraud missed(Row row) {
    double events = 1 / row.entry().sample().map(AuditSample::share).orElseThrow();
    double money = row.entry().decision().event().amount().reported() * events;
    boolean fraud = isFlag(((Closed) row.triageCase()).verdict());
    return new MissedFraud(1, fraud ? 1 : 0, events, fraud ? money : 0, money);
  }

  private static MissedFraud sum(MissedFraud one, MissedFraud other) {
    return new MissedFraud(
        one.reviewed() + other.reviewed(),
        one.frauds() + other.frauds(),
        one.events() + other.events(),
        one.fraudMoney() + other.fraudMoney(),
        one.money() + other.money());
  }
}
