package assay.application.model;

import assay.application.TimeOrderedIds;
import assay.application.UseCase;
import assay.application.model.FraudModels.Loaded;
import assay.application.model.ShadowScores.Said;
import assay.application.model.ShadowScores.Shadow;
import assay.application.model.StoredEvents.StoredEvent;
import assay.application.scoring.FraudModel;
import assay.application.scoring.FraudModel.Outcome;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ModelVersion;
import assay.domain.model.Stage;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets challengers, and the champion before this one for a while, score what was decided, from the
 * stored events: scoring an event waits for none of them, and what they have not reached yet is
 * behind, not lost.
 */
@UseCase
public class ScoreInShadow {
  /** An identity is drawn before its event is durable, which takes two seconds at most. */
  static final Duration LAG = Duration.ofSeconds(3);

  /** How long a champion is watched by the one before it. */
  public static final Duration WATCH = Duration.ofHours(24);

  /** Longest span looked through at once, so that a stream with few events costs little. */
  private static final Duration SPAN = Duration.ofHours(1);

  private static final Duration QUIET = Duration.ofMinutes(1);
  private static final int BATCH = 200;

  private final ServingStreams streams;
  private final ModelRegistry registry;
  private final FraudModels loader;
  private final StoredEvents stored;
  private final EventsAgain again;
  private final ShadowScores scores;
  private final Clock clock;

  @Inject
  public ScoreInShadow(
      ServingStreams streams,
      ModelRegistry registry,
      FraudModels loader,
      StoredEvents stored,
      EventsAgain again,
      ShadowScores scores,
      Clock clock) {
    this.streams = streams;
    this.registry = registry;
    this.loader = loader;
    this.stored = stored;
    this.again = again;
    this.scores = scores;
    this.clock = clock;
  }

  /** One batch of every model in the shadow; answers how many events were scored. */
  public int step() {
    int done = 0;
    for (Serving serving : streams.list()) {
      for (InShadow shadow : shadows(serving.definition().name())) {
        done += advance(serving, shadow);
      }
    }
    return done;
  }

  /** A model in the shadow and from when on. */
  private record InShadow(Sha256 sha256, Instant since) {}

  private List<InShadow> shadows(StreamName stream) {
    var shadows = new ArrayList<InShadow>();
    for (ModelVersion version : registry.list(stream)) {
      if (version.stage() == Stage.CHALLENGER) {
        shadows.add(new InShadow(version.sha256(), version.stageSince()));
      } else if (version.stage() == Stage.CHAMPION
          && version.stageSince().isAfter(clock.instant().minus(WATCH))) {
        registry
            .champions(stream)
            .watcher()
            .ifPresent(before -> shadows.add(new InShadow(before, version.stageSince())));
      }
    }
    return shadows;
  }

  private int advance(Serving serving, InShadow shadow) {
    var stream = serving.definition().name();
    var begin = TimeOrderedIds.first(shadow.since());
    var from =
        scores
            .upTo(stream, shadow.sha256())
            .filter(id -> TimeOrderedIds.time(id).isAfter(shadow.since()))
            .orElse(begin);
    var now = clock.instant().minus(LAG);
    var spanEnd = TimeOrderedIds.time(from).plus(SPAN);
    var end = spanEnd.isBefore(now) ? spanEnd : now;
    if (!end.isAfter(TimeOrderedIds.time(from))) {
      return 0;
    }
    var until = TimeOrderedIds.first(end);
    var events = stored.between(stream, from, until, BATCH);
    if (events.isEmpty()) {
      if (end.isAfter(TimeOrderedIds.time(from).plus(QUIET))) {
        scores.save(stream, shadow.sha256(), from, until, List.of());
      }
      return 0;
    }
    var pmml = registry.pmml(stream, shadow.sha256());
    if (pmml.isEmpty()
        || !(loader.load(pmml.get(), serving.definition()) instanceof Loaded.Ready ready)) {
      return 0; // it no longer fits; it goes on where the definition lets it
    }
    var batch = events.stream().map(event -> shadow(serving, ready.model(), event)).toList();
    var to = events.size() < BATCH ? until : lastOf(events);
    return scores.save(stream, shadow.sha256(), from, to, batch) ? batch.size() : 0;
  }

  private static UUID lastOf(List<StoredEvent> events) {
    return events.get(events.size() - 1).id().value();
  }

  private Shadow shadow(Serving serving, FraudModel model, StoredEvent event) {
    return new Shadow(
        event.id(),
        event.model(),
        event.tier(),
        event.saving(),
        event.amount(),
        say(serving, model, event));
  }

  /** Judged as the champion was: by the costs and the population of then, not by those of today. */
  private Optional<Said> say(Serving serving, FraudModel model, StoredEvent stored) {
    var stream = serving.definition().name();
    var event = again.read(stream, stored);
    var past = again.definition(stream, stored);
    if (event.isEmpty()
        || past.isEmpty()
        || !(model.score(event.get().features()) instanceof Outcome.Scored scored)) {
      return Optional.empty();
    }
    var definition = past.get();
    var probability =
        definition
            .population()
            .map(population -> population.correct(scored.probability()))
            .orElse(scored.probability());
    var assessment = definition.policy().assess(probability, stored.amount());
    return Optional.of(
        new Said(
            probability.value(),
            assessment.tier(),
            assessment.action(),
            assessment.saving().orElse(0.0)));
  }
}
