package assay.application.model;

import assay.application.UseCase;
import assay.application.model.FraudModels.Loaded;
import assay.application.model.RefusedEvents.Refused;
import assay.application.scoring.FraudModel;
import assay.application.scoring.FraudModel.Outcome;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ModelVersion;
import assay.domain.model.ModelVersion.NotAllowed;
import assay.domain.promotion.StormBreaker;
import assay.domain.promotion.StormBreaker.Alarm;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Storm breaker: goes back to the last good version by itself where a new champion does harm, see
 * {@link StormBreaker}. Called by one thread of each node.
 */
@UseCase
public class WatchChampions {
  /** Who did it, in the history. */
  public static final String BY = "storm-breaker";

  private final ServingStreams streams;
  private final ModelRegistry registry;
  private final FraudModels loader;
  private final ShadowScores shadows;
  private final RefusedEvents refused;
  private final ManageModels manage;
  private final Clock clock;

  /** Events that a champion refused on this node and the one before takes. */
  private final Map<Pair, Long> refusedAlone = new HashMap<>();

  /** Why a stream did not fall back, so that it is told once. */
  private final Map<StreamName, String> stuck = new HashMap<>();

  @Inject
  public WatchChampions(
      ServingStreams streams,
      ModelRegistry registry,
      FraudModels loader,
      ShadowScores shadows,
      RefusedEvents refused,
      ManageModels manage,
      Clock clock) {
    this.streams = streams;
    this.registry = registry;
    this.loader = loader;
    this.shadows = shadows;
    this.refused = refused;
    this.manage = manage;
    this.clock = clock;
  }

  private record Pair(StreamName stream, Sha256 champion) {}

  /** Looks at every new champion once; answers in words where it went back, or can't. */
  public List<String> step() {
    countRefused();
    var fallen = new ArrayList<String>();
    for (Serving serving : streams.list()) {
      watch(serving.definition().name()).ifPresent(fallen::add);
    }
    return fallen;
  }

  private void countRefused() {
    for (Refused event : refused.take()) {
      var before = watcher(event.stream(), event.model());
      if (before.filter(model -> takes(model, event)).isPresent()) {
        refusedAlone.merge(new Pair(event.stream(), event.model()), 1L, Long::sum);
      }
    }
  }

  private static boolean takes(FraudModel model, Refused event) {
    return model.score(event.features()) instanceof Outcome.Scored;
  }

  /** The model that watches a champion, if that is new. */
  private Optional<FraudModel> watcher(StreamName stream, Sha256 champion) {
    var serving = streams.find(stream);
    return registry
        .champion(stream)
        .filter(version -> version.sha256().equals(champion))
        .filter(this::isNew)
        .flatMap(version -> registry.champions(stream).watcher())
        .flatMap(before -> registry.pmml(stream, before))
        .filter(pmml -> serving.isPresent())
        .map(pmml -> loader.load(pmml, serving.orElseThrow().definition()))
        .filter(Loaded.Ready.class::isInstance)
        .map(loaded -> ((Loaded.Ready) loaded).model());
  }

  private boolean isNew(ModelVersion champion) {
    return champion.stageSince().isAfter(clock.instant().minus(ScoreInShadow.WATCH));
  }

  private Optional<String> watch(StreamName stream) {
    var champion = registry.champion(stream).filter(this::isNew);
    var before = champion.flatMap(version -> registry.champions(stream).watcher());
    if (champion.isEmpty() || before.isEmpty()) {
      return Optional.empty();
    }
    var now = champion.get().sha256();
    var pairs = shadows.agreement(stream, before.get(), now);
    long alone = refusedAlone.getOrDefault(new Pair(stream, now), 0L);
    return StormBreaker.judge(pairs, alone)
        .flatMap(alarm -> goBack(stream, now, before.get(), alarm));
  }

  private Optional<String> goBack(StreamName stream, Sha256 bad, Sha256 good, Alarm alarm) {
    String why = "fell back from %s: %s".formatted(bad.abbreviated(), alarm.words());
    try {
      var back = manage.fallBack(stream, bad, good, why, BY);
      stuck.remove(stream);
      return back.map(version -> "%s %s".formatted(stream, why)); // or somebody was faster
    } catch (NotAllowed e) {
      String cause = String.valueOf(e.getMessage());
      return cause.equals(stuck.put(stream, cause))
          ? Optional.empty()
          : Optional.of(
              "%s should have fallen back from %s to %s (%s) and can't: %s"
                  .formatted(stream, bad.abbreviated(), good.abbreviated(), alarm.words(), cause));
    }
  }
}
