package assay.adapters.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** MLflow's calls for registered models, with the checks that its server makes. */
final class StandInRegistry {
  /** How often a new version is asked for before it is ready. */
  int pendingFor;

  /** What a version becomes at last. */
  String finalStatus = "READY";

  final Map<String, List<ObjectNode>> versions = new LinkedHashMap<>();
  final Map<String, Map<String, String>> aliases = new HashMap<>();

  private final StandInTracking tracking;

  StandInRegistry(StandInTracking tracking) {
    this.tracking = tracking;
  }

  Optional<Function<ObjectNode, JsonNode>> find(String call) {
    return Optional.ofNullable(
        switch (call) {
          case "POST registered-models/create" -> this::createModel;
          case "POST model-versions/create" -> this::createVersion;
          case "GET model-versions/get" -> this::getVersion;
          case "GET model-versions/get-download-uri" -> this::downloadUri;
          case "POST registered-models/alias" -> this::setAlias;
          case "GET registered-models/alias" -> this::versionByAlias;
          default -> null;
        });
  }

  private JsonNode createModel(ObjectNode arguments) {
    Fields.only(arguments, "name", "tags", "description");
    String name = Fields.required(arguments, "name");
    if (versions.containsKey(name)) {
      throw new MlflowError(
          "RESOURCE_ALREADY_EXISTS", "Registered Model (name=" + name + ") already exists.");
    }
    versions.put(name, new ArrayList<>());
    return object().set("registered_model", object().put("name", name));
  }

  private JsonNode createVersion(ObjectNode arguments) {
    Fields.only(arguments, "name", "source", "run_id", "tags", "run_link", "description");
    String name = Fields.required(arguments, "name");
    String source = Fields.required(arguments, "source");
    String run = Fields.required(arguments, "run_id");
    var known = model(name);
    // A source on the server's own disk has to lie in the run; the others may hold no way up.
    String root = tracking.runs.get(run).info.path("artifact_uri").asText();
    if (source.contains("..") || (source.startsWith("file:") && !source.startsWith(root + "/"))) {
      throw Fields.invalid("Invalid model version source: '" + source + "'.");
    }
    var version =
        object()
            .put("name", name)
            .put("version", String.valueOf(known.size() + 1))
            .put("source", source)
            .put("run_id", run)
            .put("description", arguments.path("description").asText())
            .put("status", pendingFor > 0 ? "PENDING_REGISTRATION" : finalStatus)
            .put("status_message", "as the test wants it");
    known.add(version);
    return object().set("model_version", version);
  }

  private JsonNode getVersion(ObjectNode arguments) {
    Fields.only(arguments, "name", "version");
    var version = version(arguments);
    if (version.path("status").asText().equals("PENDING_REGISTRATION") && --pendingFor <= 0) {
      version.put("status", finalStatus);
    }
    return object().set("model_version", version);
  }

  private JsonNode downloadUri(ObjectNode arguments) {
    Fields.only(arguments, "name", "version");
    return object().put("artifact_uri", version(arguments).path("source").asText());
  }

  private JsonNode setAlias(ObjectNode arguments) {
    Fields.only(arguments, "name", "alias", "version");
    version(arguments);
    aliases
        .computeIfAbsent(Fields.required(arguments, "name"), name -> new HashMap<>())
        .put(Fields.required(arguments, "alias"), Fields.required(arguments, "version"));
    return object();
  }

  private JsonNode versionByAlias(ObjectNode arguments) {
    Fields.only(arguments, "name", "alias");
    String name = Fields.required(arguments, "name");
    String alias = Fields.required(arguments, "alias");
    model(name);
    String version = aliases.getOrDefault(name, Map.of()).get(alias);
    if (version == null) {
      throw Fields.invalid("Registered model alias " + alias + " not found.");
    }
    return object().set("model_version", model(name).get(Integer.parseInt(version) - 1));
  }

  private ObjectNode version(ObjectNode arguments) {
    String name = Fields.required(arguments, "name");
    int number = Integer.parseInt(Fields.required(arguments, "version"));
    var known = model(name);
    if (number < 1 || number > known.size()) {
      throw new MlflowError(
          "RESOURCE_DOES_NOT_EXIST",
          "Model Version (name=%s, version=%d) not found".formatted(name, number));
    }
    return known.get(number - 1);
  }

  private List<ObjectNode> model(String name) {
    if (!versions.containsKey(name)) {
      throw new MlflowError(
          "RESOURCE_DOES_NOT_EXIST", "Registered Model with name=" + name + " not found");
    }
    return versions.get(name);
  }

  private static ObjectNode object() {
    return StandIn.JSON.createObjectNode();
  }
}
