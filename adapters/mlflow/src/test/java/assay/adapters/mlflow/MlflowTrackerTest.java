package assay.adapters.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import assay.application.training.TrackedRun;
import assay.application.training.TrackedRun.Status;
import assay.application.training.TrackerFailure;
import assay.application.training.TrackerFailure.Reason;
import assay.application.training.TrackingContract;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlflowTrackerTest {
  private static final long NOON = TrackingContract.NOON.toEpochMilli();

  private final StandIn server;
  private final Servers clients;
  @TempDir Path folder;

  MlflowTrackerTest() throws Exception {
    server = new StandIn();
    clients = new Servers(server.uri());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private TrackedRun finished() throws Exception {
    return TrackingContract.run(
        folder, Status.FINISHED, Optional.of(TrackingContract.pmml(folder, "a")));
  }

  private StandInTracking.Run only() {
    assertThat(server.tracking.runs).hasSize(1);
    return server.tracking.runs.values().iterator().next();
  }

  @Test
  void logsWhatIsKnownOfARun() throws Exception {
    var logged = clients.tracker().log(finished());

    var run = only();
    assertThat(run.info.path("run_name").asText()).isEqualTo("logistic regression");
    assertThat(run.info.path("status").asText()).isEqualTo("FINISHED");
    assertThat(run.info.path("start_time").asLong()).isEqualTo(NOON);
    assertThat(run.info.path("end_time").asLong()).isEqualTo(NOON + 600_000);
    assertThat(run.parameters)
        .containsOnly(entry("algorithm", "logistic regression"), entry("seed", "17"));
    assertThat(run.metrics).containsOnly(entry("average precision", 0.7031));
    assertThat(run.tags)
        .containsEntry("stream", "card-pca")
        .containsEntry("mlflow.note.content", "Tried with fewer inputs.")
        .containsEntry("mlflow.source.name", "assay");
    assertThat(logged.id()).isEqualTo(run.info.path("run_id").asText());
    assertThat(logged.page())
        .isEqualTo(server.uri().resolve("/#/experiments/1/runs/" + logged.id()));
  }

  @Test
  void keepsTheFilesAndTheModelWithItsDescription() throws Exception {
    var logged = clients.tracker().log(finished());

    String root = "1/" + logged.id() + "/artifacts/";
    assertThat(server.artifacts.files.keySet())
        .containsExactly(
            root + "model/MLmodel", root + "model/model.pmml", root + "report/index.html");
    assertThat(server.artifacts.files.get(root + "report/index.html"))
        .isEqualTo("<p>ä</p>".getBytes(StandardCharsets.UTF_8));
    assertThat(server.artifacts.files.get(root + "model/model.pmml"))
        .isEqualTo(Files.readAllBytes(folder.resolve("a.pmml")));
    assertThat(
            new String(server.artifacts.files.get(root + "model/MLmodel"), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            artifact_path: model
            flavors:
              pmml:
                data: model.pmml
            run_id: %s
            utc_time_created: '2026-11-24 12:10:00.000000'
            """
                .formatted(logged.id()));
    assertThat(logged.model()).contains("mlflow-artifacts:/" + root + "model");
  }

  @Test
  void keepsFilesUnderNamesThatAnAddressHasToEscape() throws Exception {
    var file = new TrackedRun.RunFile("Prüfung/a b+c%20&d?.csv", folder.resolve("r.html"));
    var run = with(Map.of(), Map.of(), Map.of(), List.of(file));

    var logged = clients.tracker().log(run);

    assertThat(server.artifacts.files)
        .containsOnlyKeys("1/" + logged.id() + "/artifacts/Prüfung/a b+c%20&d?.csv");
  }

  @Test
  void logsAFailedRunAsFailed() throws Exception {
    clients.tracker().log(TrackingContract.run(folder, Status.FAILED, Optional.empty()));

    assertThat(only().info.path("status").asText()).isEqualTo("FAILED");
  }

  @Test
  void putsRunsOfOneNameIntoOneExperiment() throws Exception {
    clients.tracker().log(finished());
    clients.tracker().log(finished());

    assertThat(server.tracking.experiments).containsOnlyKeys("card-pca");
    assertThat(server.tracking.runs.values())
        .allMatch(run -> run.info.path("experiment_id").asText().equals("1"));
  }

  @Test
  void usesAnExperimentThatSomebodyCreatesMeanwhile() throws Exception {
    clients.tracker().log(finished());
    server.failing(
        "GET /api/2.0/mlflow/experiments/get-by-name",
        404,
        "{\"error_code\": \"RESOURCE_DOES_NOT_EXIST\", \"message\": \"not yet\"}");

    clients.tracker().log(finished());

    assertThat(server.requests).anyMatch(request -> request.contains("experiments/create"));
    assertThat(server.tracking.runs).hasSize(2);
  }

  @Test
  void saysThatAnExperimentIsDeleted() throws Exception {
    clients.tracker().log(finished());
    server.tracking.experiments.get("card-pca").put("lifecycle_stage", "deleted");

    assertThatThrownBy(() -> clients.tracker().log(finished()))
        .isInstanceOf(TrackerFailure.class)
        .hasMessageContaining("'card-pca' is deleted")
        .hasMessageContaining("Restore it");
  }

  @Test
  void staysWithinTheLimitsOfARequest() throws Exception {
    Map<String, String> parameters = new LinkedHashMap<>();
    Map<String, Double> metrics = new LinkedHashMap<>();
    Map<String, String> tags = new LinkedHashMap<>();
    for (int i = 0; i < 2_345; i++) {
      metrics.put("metric " + i, (double) i);
    }
    for (int i = 0; i < 234; i++) {
      // Two bytes a character: a hundred of them would be more than a request may have.
      parameters.put("parameter " + i, "ä".repeat(7_000));
      tags.put("tag " + i, "t".repeat(6_000));
    }

    clients.tracker().log(with(parameters, metrics, tags, List.of()));

    var run = only();
    assertThat(run.metrics).hasSize(2_345).containsEntry("metric 2344", 2344.0);
    assertThat(run.parameters).hasSize(234).containsKey("parameter 233");
    assertThat(run.parameters.get("parameter 0")).hasSize(6_000).endsWith("ä ...");
    assertThat(run.tags).hasSizeGreaterThan(234);
    assertThat(run.tags.get("tag 233")).hasSize(5_000);
  }

  @Test
  void makesNamesFitThatMlflowDoesNotTake() throws Exception {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("amount (€)", "1");
    parameters.put("amount [€]", "2");
    parameters.put("../up", "3");
    parameters.put("a//b", "4");
    parameters.put("x".repeat(300), "5");
    parameters.put("x".repeat(301), "6");

    clients.tracker().log(with(parameters, Map.of(), Map.of(), List.of()));

    assertThat(only().parameters)
        .containsExactly(
            entry("amount ___", "1"),
            entry("amount ____2", "2"),
            entry("___up", "3"),
            entry("a__b", "4"),
            entry("x".repeat(250), "5"),
            entry("x".repeat(248) + "_2", "6"));
  }

  @Test
  void leavesNoRunBehindAsRunningWhereItsFilesCantBeKept() throws Exception {
    server.tracking.root = "s3://bucket/mlflow";

    assertThatThrownBy(() -> clients.tracker().log(finished()))
        .isInstanceOfSatisfying(
            TrackerFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED))
        .hasMessageContaining("'s3:'")
        .hasMessageContaining("--serve-artifacts")
        .hasMessageContaining("#/experiments/1/runs/");

    assertThat(only().info.path("status").asText()).isEqualTo("FINISHED");
    assertThat(only().parameters).hasSize(2);
  }

  @Test
  void writesIntoNoFolderThatAServerElsewhereCallsItsOwn() throws Exception {
    var settings =
        new MlflowSettings(
            URI.create("http://mlflow.example:5000"),
            new Credentials.None(),
            Servers.THREE_ATTEMPTS);
    var http = new MlflowHttp(settings, wait -> {});

    assertThatThrownBy(() -> ArtifactFolder.at("/no-such-root/1/abc/artifacts", http))
        .isInstanceOf(TrackerFailure.class)
        .hasMessageContaining("of its own machine");
    assertThat(ArtifactFolder.at("file://" + folder + "/1/abc/artifacts", http))
        .isInstanceOf(LocalFolder.class);
  }

  private TrackedRun with(
      Map<String, String> parameters,
      Map<String, Double> metrics,
      Map<String, String> tags,
      List<TrackedRun.RunFile> files)
      throws Exception {
    var run = finished();
    return new TrackedRun(
        run.experiment(),
        run.name(),
        run.description(),
        run.started(),
        run.ended(),
        run.status(),
        parameters,
        metrics,
        tags,
        files,
        Optional.empty());
  }
}
