package assay.webapp.security;

import jakarta.json.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A problem (RFC 9457) that is answered before a request reaches its resource. */
record Refusal(int status, String title, String detail) {
  static final Refusal NO_KEY =
      new Refusal(
          401, "Unauthorized", "Send a valid API key as a bearer token, or log in with a browser.");
  static final Refusal BAD_KEY =
      new Refusal(401, "Unauthorized", "This API key is not known, or it was revoked.");

  void send(HttpServletResponse response) throws IOException {
    var body =
        Json.createObjectBuilder()
            .add("type", "about:blank")
            .add("title", title)
            .add("status", status)
            .add("detail", detail)
            .build()
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    if (status == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"assay\"");
    }
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("application/problem+json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }
}
