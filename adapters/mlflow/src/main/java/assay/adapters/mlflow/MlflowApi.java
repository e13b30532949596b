package assay.adapters.mlflow;

import assay.application.training.TrackerFailure;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** MLflow's REST API 2.0 for experiments, runs and registered models. */
final class MlflowApi {
  private static final String ROOT = "/api/2.0/mlflow/";

  private final MlflowHttp http;

  MlflowApi(MlflowHttp http) {
    this.http = http;
  }

  Answer get(String endpoint, Map<String, String> query) throws TrackerFailure {
    String parameters =
        query.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return http.send(
        HttpRequest.newBuilder(at(endpoint + "?" + parameters)).GET(), http.patience().answer());
  }

  Answer post(String endpoint, JsonNode body) throws TrackerFailure {
    return http.send(
        HttpRequest.newBuilder(at(endpoint))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())),
        http.patience().answer());
  }

  private URI at(String endpoint) {
    return URI.create(http.trackingUri() + ROOT + endpoint);
  }
}
