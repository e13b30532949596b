package assay.application.scoring;

import assay.domain.event.StreamName;
import assay.domain.features.Features;
import assay.domain.history.HistorySpan;
import assay.domain.history.SubjectEvent;
import assay.domain.scoring.DecisionId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A decision log, with the histories of its subjects, that forgets at exit. */
public final class InMemoryDecisionLog implements DecisionLog, SubjectHistories {
  private record Key(StreamName stream, String key) {}

  private record Remembered(StreamName stream, DecisionId decision, SubjectEvent event) {}

  private final Map<Key, Entry> entries = new ConcurrentHashMap<>();
  private final List<Remembered> remembered = new CopyOnWriteArrayList<>();
  private final Map<DecisionId, Boolean> labels = new ConcurrentHashMap<>();

  @Override
  public CompletableFuture<Appended> append(Entry entry) {
    var earlier =
        entries.putIfAbsent(new Key(entry.decision().event().stream(), entry.key()), entry);
    if (earlier == null) {
      var decision = entry.decision();
      entry
          .kept()
          .events()
          .forEach(
              e -> remembered.add(new Remembered(decision.event().stream(), decision.id(), e)));
    }
    return CompletableFuture.completedFuture(
        earlier == null ? new Appended.Durable() : new Appended.AlreadyDecided(stored(earlier)));
  }

  @Override
  public Optional<Stored> find(StreamName stream, String key) {
    return Optional.ofNullable(entries.get(new Key(stream, key))).map(InMemoryDecisionLog::stored);
  }

  @Override
  public Optional<Stored> find(DecisionId id) {
    return entries.values().stream()
        .filter(entry -> entry.decision().id().equals(id))
        .map(InMemoryDecisionLog::stored)
        .findFirst();
  }

  /** Everything that was stored. */
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** What turned out to be true of a decision. */
  public void label(DecisionId decision, boolean fraud) {
    labels.put(decision, fraud);
  }

  /** Takes it back. */
  public void withdraw(DecisionId decision) {
    labels.remove(decision);
  }

  @Override
  public List<SubjectEvent> find(StreamName stream, List<HistorySpan> spans) {
    return spans.stream()
        .flatMap(
            span ->
                remembered.stream()
                    .filter(past -> past.stream().equals(stream))
                    .filter(past -> past.event().subject().equals(span.subject()))
                    .filter(past -> span.covers(past.event().time()))
                    .map(past -> answered(past, span))
                    .sorted(Comparator.comparingLong(SubjectEvent::time)))
        .toList();
  }

  private SubjectEvent answered(Remembered past, HistorySpan span) {
    var event = past.event();
    var facts = new LinkedHashMap<String, Object>();
    Stream.concat(span.numbers().stream(), span.keys().stream())
        .forEach(name -> facts.put(name, event.facts().get(name)));
    var label = Optional.ofNullable(labels.get(past.decision())).or(event::fraud);
    return new SubjectEvent(
        event.subject(),
        event.time(),
        span.labels() ? label : Optional.empty(),
        new Features(facts));
  }

  private static Stored stored(Entry entry) {
    var decision = entry.decision();
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
        entry.kept().windows());
  }
}
