package assay.adapters.mlflow;

import assay.application.training.ExperimentTracker;
import assay.application.training.LoggedRun;
import assay.application.training.TrackedRun;
import assay.application.training.TrackerFailure;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Training runs on an MLflow server: parameters, metrics, tags, files, and the PMML as model. */
public final class MlflowTracker implements ExperimentTracker {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final MlflowHttp http;
  private final MlflowApi api;

  public MlflowTracker(MlflowSettings settings) {
    this(settings, Pause.REAL);
  }

  MlflowTracker(MlflowSettings settings, Pause pause) {
    this.http = new MlflowHttp(settings, pause);
    this.api = new MlflowApi(http);
  }

  @Override
  public LoggedRun log(TrackedRun run) throws TrackerFailure {
    String experiment = experiment(run.experiment());
    var created = create(experiment, run);
    String id = created.text("run", "info", "run_id");
    try {
      var model = fill(id, created.text("run", "info", "artifact_uri"), run);
      end(id, run);
      return new LoggedRun(id, page(experiment, id), model);
    } catch (TrackerFailure failure) {
      throw new TrackerFailure(
          failure.reason(),
          "%s (What was logged before stays at %s.)"
              .formatted(failure.getMessage(), page(experiment, id)),
          endedAllTheSame(id, run, failure));
    }
  }

  private String experiment(String name) throws TrackerFailure {
    var found = find(name);
    if (!found.isError("RESOURCE_DOES_NOT_EXIST")) {
      return active(found, name);
    }
    var created = api.post("experiments/create", JSON.objectNode().put("name", name));
    // Somebody may have been faster.
    return created.isError("RESOURCE_ALREADY_EXISTS")
        ? active(find(name), name)
        : created.text("experiment_id");
  }

  private Answer find(String name) throws TrackerFailure {
    return api.get("experiments/get-by-name", Map.of("experiment_name", name));
  }

  private static String active(Answer found, String name) throws TrackerFailure {
    if (found.json().path("experiment").path("lifecycle_stage").asText().equals("deleted")) {
      throw new TrackerFailure(
          TrackerFailure.Reason.REFUSED,
          "The experiment '%s' is deleted in MLflow. Restore it there, or choose another name."
              .formatted(name));
    }
    return found.text("experiment", "experiment_id");
  }

  private Answer create(String experiment, TrackedRun run) throws TrackerFailure {
    return api.post(
        "runs/create",
        JSON.objectNode()
            .put("experiment_id", experiment)
            .put("run_name", RunLimits.cut(run.name(), RunLimits.NAME))
            .put("start_time", run.started().toEpochMilli()));
  }

  private Optional<String> fill(String id, String root, TrackedRun run) throws TrackerFailure {
    for (var batch : RunData.batches(id, run)) {
      api.post("runs/log-batch", batch).json();
    }
    if (run.files().isEmpty() && run.model().isEmpty()) {
      return Optional.empty();
    }
    var folder = ArtifactFolder.at(root, http);
    for (var file : run.files()) {
      folder.put(file.path(), file.file());
    }
    if (run.model().isEmpty()) {
      return Optional.empty();
    }
    folder.put(ModelFolder.NAME + "/" + ModelFolder.DOCUMENT, run.model().get());
    folder.put(
        ModelFolder.NAME + "/MLmodel",
        ModelFolder.describe(id, run.ended()).getBytes(StandardCharsets.UTF_8));
    return Optional.of(root.replaceAll("/$", "") + "/" + ModelFolder.NAME);
  }

  private void end(String id, TrackedRun run) throws TrackerFailure {
    api.post(
            "runs/update",
            JSON.objectNode()
                .put("run_id", id)
                .put("status", run.status().name())
                .put("end_time", run.ended().toEpochMilli()))
        .json();
  }

  /** Training has ended, so its run must not stand there as running. */
  private TrackerFailure endedAllTheSame(String id, TrackedRun run, TrackerFailure failure) {
    if (failure.reason() != TrackerFailure.Reason.AWAY) {
      try {
        end(id, run);
      } catch (TrackerFailure second) {
        failure.addSuppressed(second);
      }
    }
    return failure;
  }

  private URI page(String experiment, String run) {
    return URI.create("%s/#/experiments/%s/runs/%s".formatted(http.trackingUri(), experiment, run));
  }
}
