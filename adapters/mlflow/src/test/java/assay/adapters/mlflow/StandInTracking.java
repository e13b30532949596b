package assay.adapters.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** MLflow's calls for experiments and runs, with the checks that its server makes. */
final class StandInTracking {
  private static final Set<String> STATUSES =
      Set.of("RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED");

  /** Where the files of experiments go; a run adds {@code /<run>/artifacts}. */
  String root = "mlflow-artifacts:";

  final Map<String, ObjectNode> experiments = new LinkedHashMap<>();
  final Map<String, Run> runs = new LinkedHashMap<>();

  /** A run as the server knows it. */
  static final class Run {
    final ObjectNode info;
    final Map<String, String> parameters = new LinkedHashMap<>();
    final Map<String, Double> metrics = new LinkedHashMap<>();
    final Map<String, String> tags = new LinkedHashMap<>();

    Run(ObjectNode info) {
      this.info = info;
    }
  }

  Optional<Function<ObjectNode, JsonNode>> find(String call) {
    return Optional.ofNullable(
        switch (call) {
          case "GET experiments/get-by-name" -> this::experimentByName;
          case "POST experiments/create" -> this::createExperiment;
          case "POST runs/create" -> this::createRun;
          case "POST runs/log-batch" -> this::logBatch;
          case "POST runs/update" -> this::updateRun;
          default -> null;
        });
  }

  private JsonNode experimentByName(ObjectNode arguments) {
    Fields.only(arguments, "experiment_name");
    String name = Fields.required(arguments, "experiment_name");
    if (!experiments.containsKey(name)) {
      throw new MlflowError(
          "RESOURCE_DOES_NOT_EXIST", "Could not find experiment with name '" + name + "'");
    }
    return object().set("experiment", experiments.get(name));
  }

  private JsonNode createExperiment(ObjectNode arguments) {
    Fields.only(arguments, "name", "artifact_location", "tags");
    String name = Fields.required(arguments, "name");
    if (experiments.containsKey(name)) {
      throw new MlflowError(
          "RESOURCE_ALREADY_EXISTS", "Experiment(name=" + name + ") already exists.");
    }
    String id = String.valueOf(experiments.size() + 1);
    experiments.put(
        name,
        object()
            .put("experiment_id", id)
            .put("name", name)
            .put("artifact_location", root + "/" + id)
            .put("lifecycle_stage", "active"));
    return object().put("experiment_id", id);
  }

  private JsonNode createRun(ObjectNode arguments) {
    Fields.only(arguments, "experiment_id", "run_name", "start_time", "tags");
    String experiment = Fields.required(arguments, "experiment_id");
    if (experiments.values().stream()
        .noneMatch(e -> e.path("experiment_id").asText().equals(experiment))) {
      throw new MlflowError(
          "RESOURCE_DOES_NOT_EXIST", "No Experiment with id=" + experiment + " exists");
    }
    String id = "%032x".formatted(runs.size() + 1);
    var info =
        object()
            .put("run_id", id)
            .put("experiment_id", experiment)
            .put("run_name", Fields.required(arguments, "run_name"))
            .put("status", "RUNNING")
            .put("start_time", Fields.requiredLong(arguments, "start_time"))
            .put("artifact_uri", "%s/%s/%s/artifacts".formatted(root, experiment, id))
            .put("lifecycle_stage", "active");
    runs.put(id, new Run(info));
    var run = object();
    run.set("info", info);
    run.set("data", object());
    return object().set("run", run);
  }

  private JsonNode logBatch(ObjectNode arguments) {
    Fields.only(arguments, "run_id", "metrics", "params", "tags");
    var run = run(arguments);
    most(arguments, "params", 100);
    most(arguments, "tags", 100);
    most(arguments, "metrics", 1000);
    for (var entry : arguments.path("params")) {
      String key = Fields.key(entry);
      String value = Fields.value(entry, 6000);
      String before = run.parameters.put(key, value);
      if (before != null && !before.equals(value)) {
        throw Fields.invalid("Changing param values is not allowed. Param with key='" + key + "'");
      }
    }
    for (var entry : arguments.path("tags")) {
      run.tags.put(Fields.key(entry), Fields.value(entry, 5000));
    }
    for (var entry : arguments.path("metrics")) {
      Fields.requiredLong(entry, "timestamp");
      Fields.requiredLong(entry, "step");
      if (!entry.path("value").isNumber()) {
        throw Fields.invalid("Got invalid value " + entry.path("value") + " for metric");
      }
      run.metrics.put(Fields.key(entry), entry.path("value").asDouble());
    }
    return object();
  }

  private static void most(ObjectNode arguments, String kind, int most) {
    var entries = arguments.path(kind);
    if (!entries.isMissingNode() && !entries.isArray() || entries.size() > most) {
      throw Fields.invalid(
          "A batch logging request can contain at most %d %s. Got %d"
              .formatted(most, kind, entries.size()));
    }
  }

  private JsonNode updateRun(ObjectNode arguments) {
    Fields.only(arguments, "run_id", "status", "end_time", "run_name");
    var run = run(arguments);
    String status = Fields.required(arguments, "status");
    if (!STATUSES.contains(status)) {
      throw Fields.invalid("Invalid value '" + status + "' for parameter 'status'.");
    }
    run.info.put("status", status).put("end_time", Fields.requiredLong(arguments, "end_time"));
    return object().set("run_info", run.info);
  }

  private Run run(ObjectNode arguments) {
    String id = Fields.required(arguments, "run_id");
    if (!runs.containsKey(id)) {
      throw new MlflowError("RESOURCE_DOES_NOT_EXIST", "Run with id=" + id + " not found");
    }
    return runs.get(id);
  }

  private static ObjectNode object() {
    return StandIn.JSON.createObjectNode();
  }
}
