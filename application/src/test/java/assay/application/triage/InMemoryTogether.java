package assay.application.triage;

import assay.domain.triage.CaseId;
import assay.domain.triage.Reviewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Who looks at which case, and the views that people save, in memory. */
final class InMemoryTogether implements CaseViewers, SavedViews {
  private record Look(CaseId id, Reviewer by) {}

  private final Map<Look, Instant> looks = new HashMap<>();
  private final List<View> views = new ArrayList<>();

  @Override
  public void seen(CaseId id, Reviewer by, Instant at) {
    looks.put(new Look(id, by), at);
  }

  @Override
  public List<Reviewer> list(CaseId id, Instant since) {
    return looks.entrySet().stream()
        .filter(look -> look.getKey().id().equals(id) && !look.getValue().isBefore(since))
        .map(look -> look.getKey().by())
        .sorted(Comparator.comparing(Reviewer::name))
        .toList();
  }

  @Override
  public List<View> list(String owner) {
    return views.stream()
        .filter(view -> view.owner().equals(owner) || view.shared())
        .sorted(Comparator.comparing(View::name).thenComparing(View::id))
        .toList();
  }

  @Override
  public boolean save(View view) {
    Predicate<View> own = other -> other.owner().equals(view.owner());
    boolean replaced = views.removeIf(own.and(other -> other.name().equals(view.name())));
    boolean room = replaced || views.stream().filter(own).count() < MOST;
    if (room) {
      views.add(view);
    }
    return room;
  }

  @Override
  public void delete(UUID id, String owner) {
    views.removeIf(view -> view.id().equals(id) && view.owner().equals(owner));
  }
}
