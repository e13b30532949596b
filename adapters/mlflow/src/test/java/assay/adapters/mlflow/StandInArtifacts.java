package assay.adapters.mlflow;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** MLflow's proxy for files: PUT and GET of a path, and the list of a folder. */
final class StandInArtifacts {
  static final String PATH = "/api/2.0/mlflow-artifacts/artifacts";

  /** By path below the destination of the server. */
  final Map<String, byte[]> files = new TreeMap<>();

  synchronized byte[] answer(
      HttpExchange exchange, String below, Map<String, String> query, byte[] body)
      throws IOException {
    if (below.isEmpty()) {
      return list(query.getOrDefault("path", ""));
    }
    String path = safe(below.substring(1));
    if (exchange.getRequestMethod().equals("PUT")) {
      files.put(path, body);
      return "{}".getBytes(StandardCharsets.UTF_8);
    }
    if (!files.containsKey(path)) {
      throw new MlflowError("RESOURCE_DOES_NOT_EXIST", "No such artifact: '" + path + "'");
    }
    return files.get(path);
  }

  private byte[] list(String folder) throws IOException {
    String start = safe(folder) + "/";
    var answer = StandIn.JSON.createObjectNode();
    var entries = answer.putArray("files");
    files.keySet().stream()
        .filter(path -> path.startsWith(start))
        .map(path -> path.substring(start.length()))
        .map(path -> path.contains("/") ? path.replaceFirst("/.*", "/") : path)
        .distinct()
        .forEach(
            name ->
                entries
                    .addObject()
                    .put("path", name.replace("/", ""))
                    .put("is_dir", name.endsWith("/")));
    return StandIn.JSON.writeValueAsBytes(answer);
  }

  private static String safe(String path) {
    if (path.contains("#")
        || path.startsWith("/")
        || Arrays.asList(path.split("/")).contains("..")) {
      throw new MlflowError("INVALID_PARAMETER_VALUE", "Invalid path");
    }
    return path;
  }
}
