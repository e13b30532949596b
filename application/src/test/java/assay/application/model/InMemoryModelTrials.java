package assay.application.model;

import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.promotion.PairedScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Trials that are forgotten at exit. */
public final class InMemoryModelTrials implements ModelTrials {
  private record Claim(UUID node, Instant until) {}

  private final Map<UUID, Trial> trials = new LinkedHashMap<>();
  private final Map<UUID, Claim> claims = new HashMap<>();
  private final Map<UUID, Map<String, PairedScore>> scores = new HashMap<>();

  @java.lang.Override
  public void request(Trial trial) {
    trials.put(trial.id(), trial);
  }

  @java.lang.Override
  public Optional<Trial> latest(StreamName stream, Sha256 candidate) {
    return trials.values().stream()
        .filter(trial -> trial.stream().equals(stream) && trial.candidate().equals(candidate))
        .reduce((earlier, later) -> later);
  }

  @java.lang.Override
  public Optional<Trial> claim(UUID node, Instant now, Instant until) {
    var free =
        trials.values().stream()
            .filter(trial -> trial.result().isEmpty())
            .filter(
                trial -> {
                  var claim = claims.get(trial.id());
                  return claim == null || claim.node().equals(node) || claim.until().isBefore(now);
                })
            .findFirst();
    free.ifPresent(trial -> claims.put(trial.id(), new Claim(node, until)));
    return free;
  }

  @java.lang.Override
  public void add(UUID trial, List<PairedScore> batch) {
    var kept = scores.computeIfAbsent(trial, id -> new HashMap<>());
    batch.forEach(score -> kept.putIfAbsent(score.decision(), score));
  }

  @java.lang.Override
  public List<PairedScore> scores(UUID trial) {
    var kept = new ArrayList<>(scores.getOrDefault(trial, Map.of()).values());
    kept.sort(Comparator.comparing(PairedScore::decision).reversed());
    return kept;
  }

  @java.lang.Override
  public void finish(UUID trial, Result result) {
    trials.computeIfPresent(
        trial,
        (id, t) ->
            new Trial(
                id,
                t.stream(),
                t.candidate(),
                t.champion(),
                t.definition(),
                t.requestedBy(),
                t.requestedAt(),
                Optional.of(result),
                t.override()));
  }

  @java.lang.Override
  public Override override(UUID trial, Override override) {
    var t = Optional.ofNullable(trials.get(trial)).orElseThrow();
    var first = t.override().orElse(override);
    trials.put(
        trial,
        new Trial(
            t.id(),
            t.stream(),
            t.candidate(),
            t.champion(),
            t.definition(),
            t.requestedBy(),
            t.requestedAt(),
            t.result(),
            Optional.of(first)));
    return first;
  }
}
