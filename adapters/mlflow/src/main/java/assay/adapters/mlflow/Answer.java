package assay.adapters.mlflow;

import assay.application.training.TrackerFailure;
import assay.application.training.TrackerFailure.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What an MLflow server said.
 *
 * @param request method and address, for messages
 */
record Answer(String request, int status, byte[] body) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int QUOTED = 300;

  /** Whether it is an error of that code, such as RESOURCE_DOES_NOT_EXIST. */
  boolean isError(String code) {
    return status != 200 && errorCode().equals(code);
  }

  /** The document of a request that went well. */
  JsonNode json() throws TrackerFailure {
    require();
    var json = parse();
    if (!json.isObject()) {
      throw unreadable("is no JSON object: " + quoted());
    }
    return json;
  }

  /** The file of a request that went well. */
  byte[] file() throws TrackerFailure {
    require();
    if (body.length > MlflowHttp.LARGEST) {
      throw new TrackerFailure(
          Reason.UNSUPPORTED,
          "%s is larger than the %,d bytes that a model may have."
              .formatted(request, MlflowHttp.LARGEST));
    }
    return body;
  }

  /** A text of the document that no answer of this kind is without. */
  String text(String... path) throws TrackerFailure {
    JsonNode node = json();
    for (String name : path) {
      node = node.path(name);
    }
    if (!node.isValueNode() || node.asText().isEmpty()) {
      throw unreadable("has no '%s': %s".formatted(String.join(".", path), quoted()));
    }
    return node.asText();
  }

  private void require() throws TrackerFailure {
    if (status != 200) {
      throw failure();
    }
  }

  private TrackerFailure failure() {
    return switch (status) {
      case 401 ->
          new TrackerFailure(
              Reason.NOT_ALLOWED,
              ("MLflow does not know these credentials (%s: 401). Set MLFLOW_TRACKING_USERNAME and"
                      + " MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN.")
                  .formatted(request));
      case 403 ->
          new TrackerFailure(
              Reason.NOT_ALLOWED,
              "MLflow does not allow %s (403: %s). Ask its administrator for the permission."
                  .formatted(request, reason()));
      case 404 -> missing();
      case 408, 429, 502, 503, 504 ->
          new TrackerFailure(
              Reason.AWAY,
              "MLflow has no time for %s (%d: %s). Try again later."
                  .formatted(request, status, reason()));
      case 301, 302, 303, 307, 308 ->
          new TrackerFailure(
              Reason.UNREADABLE,
              "%s leads elsewhere (%d). Set MLFLOW_TRACKING_URI to the address itself."
                  .formatted(request, status));
      default ->
          new TrackerFailure(
              Reason.REFUSED,
              "MLflow refuses %s (%d: %s). The server's log may say more."
                  .formatted(request, status, reason()));
    };
  }

  private TrackerFailure missing() {
    return errorCode().isEmpty()
        ? new TrackerFailure(
            Reason.UNREADABLE,
            ("There is no MLflow at %s (404). Correct MLFLOW_TRACKING_URI; maybe a path is missing,"
                    + " or artefacts are not served (mlflow server --serve-artifacts).")
                .formatted(request))
        : new TrackerFailure(
            Reason.NOT_FOUND, "MLflow does not have it (%s: %s).".formatted(request, reason()));
  }

  private TrackerFailure unreadable(String what) {
    return new TrackerFailure(
        Reason.UNREADABLE,
        "The answer to %s %s. Maybe there is something else than MLflow at this address."
            .formatted(request, what));
  }

  private String errorCode() {
    return parse().path("error_code").asText("");
  }

  private String reason() {
    String message = parse().path("message").asText("");
    return message.isEmpty() ? quoted() : errorCode() + ": " + message;
  }

  private JsonNode parse() {
    try {
      return JSON.readTree(body);
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }

  private String quoted() {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    if (text.isEmpty()) {
      return "no words";
    }
    return text.length() > QUOTED ? text.substring(0, QUOTED) + "..." : text;
  }
}
