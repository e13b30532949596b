package assay.adapters.rest;

import assay.adapters.rest.doc.Examples;
import assay.application.access.Role;
import assay.application.model.ManageModels;
import assay.application.model.ModelRegistry;
import assay.application.model.ModelRemarks;
import assay.application.scoring.ScoringSettings;
import assay.application.scoring.ServingStreams;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ModelVersion;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What administrators do with model versions; each deed can give its reason. */
@Path("/models")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.Names.ADMIN)
@Tag(name = "Streams and models")
@APIResponse(responseCode = "404", ref = "NotFound")
@APIResponse(responseCode = "409", ref = "Conflict")
@APIResponse(responseCode = "422", ref = "Invalid")
public class ModelWorkResource {
  private final ManageModels manage;
  private final StoredModels stored;
  private final ServingStreams streams;
  private final ScoringSettings scoring;

  @Inject
  public ModelWorkResource(
      ManageModels manage,
      ModelRegistry registry,
      ModelRemarks remarks,
      ServingStreams streams,
      ScoringSettings scoring) {
    this.manage = manage;
    this.stored = new StoredModels(registry, remarks);
    this.streams = streams;
    this.scoring = scoring;
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public ModelWorkResource() {
    this(null, null, null, null, null);
  }

  /** One change of a version's stage. */
  @FunctionalInterface
  private interface Deed {
    ModelVersion on(StreamName stream, Sha256 sha256, String reason, String by);
  }

  @POST
  @Path("{sha256}/activate")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(
      summary = "Let a version decide from now on",
      description =
          "Where the stream asks for an approval, whoever submitted the version may not do so"
              + " (409), neither in person nor by a key.")
  @RequestBody(ref = "Reason")
  public ModelJson activate(@BeanParam ModelRequest request, InputStream body) {
    return on(request, request.reason(body), manage::activate);
  }

  @POST
  @Path("{sha256}/approve")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Approve a version that somebody else submitted: it decides from now on")
  @RequestBody(ref = "Reason")
  public ModelJson approve(@BeanParam ModelRequest request, InputStream body) {
    return on(request, request.reason(body), manage::approve);
  }

  @POST
  @Path("{sha256}/reject")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Say no to a version that never decided")
  @RequestBody(ref = "RequiredReason")
  public ModelJson reject(@BeanParam ModelRequest request, InputStream body) {
    return on(request, request.requiredReason(body), manage::reject);
  }

  @POST
  @Path("{sha256}/challenge")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Let a version score every event in the champion's shadow")
  @RequestBody(ref = "Reason")
  public ModelJson challenge(@BeanParam ModelRequest request, InputStream body) {
    return on(request, request.reason(body), manage::challenge);
  }

  @POST
  @Path("{sha256}/retire")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "End a challenge, or put a candidate aside")
  @RequestBody(ref = "Reason")
  public ModelJson retire(@BeanParam ModelRequest request, InputStream body) {
    return on(request, request.reason(body), manage::retire);
  }

  @POST
  @Path("{sha256}/rollback")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Go back to this version, which decided before")
  @RequestBody(ref = "Reason")
  public ModelJson rollBackTo(@BeanParam ModelRequest request, InputStream body) {
    return on(
        request,
        request.reason(body),
        (name, id, reason, by) -> manage.rollBack(name, Optional.of(id), reason, by));
  }

  @POST
  @Path("rollback")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Go back to the version that decided before the champion")
  @RequestBody(ref = "Reason")
  public ModelJson rollBack(
      @Parameter(description = Examples.STREAM_PARAMETER) @QueryParam("stream")
          @Nullable String stream,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body) {
    var name =
        stream == null
            ? scoring.defaultStream()
            : StreamResource.find(streams, stream).definition().name();
    String reason = ModelRequest.reason(headers, body);
    return stored.json(manage.rollBack(name, Optional.empty(), reason, Caller.name(security)));
  }

  private ModelJson on(ModelRequest request, String reason, Deed deed) {
    var version = stored.one(request.sha256, request.stream);
    return stored.json(deed.on(version.stream(), version.sha256(), reason, request.by()));
  }
}
