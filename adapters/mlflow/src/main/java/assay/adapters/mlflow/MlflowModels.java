package assay.adapters.mlflow;

import assay.application.training.LoggedRun;
import assay.application.training.RegisteredModels;
import assay.application.training.TrackerFailure;
import assay.application.training.TrackerFailure.Reason;
import assay.application.training.VersionChoice;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;

/** MLflow's model registry. */
public final class MlflowModels implements RegisteredModels {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Duration POLL = Duration.ofSeconds(2);

  private final MlflowHttp http;
  private final MlflowApi api;

  public MlflowModels(MlflowSettings settings) {
    this(settings, Pause.REAL);
  }

  MlflowModels(MlflowSettings settings, Pause pause) {
    this.http = new MlflowHttp(settings, pause);
    this.api = new MlflowApi(http);
  }

  @Override
  public RegisteredVersion register(LoggedRun run, Registration registration)
      throws TrackerFailure {
    String source =
        run.model()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The run %s has no model to register.".formatted(run.id())));
    String name = registration.name();
    createModel(name);
    var answer =
        api.post(
            "model-versions/create",
            JSON.objectNode()
                .put("name", name)
                .put("source", source)
                .put("run_id", run.id())
                .put("description", registration.description()));
    var version = version(answer);
    awaitReady(version, answer);
    for (String alias : registration.aliases()) {
      api.post("registered-models/alias", named(version).put("alias", alias)).json();
    }
    return version;
  }

  private void createModel(String name) throws TrackerFailure {
    var created = api.post("registered-models/create", JSON.objectNode().put("name", name));
    if (!created.isError("RESOURCE_ALREADY_EXISTS")) {
      created.json();
    }
  }

  private void awaitReady(RegisteredVersion version, Answer created) throws TrackerFailure {
    var answer = created;
    var left = http.patience().ready();
    while (true) {
      var status = answer.text("model_version", "status");
      if (status.equals("READY")) {
        return;
      }
      if (!status.equals("PENDING_REGISTRATION")) {
        throw new TrackerFailure(
            Reason.REFUSED,
            "MLflow could not register %s (%s: %s)."
                .formatted(
                    version,
                    status,
                    answer.json().path("model_version").path("status_message").asText("no words")));
      }
      if (left.isNegative() || left.isZero()) {
        throw new TrackerFailure(
            Reason.AWAY,
            "%s is still not ready after %s. Look at it in MLflow; aliases are not set."
                .formatted(version, http.patience().ready()));
      }
      http.pause(POLL);
      left = left.minus(POLL);
      answer = get(version);
    }
  }

  @Override
  public FetchedModel fetch(VersionChoice choice) throws TrackerFailure {
    var version = version(find(choice));
    String address =
        api.get(
                "model-versions/get-download-uri",
                Map.of("name", version.name(), "version", String.valueOf(version.version())))
            .text("artifact_uri");
    var folder = ArtifactFolder.at(address, http);
    byte[] pmml = folder.get(ModelFolder.document(folder.files()));
    PmmlCheck.require(pmml, version.toString());
    return new FetchedModel(version, pmml);
  }

  private Answer find(VersionChoice choice) throws TrackerFailure {
    if (choice instanceof VersionChoice.Aliased aliased) {
      var found =
          api.get(
              "registered-models/alias", Map.of("name", aliased.name(), "alias", aliased.alias()));
      // So MLflow says that no version has the alias.
      if (found.isError("INVALID_PARAMETER_VALUE")) {
        throw new TrackerFailure(
            Reason.NOT_FOUND,
            "No version of '%s' has the alias '%s' in MLflow."
                .formatted(aliased.name(), aliased.alias()));
      }
      return found;
    }
    var numbered = (VersionChoice.Numbered) choice;
    return get(new RegisteredVersion(numbered.name(), numbered.version()));
  }

  private Answer get(RegisteredVersion version) throws TrackerFailure {
    return api.get(
        "model-versions/get",
        Map.of("name", version.name(), "version", String.valueOf(version.version())));
  }

  private static RegisteredVersion version(Answer answer) throws TrackerFailure {
    String number = answer.text("model_version", "version");
    if (!number.matches("[1-9]\\d{0,8}")) {
      throw new TrackerFailure(
          Reason.UNREADABLE, "MLflow counts a version as '%s'.".formatted(number));
    }
    return new RegisteredVersion(answer.text("model_version", "name"), Integer.parseInt(number));
  }

  private static ObjectNode named(RegisteredVersion version) {
    return JSON.objectNode()
        .put("name", version.name())
        .put("version", String.valueOf(version.version()));
  }
}
