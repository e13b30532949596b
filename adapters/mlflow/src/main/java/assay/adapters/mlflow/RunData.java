package assay.adapters.mlflow;

import assay.application.training.TrackedRun;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters, metrics and tags of a run as bodies for {@code runs/log-batch}. */
final class RunData {
  private static final int PARAMETERS_A_BATCH = 100;
  private static final int TAGS_A_BATCH = 100;
  private static final int METRICS_A_BATCH = 1000;

  /** A request may have a million bytes in all. */
  private static final int BYTES_A_BATCH = 900_000;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String runId;
  private final List<ObjectNode> batches = new ArrayList<>();

  private RunData(String runId) {
    this.runId = runId;
  }

  static List<ObjectNode> batches(String runId, TrackedRun run) {
    var data = new RunData(runId);
    data.add("params", parameters(run), PARAMETERS_A_BATCH);
    data.add("metrics", metrics(run), METRICS_A_BATCH);
    data.add("tags", tags(run), TAGS_A_BATCH);
    return data.batches;
  }

  private static List<ObjectNode> parameters(TrackedRun run) {
    var nodes = new ArrayList<ObjectNode>();
    RunLimits.named(run.parameters())
        .forEach((k, v) -> nodes.add(pair(k, RunLimits.cut(v, RunLimits.PARAMETER))));
    return nodes;
  }

  /** MLflow's page of a run does not show with a metric that is no number. */
  private static List<ObjectNode> metrics(TrackedRun run) {
    var finite = new LinkedHashMap<>(run.metrics());
    finite.values().removeIf(value -> !Double.isFinite(value));
    var nodes = new ArrayList<ObjectNode>();
    RunLimits.named(finite)
        .forEach(
            (k, v) ->
                nodes.add(
                    JSON.objectNode()
                        .put("key", k)
                        .put("value", v)
                        .put("timestamp", run.ended().toEpochMilli())
                        .put("step", 0)));
    return nodes;
  }

  private static List<ObjectNode> tags(TrackedRun run) {
    Map<String, String> tags = new LinkedHashMap<>(run.tags());
    tags.putIfAbsent("mlflow.source.name", "assay");
    tags.putIfAbsent("mlflow.source.type", "LOCAL");
    if (!run.description().isBlank()) {
      tags.putIfAbsent("mlflow.note.content", run.description());
    }
    var nodes = new ArrayList<ObjectNode>();
    RunLimits.named(tags).forEach((k, v) -> nodes.add(pair(k, RunLimits.cut(v, RunLimits.TAG))));
    return nodes;
  }

  private static ObjectNode pair(String key, String value) {
    return JSON.objectNode().put("key", key).put("value", value);
  }

  private void add(String kind, List<ObjectNode> nodes, int most) {
    int bytes = 0;
    var batch = JSON.arrayNode();
    for (ObjectNode node : nodes) {
      int size = node.toString().getBytes(StandardCharsets.UTF_8).length + 1;
      if (batch.size() == most || bytes + size > BYTES_A_BATCH) {
        batches.add(batch(kind, batch));
        batch = JSON.arrayNode();
        bytes = 0;
      }
      batch.add(node);
      bytes += size;
    }
    if (!batch.isEmpty()) {
      batches.add(batch(kind, batch));
    }
  }

  private ObjectNode batch(String kind, ArrayNode nodes) {
    return JSON.objectNode().put("run_id", runId).set(kind, nodes);
  }
}
