package assay.application.stream;

import assay.domain.event.StreamName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes of costs that are forgotten at exit. */
public final class InMemoryCostChanges implements CostChanges {
  private final List<Change> kept = new ArrayList<>();

  @Override
  public void record(Change change) {
    kept.add(change);
  }

  @Override
  public List<Change> list(StreamName stream) {
    return kept.stream()
        .filter(change -> change.stream().equals(stream))
        .sorted(Comparator.comparing(Change::at).reversed())
        .toList();
  }
}
