package assay.adapters.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.application.training.TrackTraining;
import assay.application.training.TrackedRun;
import assay.application.training.TrackedRun.Status;
import assay.application.training.TrackerFailure;
import assay.application.training.TrackerFailure.Reason;
import assay.application.training.TrackingContract;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MlflowFailuresTest {
  private final StandIn server;
  private final Servers clients;
  private TrackedRun run;

  MlflowFailuresTest() throws Exception {
    server = new StandIn();
    clients = new Servers(server.uri());
  }

  @BeforeEach
  void run(@TempDir Path folder) throws Exception {
    var model = Optional.of(TrackingContract.pmml(folder, "a"));
    run = TrackingContract.run(folder, Status.FINISHED, model);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private TrackerFailure failure(Servers from) {
    return failure(from.tracker());
  }

  private TrackerFailure failure(MlflowTracker tracker) {
    return catchThrowableOfType(TrackerFailure.class, () -> tracker.log(run));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 502, 503, 504})
  void triesAgainWhileTheServerHasNoTime(int status) throws Exception {
    server.failing("runs/create", status, "wait").failing("runs/create", status, "wait");

    clients.tracker().log(run);

    assertThat(server.tracking.runs).hasSize(1);
    assertThat(clients.waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void waitsAsLongAsTheServerAsksButNotForever() throws Exception {
    server
        .failing("runs/create", 429, Map.of("Retry-After", "7"), "")
        .failing("runs/create", 503, Map.of("Retry-After", "3600"), "");

    clients.tracker().log(run);

    assertThat(clients.waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(10));
  }

  @Test
  void givesUpAfterItsAttempts() {
    for (int i = 0; i < 3; i++) {
      server.failing("experiments/get-by-name", 503, "no upstream");
    }

    var failure = failure(clients);

    assertThat(failure.reason()).isEqualTo(Reason.AWAY);
    assertThat(failure).hasMessageContaining("503: no upstream").hasMessageContaining("later");
    assertThat(server.requests).hasSize(3);
  }

  @Test
  void asksForNothingTwiceThatTheServerMayHaveDone() {
    server.hanging("runs/create");
    var impatient =
        new MlflowSettings.Patience(
            3, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1), Duration.ZERO);
    var settings = new MlflowSettings(server.uri(), new Credentials.None(), impatient);

    var failure = failure(new MlflowTracker(settings, clients.waits::add));

    assertThat(failure.reason()).isEqualTo(Reason.AWAY);
    assertThat(failure).hasMessageContaining("attempts: 1");
    assertThat(server.requests).filteredOn(r -> r.contains("runs/create")).hasSize(1);
  }

  @Test
  void keepsTheFilesOfARunThroughAFaultOfTheServer() throws Exception {
    server.failing("PUT", 502, "bad gateway");

    clients.tracker().log(run);

    assertThat(server.artifacts.files).hasSize(3);
  }

  @Test
  void saysThatNobodyAnswers() {
    server.close();

    var failure = failure(clients);

    assertThat(failure.reason()).isEqualTo(Reason.AWAY);
    assertThat(failure)
        .hasMessageContaining("No MLflow server answers GET " + server.uri())
        .hasMessageContaining("MLFLOW_TRACKING_URI");
  }

  @Test
  void neverSpoilsATrainingRun() {
    server.close();

    var tracked =
        new TrackTraining(clients.tracker(), clients.models()).track(run, Optional.empty());

    assertThat(tracked.run()).isEmpty();
    assertThat(tracked.warnings()).singleElement().asString().contains("No MLflow server answers");
  }

  @Test
  void saysWhichCredentialsToSet() {
    server.protectedBy("Bearer right");

    var failure = failure(new Servers(server.uri(), new Credentials.Bearer("wrong")));

    assertThat(failure.reason()).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(failure).hasMessageContaining("MLFLOW_TRACKING_TOKEN");
    assertThat(failure.getMessage()).doesNotContain("wrong");
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void isLetInWithTheRightCredentials() throws Exception {
    // dXNlcjpww6Rzcw== is base64 of user:päss in UTF-8.
    server.protectedBy("Basic dXNlcjpww6Rzcw==");

    new Servers(server.uri(), new Credentials.Basic("user", "päss")).tracker().log(run);

    assertThat(server.tracking.runs).hasSize(1);
  }

  @Test
  void saysWhatThePermissionIsMissingFor() {
    server.failing("experiments/get-by-name", 403, "Permission denied");

    var failure = failure(clients);

    assertThat(failure.reason()).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(failure).hasMessageContaining("get-by-name").hasMessageContaining("administrator");
  }

  @Test
  void tellsAServerWithoutMlflowFromAMissingThing() {
    var failure = failure(new Servers(URI.create(server.uri() + "/wrong/path")));

    assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(failure).hasMessageContaining("no MLflow at").hasMessageContaining("wrong/path");
  }

  @Test
  void followsNoRedirection() {
    server.failing("get-by-name", 302, Map.of("Location", "https://sign.in.example/"), "");

    var failure = failure(clients);

    assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(failure).hasMessageContaining("leads elsewhere");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>Welcome</html>", "[]", "{}", "{\"run\": {\"info\": 1}}"})
  void saysThatAnAnswerIsNone(String answer) {
    server.failing("runs/create", 200, answer);

    var failure = failure(clients);

    assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(failure).hasMessageContaining("runs/create").hasMessageContaining("something else");
  }

  @Test
  void passesOnWhatTheServerRefuses() {
    server.failing(
        "runs/log-batch",
        400,
        "{\"error_code\": \"INVALID_PARAMETER_VALUE\", \"message\": \"Too long for this version\"}");

    var failure = failure(clients);

    assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
    assertThat(failure)
        .hasMessageContaining("INVALID_PARAMETER_VALUE: Too long for this version")
        .hasMessageContaining("stays at " + server.uri() + "/#/experiments/1/runs/");
    assertThat(server.tracking.runs.values())
        .allMatch(r -> r.info.path("status").asText().equals("FINISHED"));
  }

  @Test
  void endsWhenItIsInterrupted() {
    server.failing("get-by-name", 503, "");
    var settings = new MlflowSettings(server.uri(), new Credentials.None(), Servers.THREE_ATTEMPTS);
    var tracker =
        new MlflowTracker(
            settings,
            wait -> {
              throw new InterruptedException();
            });

    var failure = failure(tracker);

    assertThat(failure).hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }
}
