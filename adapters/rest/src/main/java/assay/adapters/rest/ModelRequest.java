package assay.adapters.rest;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which version a request is about, and who asks. */
@SuppressWarnings("NullAway.Init") // JAX-RS fills the fields.
public class ModelRequest {
  private static final int LONGEST_REASON = 1000;

  @PathParam("sha256")
  String sha256;

  @Parameter(description = "May be left out where only one stream has the version.")
  @QueryParam("stream")
  @Nullable String stream;

  @Context HttpHeaders headers;
  @Context SecurityContext security;

  /** Why something is done. */
  @Schema(name = "Reason")
  public record ReasonJson(@Nullable String reason) {}

  /** Who asks. */
  String by() {
    return Caller.name(security);
  }

  /** The reason that the body gives; empty where the body was left out. */
  String reason(InputStream body) {
    return reason(headers, body);
  }

  static String reason(HttpHeaders headers, InputStream body) {
    return headers.getMediaType() == null
        ? ""
        : Texts.optional("/reason", read(headers, body), LONGEST_REASON);
  }

  /** The same where it may not be left out. */
  String requiredReason(InputStream body) {
    return Texts.require("/reason", read(headers, body), LONGEST_REASON);
  }

  private static @Nullable String read(HttpHeaders headers, InputStream body) {
    return Body.read(body, headers, ReasonJson.class).reason();
  }
}
