package assay.application.scoring;

import assay.domain.event.StreamName;
import assay.domain.scoring.DecisionId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A decision log that forgets at exit. */
public final class InMemoryDecisionLog implements DecisionLog {
  private record Key(StreamName stream, String key) {}

  private final Map<Key, Entry> entries = new ConcurrentHashMap<>();

  @Override
  public CompletableFuture<Appended> append(Entry entry) {
    var earlier =
        entries.putIfAbsent(new Key(entry.decision().event().stream(), entry.key()), entry);
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
        decision.scoredAt());
  }
}
