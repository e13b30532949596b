package assay.application.triage;

import assay.application.scoring.DecisionLog;
import assay.application.scoring.InMemoryDecisionLog;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.CaseId;
import assay.domain.triage.GivenVerdict;
import assay.domain.triage.Label;
import assay.domain.triage.TriageCase;
import assay.domain.triage.TriageCase.Open;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Cases with their labels, notes, verdicts and audit trail, in memory. */
final class InMemoryTriage implements TriageCases, Labels, LateLabels, Notes, Verdicts, AuditTrail {
  private record Said(DecisionId decision, String source) {}

  private final InMemoryDecisionLog log;
  private final Clock clock;
  private final Map<CaseId, TriageCase> saved = new HashMap<>();
  private final Map<Said, Label> labels = new LinkedHashMap<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<GivenVerdict> verdicts = new ArrayList<>();
  private final List<Entry> deeds = new ArrayList<>();

  InMemoryTriage(InMemoryDecisionLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  private static CaseId id(DecisionLog.Entry entry) {
    return CaseId.of(entry.decision().id());
  }

  /** The stored decisions that have a case. */
  Stream<DecisionLog.Entry> decisions() {
    return log.entries().stream()
        .filter(
            entry ->
                entry.decision().opensCase()
                    || entry.sample().isPresent()
                    || saved.containsKey(id(entry)));
  }

  @Override
  public Optional<TriageCase> find(CaseId id) {
    var known = saved.get(id);
    return known != null
        ? Optional.of(known)
        : decisions()
            .filter(entry -> id(entry).equals(id))
            .<TriageCase>map(entry -> Open.fresh(id, entry.decision().scoredAt()))
            .findFirst();
  }

  @Override
  public Optional<TriageCase> lock(CaseId id) {
    return find(id);
  }

  @Override
  public Optional<Origin> origin(CaseId id) {
    return log.entries().stream()
        .filter(entry -> id(entry).equals(id))
        .map(entry -> entry.decision().event())
        .map(event -> new Origin(event.stream(), event.amount().reported()))
        .findFirst();
  }

  @Override
  public void save(TriageCase triageCase) {
    saved.put(triageCase.id(), triageCase);
  }

  @Override
  public void record(Label label) {
    labels.put(new Said(label.decision(), label.source()), label);
  }

  @Override
  public void withdraw(DecisionId decision, String source) {
    labels.remove(new Said(decision, source));
  }

  @Override
  public List<Label> list(DecisionId decision) {
    return labels.values().stream().filter(label -> label.decision().equals(decision)).toList();
  }

  @Override
  public Map<Reference, DecisionId> find(List<Reference> references) {
    var found = new HashMap<Reference, DecisionId>();
    for (Reference reference : references) {
      log.entries().stream()
          .filter(entry -> names(reference, entry))
          .forEach(entry -> found.put(reference, entry.decision().id()));
    }
    return found;
  }

  private static boolean names(Reference reference, DecisionLog.Entry entry) {
    var event = entry.decision().event();
    return reference instanceof Reference.ByEvent named
        ? named.stream().equals(event.stream()) && named.eventId().equals(event.id())
        : ((Reference.ByDecision) reference).id().equals(entry.decision().id());
  }

  @Override
  public void record(List<Label> reported, String by) {
    for (Label label : reported) {
      record(label);
      String detail = (label.fraud() ? "fraud, " : "not fraud, ") + label.source();
      record(
          Entry.of(clock.instant(), by, "labelled", "case:" + CaseId.of(label.decision()), detail));
    }
  }

  @Override
  public void add(Note note) {
    notes.add(note);
  }

  @Override
  public List<Note> list(CaseId id) {
    return notes.stream().filter(note -> note.caseId().equals(id)).toList();
  }

  @Override
  public void add(GivenVerdict given) {
    verdicts.add(given);
  }

  @Override
  public List<GivenVerdict> given(CaseId id) {
    return verdicts.stream().filter(one -> one.caseId().equals(id)).toList();
  }

  @Override
  public void record(Entry entry) {
    deeds.add(
        new Entry(
            deeds.size() + 1,
            entry.at(),
            entry.by(),
            entry.deed(),
            entry.subject(),
            entry.detail()));
  }

  @Override
  public List<Entry> list(String subject) {
    return latestFirst(deeds).filter(entry -> entry.subject().equals(subject)).toList();
  }

  @Override
  public List<Entry> latest(int limit, Optional<Long> before) {
    return latestFirst(deeds)
        .filter(entry -> before.isEmpty() || entry.number() < before.get())
        .limit(limit)
        .toList();
  }

  private static Stream<Entry> latestFirst(Collection<Entry> entries) {
    return entries.stream().sorted(Comparator.comparingLong(Entry::number).reversed());
  }
}
