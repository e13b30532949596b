package assay.adapters.cli.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/** One call of the protocol: checks path and method, and answers JSON or a problem. */
record Call(String method, Answer answer) implements HttpHandler {
  static final Answer UNKNOWN =
      exchange -> {
        throw new Problem(404, "There are POST /register, GET /data_point and POST /api/.");
      };
  private static final int LARGEST_BODY = 16_384;

  /** What a call does. */
  interface Answer {
    JsonNode to(HttpExchange exchange) throws IOException, Problem;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        reply(exchange, 200, "application/json", checked(exchange).to(exchange));
      } catch (Problem problem) {
        var body = Json.MAPPER.createObjectNode();
        body.put("status", problem.status()).put("detail", problem.detail());
        reply(exchange, problem.status(), "application/problem+json", body);
      }
    }
  }

  private Answer checked(HttpExchange exchange) throws Problem {
    String path = exchange.getRequestURI().getPath();
    String context = exchange.getHttpContext().getPath();
    if (answer == UNKNOWN || !(path.equals(context) || path.equals(context + "/"))) {
      return UNKNOWN;
    }
    if (!exchange.getRequestMethod().equals(method)) {
      exchange.getResponseHeaders().set("Allow", method);
      throw new Problem(405, context + " takes " + method + ".");
    }
    return answer;
  }

  static byte[] body(HttpExchange exchange) throws IOException, Problem {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw new Problem(413, "The body is larger than " + LARGEST_BODY + " bytes.");
    }
    return body;
  }

  private static void reply(HttpExchange exchange, int status, String type, JsonNode body)
      throws IOException {
    byte[] bytes = Json.MAPPER.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
