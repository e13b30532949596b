package assay.application.model;

import assay.application.Ids;
import assay.application.TimeOrderedIds;
import assay.application.UseCase;
import assay.application.model.FraudModels.Loaded;
import assay.application.model.ModelTrials.Result;
import assay.application.model.ModelTrials.Trial;
import assay.application.model.PairedScoring.Pair;
import assay.application.model.StoredEvents.StoredEvent;
import assay.application.scoring.FraudModel;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ActivationRule;
import assay.domain.model.ModelVersion;
import assay.domain.model.ModelVersion.NotAllowed;
import assay.domain.model.Stage;
import assay.domain.promotion.PairedScore;
import assay.domain.promotion.PromotionReport;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Scores stored events again with a candidate and with the champion, and judges the candidate by
 * it. Done in small steps, any of which may be the last of this process: another goes on.
 */
@UseCase
public class TryModels {
  private static final Duration CLAIM = Duration.ofMinutes(1);
  private static final int BATCH = 200;

  /** Labels are few and tell most, so as many of them as this are taken, however old. */
  private static final int MOST_LABELLED = 20_000;

  private final ServingStreams streams;
  private final ModelRegistry registry;
  private final FraudModels loader;
  private final StoredEvents stored;
  private final PairedScoring scoring;
  private final ModelTrials trials;
  private final ManageModels manage;
  private final Clock clock;
  private final UUID node;
  private Optional<Progress> current = Optional.empty();

  @Inject
  public TryModels(
      ServingStreams streams,
      ModelRegistry registry,
      FraudModels loader,
      StoredEvents stored,
      EventsAgain again,
      ModelTrials trials,
      ManageModels manage,
      Clock clock,
      Ids ids) {
    this.streams = streams;
    this.registry = registry;
    this.loader = loader;
    this.stored = stored;
    this.scoring = new PairedScoring(again);
    this.trials = trials;
    this.manage = manage;
    this.clock = clock;
    this.node = ids.next();
  }

  /** Where a trial stands: how many recent events it has, and before which it goes on. */
  private record Progress(
      Trial trial, int recent, UUID before, int labelled, Optional<UUID> labelledBefore) {}

  /** One batch of one trial; answers how many events were scored again. Called by one thread. */
  public int step() {
    var now = clock.instant();
    var claimed = trials.claim(node, now, now.plus(CLAIM));
    if (claimed.isEmpty()) {
      current = Optional.empty();
      return 0;
    }
    var trial = claimed.get();
    var serving = streams.find(trial.stream());
    if (serving.isEmpty()) {
      return 0;
    }
    if (!trial.isOf(serving.get().definitionSha256(), champion(trial.stream()))) {
      beginAnew(trial);
      return 1;
    }
    var loaded = model(serving.get(), trial.candidate());
    if (loaded.isEmpty()) {
      end(trial, "DOES_NOT_FIT");
      return 1;
    }
    var progress =
        current
            .filter(known -> known.trial().id().equals(trial.id()))
            .orElseGet(() -> resume(trial));
    return advance(serving.get(), progress, loaded.get());
  }

  private Optional<Sha256> champion(StreamName stream) {
    return registry.champion(stream).map(ModelVersion::sha256);
  }

  /** Ends a trial of which nobody can make use any more, and asks for one of today. */
  private void beginAnew(Trial trial) {
    end(trial, "OUTDATED");
    registry
        .find(trial.stream(), trial.candidate())
        .map(ModelVersion::stage)
        .filter(stage -> stage != Stage.CHAMPION && stage != Stage.REJECTED)
        .ifPresent(
            stage -> manage.tryAgain(trial.stream(), trial.candidate(), trial.requestedBy()));
  }

  private void end(Trial trial, String why) {
    trials.finish(
        trial.id(), new Result(clock.instant(), List.of(why), Optional.empty(), Optional.empty()));
  }

  private Progress resume(Trial trial) {
    scoring.reset();
    var done = trials.scores(trial.id());
    var recent = done.stream().filter(PairedScore::recent).toList();
    var begin = TimeOrderedIds.first(trial.requestedAt().plusMillis(1));
    return new Progress(
        trial,
        recent.size(),
        recent.isEmpty() ? begin : UUID.fromString(recent.get(recent.size() - 1).decision()),
        0,
        Optional.of(begin));
  }

  private int advance(Serving serving, Progress progress, FraudModel model) {
    var trial = progress.trial();
    var models = new Pair(trial.champion().flatMap(sha256 -> model(serving, sha256)), model);
    int wanted = serving.definition().limits().events() - progress.recent();
    if (wanted > 0) {
      var events = stored.before(trial.stream(), progress.before(), Math.min(BATCH, wanted));
      if (!events.isEmpty()) {
        trials.add(trial.id(), scoring.score(serving, models, events, true));
        current =
            Optional.of(
                new Progress(
                    trial,
                    progress.recent() + events.size(),
                    lastOf(events),
                    0,
                    progress.labelledBefore()));
        return events.size();
      }
    }
    return labels(serving, progress, models);
  }

  private int labels(Serving serving, Progress progress, Pair models) {
    var trial = progress.trial();
    if (progress.labelledBefore().isPresent() && progress.labelled() < MOST_LABELLED) {
      var events = stored.labelledBefore(trial.stream(), progress.labelledBefore().get(), BATCH);
      if (!events.isEmpty()) {
        trials.add(trial.id(), scoring.score(serving, models, events, false));
        current =
            Optional.of(
                new Progress(
                    trial,
                    progress.recent(),
                    progress.before(),
                    progress.labelled() + events.size(),
                    Optional.of(lastOf(events))));
        return events.size();
      }
    }
    finish(serving, trial, models);
    current = Optional.empty();
    return 1;
  }

  private void finish(Serving serving, Trial trial, Pair models) {
    var speed =
        scoring.candidateSpeed(models.candidate(), size(trial.stream(), models.candidate()));
    var championSpeed =
        models
            .champion()
            .flatMap(model -> scoring.championSpeed(model, size(trial.stream(), model)));
    var report =
        PromotionReport.of(
            trials.scores(trial.id()),
            serving.definition().policy(),
            serving.definition().limits(),
            championSpeed,
            speed);
    var failed = report.failures().stream().map(check -> check.kind().name()).toList();
    trials.finish(trial.id(), new Result(clock.instant(), failed, championSpeed, speed));
    if (failed.isEmpty()) {
      activate(serving, trial);
    }
  }

  /** What was submitted to decide decides as soon as it is seen to keep to the limits. */
  private void activate(Serving serving, Trial trial) {
    boolean waits =
        registry
            .find(trial.stream(), trial.candidate())
            .filter(
                version ->
                    version.stage() == Stage.CANDIDATE || version.stage() == Stage.CHALLENGER)
            .filter(version -> version.reason().equals(SubmitModel.WAITS_FOR_TRIAL))
            .isPresent();
    if (waits && serving.definition().activation() == ActivationRule.AUTOMATIC) {
      try {
        manage.activate(
            trial.stream(),
            trial.candidate(),
            "passed the checks and kept to the limits",
            trial.requestedBy());
      } catch (NotAllowed e) {
        // somebody decided otherwise meanwhile
      }
    }
  }

  private long size(StreamName stream, FraudModel model) {
    return registry.find(stream, model.sha256()).map(version -> version.size()).orElse(0L);
  }

  private static UUID lastOf(List<StoredEvent> events) {
    return events.get(events.size() - 1).id().value();
  }

  private Optional<FraudModel> model(Serving serving, Sha256 sha256) {
    return registry
        .pmml(serving.definition().name(), sha256)
        .map(pmml -> loader.load(pmml, serving.definition()))
        .filter(Loaded.Ready.class::isInstance)
        .map(loaded -> ((Loaded.Ready) loaded).model());
  }
}
