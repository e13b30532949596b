package assay.application.training;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.training.RegisteredModels.RegisteredVersion;
import assay.application.training.RegisteredModels.Registration;
import assay.application.training.TrackedRun.Status;
import assay.application.training.TrackerFailure.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackTrainingTest {
  private static final Optional<Registration> CHALLENGER =
      Optional.of(new Registration("card-pca", "", List.of("challenger")));

  private final InMemoryRegistry registry = new InMemoryRegistry();

  @Test
  void logsTheRunAndRegistersItsModel(@TempDir Path folder) throws Exception {
    var tracked = new TrackTraining(registry, registry).track(finished(folder), CHALLENGER);

    assertThat(tracked.run()).isPresent();
    assertThat(tracked.version()).contains(new RegisteredVersion("card-pca", 1));
    assertThat(tracked.warnings()).isEmpty();
  }

  @Test
  void registersNothingUnlessToldTo(@TempDir Path folder) throws Exception {
    var tracked = new TrackTraining(registry, registry).track(finished(folder), Optional.empty());

    assertThat(tracked.run()).isPresent();
    assertThat(tracked.version()).isEmpty();
    assertThat(tracked.warnings()).isEmpty();
  }

  @Test
  void registersNoModelOfARunThatFailed(@TempDir Path folder) throws Exception {
    var model = Optional.of(TrackingContract.pmml(folder, "a"));
    var run = TrackingContract.run(folder, Status.FAILED, model);

    var tracked = new TrackTraining(registry, registry).track(run, CHALLENGER);

    assertThat(tracked.run()).isPresent();
    assertThat(tracked.version()).isEmpty();
  }

  @Test
  void warnsAndGoesOnWhileTheTrackerIsAway(@TempDir Path folder) throws Exception {
    ExperimentTracker away =
        run -> {
          throw new TrackerFailure(Reason.AWAY, "Nobody answers. Start the server.");
        };

    var tracked = new TrackTraining(away, registry).track(finished(folder), CHALLENGER);

    assertThat(tracked.run()).isEmpty();
    assertThat(tracked.version()).isEmpty();
    assertThat(tracked.warnings())
        .containsExactly(
            "The training run is not tracked, or not all of it. Nobody answers. Start the server.");
  }

  @Test
  void warnsWhereOnlyTheRegistryRefuses(@TempDir Path folder) throws Exception {
    RegisteredModels closed =
        new RegisteredModels() {
          @Override
          public RegisteredVersion register(LoggedRun run, Registration registration)
              throws TrackerFailure {
            throw new TrackerFailure(Reason.NOT_ALLOWED, "Ask for the permission.");
          }

          @Override
          public FetchedModel fetch(VersionChoice choice) {
            throw new UnsupportedOperationException();
          }
        };

    var tracked = new TrackTraining(registry, closed).track(finished(folder), CHALLENGER);

    assertThat(tracked.run()).isPresent();
    assertThat(tracked.version()).isEmpty();
    assertThat(tracked.warnings())
        .containsExactly("The model is not registered as 'card-pca'. Ask for the permission.");
  }

  private static TrackedRun finished(Path folder) throws Exception {
    return TrackingContract.run(
        folder, Status.FINISHED, Optional.of(TrackingContract.pmml(folder, "a")));
  }
}
