package assay.adapters.mlflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** An error as MLflow answers it: a code, a message, and the status that belongs to the code. */
final class MlflowError extends RuntimeException {
  private static final Map<String, Integer> STATUS =
      Map.of(
          "RESOURCE_DOES_NOT_EXIST", 404,
          "ENDPOINT_NOT_FOUND", 404,
          "RESOURCE_ALREADY_EXISTS", 400,
          "INVALID_PARAMETER_VALUE", 400,
          "BAD_REQUEST", 400,
          "INTERNAL_ERROR", 500);

  private final String code;

  MlflowError(String code, String message) {
    super(message);
    this.code = code;
  }

  int status() {
    return STATUS.get(code);
  }

  ObjectNode json() {
    return StandIn.JSON.createObjectNode().put("error_code", code).put("message", getMessage());
  }
}
