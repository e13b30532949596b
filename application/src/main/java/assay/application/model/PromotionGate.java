package assay.application.model;

import assay.application.Ids;
import assay.application.UseCase;
import assay.application.access.People;
import assay.application.model.ModelTrials.Override;
import assay.application.model.ModelTrials.Trial;
import assay.application.scoring.FraudModel;
import assay.application.scoring.Serving;
import assay.domain.model.ModelVersion;
import assay.domain.model.ModelVersion.NotAllowed;
import assay.domain.model.Stage;
import assay.domain.model.Standing;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Whether a version may decide: asks for trials and keeps to what they said. */
@UseCase
public class PromotionGate {
  private final ModelTrials trials;
  private final People people;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public PromotionGate(ModelTrials trials, People people, Ids ids, Clock clock) {
    this.people = people;
    this.trials = trials;
    this.ids = ids;
    this.clock = clock;
  }

  /** Asks for a trial against what decides now, under the definition of now. */
  public Trial request(Serving serving, ModelVersion version, String by) {
    var trial =
        new Trial(
            ids.next(),
            version.stream(),
            version.sha256(),
            serving.model().map(FraudModel::sha256),
            serving.definitionSha256(),
            by,
            clock.instant(),
            Optional.empty(),
            Optional.empty());
    trials.request(trial);
    return trial;
  }

  /** Whether the stream has limits that this version has to be tried against first. */
  public boolean holds(Serving serving, ModelVersion version, Standing standing) {
    return serving.definition().limits().bind()
        && serving.model().isPresent()
        && !version.canBeGoneBackTo(standing)
        && version.stage() != Stage.CHAMPION;
  }

  /**
   * Lets a version through or says why not. A trial counts for the definition and against the
   * champion that it was requested for; where that is another one now, a new trial begins.
   *
   * @param by who activates it; of an override that is not who asked for it
   * @return the override that lets it through; empty if it needs none
   * @throws NotAllowed if the stream has limits and the version's latest trial does not let it
   */
  public Optional<Override> check(
      Serving serving, ModelVersion version, Standing standing, String by) {
    if (!holds(serving, version, standing)) {
      return Optional.empty();
    }
    var latest = trials.latest(version.stream(), version.sha256());
    if (latest.isEmpty()) {
      request(serving, version, by);
      throw new NotAllowed(
          "This stream has limits, and this version was not tried against them yet. The trial has"
              + " begun; try again when it is done.");
    }
    var trial = latest.get();
    if (trial.result().isPresent()
        && !trial.isOf(serving.definitionSha256(), standing.champion())) {
      request(serving, version, by);
      throw new NotAllowed(
          "It was tried under another definition of the stream or against another version than the"
              + " one that decides now. A new trial has begun; try again when it is done.");
    }
    if (trial.passed()) {
      return Optional.empty();
    }
    var override = trial.override();
    if (override.isPresent() && !people.mayBeOne(override.get().by(), by)) {
      return override;
    }
    throw new NotAllowed(why(trial, override));
  }

  private static String why(Trial trial, Optional<Override> override) {
    if (override.isPresent()) {
      return "You asked to override the limits, so another administrator has to activate it.";
    }
    return trial
        .result()
        .map(
            result ->
                "It does not keep to the limits of its stream (%s). An administrator can override them with a reason; another one then activates it."
                    .formatted(String.join(", ", result.failed())))
        .orElse("It is being tried against the limits of its stream. Try again when that is done.");
  }

  /**
   * Asks to let a version through in spite of its trial; somebody else has to activate it.
   *
   * @throws NotAllowed if it was not tried, kept to the limits, or somebody else asked before
   * @throws IllegalArgumentException if the reason is blank
   */
  public void override(ModelVersion version, String reason, String by) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("An override needs a reason.");
    }
    var trial =
        trials
            .latest(version.stream(), version.sha256())
            .filter(found -> found.result().isPresent())
            .orElseThrow(() -> new NotAllowed("There is no finished trial to override."));
    if (trial.passed()) {
      throw new NotAllowed("It kept to the limits; there is nothing to override.");
    }
    var first = trials.override(trial.id(), new Override(by, reason, clock.instant()));
    if (!first.by().equals(by)) {
      throw new NotAllowed(
          "%s asked to override the limits already; another administrator than that can activate it."
              .formatted(first.by()));
    }
  }
}
