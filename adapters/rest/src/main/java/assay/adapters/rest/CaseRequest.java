package assay.adapters.rest;

import assay.adapters.rest.CaseJson.StateJson;
import assay.application.access.Role;
import assay.domain.triage.CaseId;
import assay.domain.triage.Escalation;
import assay.domain.triage.Reviewer;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Which case a request is about, and who asks. */
@SuppressWarnings("NullAway.Init") // JAX-RS fills the fields.
public class CaseRequest {
  @PathParam("id")
  String id;

  @Context HttpHeaders headers;
  @Context SecurityContext security;

  /** Who asks. */
  Reviewer by() {
    return Caller.reviewer(security);
  }

  /** Whether an administrator asks. */
  boolean isAdmin() {
    return security.isUserInRole(Role.Names.ADMIN);
  }

  /** The body as one JSON object. */
  <T> T read(InputStream body, Class<T> type) {
    return Body.read(body, headers, type);
  }

  /** The reason that the body has to give. */
  String reason(InputStream body) {
    String reason = read(body, ModelRequest.ReasonJson.class).reason();
    return Texts.require("/reason", reason, Escalation.LONGEST_REASON);
  }

  /** Does it to the case; no such case is told as such. */
  StateJson on(Function<CaseId, StateJson> deed) {
    try {
      return deed.apply(new CaseId(Identifier.parse(id, CaseResource.KIND)));
    } catch (NoSuchElementException e) {
      throw Identifier.missing(CaseResource.KIND);
    }
  }
}
