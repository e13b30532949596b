package assay.application.model;

import assay.application.scoring.DecisionLog.Entry;
import assay.domain.event.StreamName;
import assay.domain.scoring.DecisionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Stored events that are forgotten at exit. */
public final class InMemoryStoredEvents implements StoredEvents {
  private final List<Entry> entries = new ArrayList<>();
  private final Map<DecisionId, Boolean> labels = new HashMap<>();

  /** Stores what was decided. */
  public void decided(Entry entry) {
    entries.add(entry);
  }

  /** Says what turned out to be true. */
  public void labelled(DecisionId id, boolean fraud) {
    labels.put(id, fraud);
  }

  @Override
  public List<StoredEvent> between(StreamName stream, UUID after, UUID before, int limit) {
    return of(stream, id -> compare(id, after) > 0 && compare(id, before) < 0)
        .sorted((a, b) -> compare(a.id().value(), b.id().value()))
        .limit(limit)
        .toList();
  }

  @Override
  public List<StoredEvent> before(StreamName stream, UUID before, int limit) {
    return latest(of(stream, id -> compare(id, before) < 0), limit);
  }

  @Override
  public List<StoredEvent> labelledBefore(StreamName stream, UUID before, int limit) {
    return latest(
        of(stream, id -> compare(id, before) < 0).filter(event -> event.fraud().isPresent()),
        limit);
  }

  private static List<StoredEvent> latest(Stream<StoredEvent> events, int limit) {
    Comparator<StoredEvent> order = (a, b) -> compare(a.id().value(), b.id().value());
    return events.sorted(order.reversed()).limit(limit).toList();
  }

  /** As PostgreSQL orders them, without signs. */
  private static int compare(UUID a, UUID b) {
    return a.toString().compareTo(b.toString());
  }

  private Stream<StoredEvent> of(StreamName stream, Predicate<UUID> which) {
    return entries.stream()
        .filter(entry -> entry.decision().event().stream().equals(stream))
        .filter(entry -> which.test(entry.decision().id().value()))
        .map(this::event);
  }

  private StoredEvent event(Entry entry) {
    var decision = entry.decision();
    return new StoredEvent(
        decision.id(),
        decision.event().id(),
        entry.raw(),
        decision.definition(),
        entry.kept().windows(),
        decision.model(),
        decision.event().amount().reported(),
        decision.probability().value(),
        decision.assessment().tier(),
        decision.assessment().saving().orElse(0.0),
        decision.event().time(),
        decision.scoredAt(),
        Optional.ofNullable(labels.get(decision.id())));
  }
}
