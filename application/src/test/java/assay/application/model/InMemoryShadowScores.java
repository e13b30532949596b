package assay.application.model;

import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.Agreement;
import assay.domain.model.Agreement.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Scores in the shadow that are forgotten at exit. */
public final class InMemoryShadowScores implements ShadowScores {
  private record Key(StreamName stream, Sha256 model) {}

  private final Map<Key, UUID> progress = new HashMap<>();
  private final Map<Key, List<Shadow>> kept = new HashMap<>();

  @Override
  public Optional<UUID> upTo(StreamName stream, Sha256 model) {
    return Optional.ofNullable(progress.get(new Key(stream, model)));
  }

  @Override
  public boolean save(StreamName stream, Sha256 model, UUID from, UUID to, List<Shadow> batch) {
    var key = new Key(stream, model);
    var before = progress.get(key);
    if (before != null && before.toString().compareTo(from.toString()) > 0) {
      return false;
    }
    progress.put(key, to);
    kept.computeIfAbsent(key, k -> new ArrayList<>()).addAll(batch);
    return true;
  }

  @Override
  public Agreement agreement(StreamName stream, Sha256 model, Sha256 champion) {
    return agreement(stream, model, shadow -> shadow.champion().equals(champion));
  }

  @Override
  public Agreement agreement(StreamName stream, Sha256 model) {
    return agreement(stream, model, shadow -> true);
  }

  private Agreement agreement(StreamName stream, Sha256 model, Predicate<Shadow> which) {
    var shadows =
        kept.getOrDefault(new Key(stream, model), List.of()).stream().filter(which).toList();
    var cells = new HashMap<String, Cell>();
    for (Shadow shadow : shadows) {
      shadow
          .said()
          .ifPresent(
              said ->
                  cells.merge(
                      shadow.championTier() + " " + said.tier(),
                      new Cell(
                          shadow.championTier(),
                          said.tier(),
                          1,
                          shadow.amount(),
                          shadow.championSaving(),
                          said.saving()),
                      InMemoryShadowScores::sum));
    }
    return new Agreement(
        List.copyOf(cells.values()), shadows.stream().filter(s -> s.said().isEmpty()).count());
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
}
