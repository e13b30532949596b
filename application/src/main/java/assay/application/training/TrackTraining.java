package assay.application.training;

import assay.application.training.RegisteredModels.RegisteredVersion;
import assay.application.training.RegisteredModels.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a training run down and registers its model, as far as the tracker lets it: whatever the
 * tracker does, training goes on and its files stay.
 */
public final class TrackTraining {
  private static final Optional<RegisteredVersion> NONE = Optional.empty();

  private final ExperimentTracker tracker;
  private final RegisteredModels models;

  public TrackTraining(ExperimentTracker tracker, RegisteredModels models) {
    this.tracker = tracker;
    this.models = models;
  }

  /**
   * Tracks a run that has ended.
   *
   * @param registration of the run's model; empty to register none. A run that failed or has no
   *     model registers none either.
   */
  public Tracked track(TrackedRun run, Optional<Registration> registration) {
    var warnings = new ArrayList<String>();
    try {
      var logged = tracker.log(run);
      boolean model = run.status() == TrackedRun.Status.FINISHED && logged.model().isPresent();
      var version = model ? registration.flatMap(r -> register(logged, r, warnings)) : NONE;
      return new Tracked(Optional.of(logged), version, warnings);
    } catch (TrackerFailure failure) {
      warnings.add("The training run is not tracked, or not all of it. " + failure.getMessage());
      return new Tracked(Optional.empty(), NONE, warnings);
    }
  }

  private Optional<RegisteredVersion> register(
      LoggedRun run, Registration registration, List<String> warnings) {
    try {
      return Optional.of(models.register(run, registration));
    } catch (TrackerFailure failure) {
      warnings.add(
          "The model is not registered as '%s'. %s"
              .formatted(registration.name(), failure.getMessage()));
      return NONE;
    }
  }

  /**
   * What came of it.
   *
   * @param warnings for people, empty if all went well
   */
  public record Tracked(
      Optional<LoggedRun> run, Optional<RegisteredVersion> version, List<String> warnings) {
    public Tracked {
      warnings = List.copyOf(warnings);
    }
  }
}
