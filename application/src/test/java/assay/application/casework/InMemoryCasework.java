package assay.application.casework;

import assay.application.scoring.DecisionLog.Stored;
import assay.application.scoring.DecisionSamples;
import assay.domain.event.AmountAtRisk;
import assay.domain.event.StreamName;
import assay.domain.event.Subject;
import assay.domain.scoring.Decision;
import assay.domain.scoring.DecisionId;
import assay.domain.scoring.Ruling;
import assay.domain.triage.Label;
import assay.domain.triage.Verdict.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decided events in memory. */
final class InMemoryCasework implements DecidedCases, RelatedEvents {
  private final List<Decision> decisions = new ArrayList<>();
  private final Set<DecisionId> sampled = new HashSet<>();
  private final Map<DecisionId, Verdict> verdicts = new HashMap<>();
  private final List<Label> labels = new ArrayList<>();

  private record Verdict(Outcome outcome, String by, Instant at) {}

  void store(Decision decision) {
    decisions.add(decision);
  }

  void storeSampled(Decision decision) {
    store(decision);
    sampled.add(decision.id());
  }

  void decide(DecisionId id, Outcome outcome, String by, Instant at) {
    verdicts.put(id, new Verdict(outcome, by, at));
    label(new Label(id, outcome == Outcome.FLAGGED, Label.VERDICT, by, at));
  }

  void label(Label label) {
    labels.removeIf(
        old -> old.decision().equals(label.decision()) && old.source().equals(label.source()));
    labels.add(label);
  }

  private List<Label> labels(Decision decision) {
    return labels.stream().filter(label -> label.decision().equals(decision.id())).toList();
  }

  @Override
  public List<Decided> latest(StreamName stream, Outcome outcome, int limit) {
    return decisions.stream()
        .filter(d -> d.event().stream().equals(stream) && verdicts.containsKey(d.id()))
        .map(d -> decided(d, verdicts.get(d.id()), labels(d)))
        .filter(d -> d.outcome() == outcome)
        .sorted(Comparator.comparing(Decided::at).reversed())
        .limit(limit)
        .toList();
  }

  private static Decided decided(Decision decision, Verdict verdict, List<Label> labels) {
    AmountAtRisk amount = decision.event().amount();
    return new Decided(
        stored(decision),
        verdict.outcome(),
        verdict.by(),
        verdict.at(),
        labels,
        decision.probability().value(),
        amount.amount(),
        amount.currency());
  }

  static Stored stored(Decision decision) {
    var entry = DecisionSamples.entry(decision, new byte[] {'{', '}'});
    return new Stored(
        decision.id(),
        decision.event().stream(),
        decision.event().id(),
        entry.rawSha256(),
        entry.raw(),
        entry.answer(),
        decision.model(),
        decision.definition(),
        decision.costsVersion(),
        decision.scoredAt(),
        new double[0]);
  }

  @Override
  public List<Found> find(StreamName stream, List<Subject> subjects, int limit) {
    var found = new ArrayList<Found>();
    for (Subject subject : subjects) {
      decisions.stream()
          .filter(d -> d.event().stream().equals(stream) && d.event().subjects().contains(subject))
          .sorted(Comparator.comparing((Decision d) -> d.id().value().toString()).reversed())
          .limit(limit)
          .forEach(d -> found.add(new Found(subject, related(d))));
    }
    return found;
  }

  private Related related(Decision decision) {
    var event = decision.event();
    return new Related(
        decision.id(),
        event.id(),
        event.time(),
        event.amount().amount(),
        event.amount().currency(),
        event.amount().reported(),
        ruling(decision),
        event.subjects(),
        Optional.ofNullable(verdicts.get(decision.id())).map(Verdict::outcome),
        labels(decision),
        decision.opensCase() || sampled.contains(decision.id()));
  }

  private Optional<Ruling> ruling(Decision decision) {
    boolean blind = sampled.contains(decision.id()) && !verdicts.containsKey(decision.id());
    return blind
        ? Optional.empty()
        : Optional.of(
            new Ruling(
                decision.probability().value(),
                decision.assessment().tier(),
                decision.assessment().action()));
  }
}
