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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What administrators do with model versions. */
@Path("/models")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.Names.ADMIN)
@Tag(name = "Streams and models")
public class ModelWorkResource {
  private static final int LONGEST_REASON = 1000;

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

  /** Why something is done. */
  @Schema(name = "Reason")
  public record ReasonJson(@Nullable String reason) {}

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
              + " (409).")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ReasonJson.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public ModelJson activate(
      @PathParam("sha256") String sha256,
      @QueryParam("stream") @Nullable String stream,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body) {
    return on(sha256, stream, reason(headers, body, false), security, manage::activate);
  }

  @POST
  @Path("{sha256}/approve")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Approve a version that somebody else submitted: it decides from now on")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ReasonJson.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public ModelJson approve(
      @PathParam("sha256") String sha256,
      @QueryParam("stream") @Nullable String stream,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body) {
    String reason = reason(headers, body, false);
    String by = Caller.name(security);
    return on(
        sha256,
        stream,
        reason.isEmpty() ? "approved by " + by : reason,
        security,
        manage::activate);
  }

  @POST
  @Path("{sha256}/reject")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Say no to a version that never decided")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ReasonJson.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public ModelJson reject(
      @PathParam("sha256") String sha256,
      @QueryParam("stream") @Nullable String stream,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body) {
    return on(sha256, stream, reason(headers, body, true), security, manage::reject);
  }

  @POST
  @Path("{sha256}/challenge")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Let a version score every event in the champion's shadow")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ReasonJson.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public ModelJson challenge(
      @PathParam("sha256") String sha256,
      @QueryParam("stream") @Nullable String stream,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body) {
    String reason = reason(headers, body, false);
    return on(
        sha256,
        stream,
        reason.isEmpty() ? "made challenger by " + Caller.name(security) : reason,
        security,
        manage::challenge);
  }

  @POST
  @Path("{sha256}/retire")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "End a challenge, or put a candidate aside")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ReasonJson.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public ModelJson retire(
      @PathParam("sha256") String sha256,
      @QueryParam("stream") @Nullable String stream,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body) {
    String reason = reason(headers, body, false);
    return on(
        sha256,
        stream,
        reason.isEmpty() ? "retired by " + Caller.name(security) : reason,
        security,
        manage::retire);
  }

  @POST
  @Path("{sha256}/rollback")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Go back to this version, which decided before")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ReasonJson.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public ModelJson rollBackTo(
      @PathParam("sha256") String sha256,
      @QueryParam("stream") @Nullable String stream,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body) {
    return on(
        sha256,
        stream,
        reason(headers, body, false),
        security,
        (name, id, reason, by) -> manage.rollBack(name, Optional.of(id), reason, by));
  }

  @POST
  @Path("rollback")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Go back to the version that decided before the champion")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ReasonJson.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
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
    return stored.json(
        manage.rollBack(
            name, Optional.empty(), reason(headers, body, false), Caller.name(security)));
  }

  private ModelJson on(
      String sha256, @Nullable String stream, String reason, SecurityContext security, Deed deed) {
    var version = stored.one(sha256, stream);
    return stored.json(deed.on(version.stream(), version.sha256(), reason, Caller.name(security)));
  }

  /** The body may be left out where no reason is required. */
  private static String reason(HttpHeaders headers, InputStream body, boolean required) {
    if (!required && headers.getMediaType() == null) {
      return "";
    }
    var said = Body.read(body, headers, ReasonJson.class);
    return required
        ? Texts.require("/reason", said.reason(), LONGEST_REASON)
        : Texts.optional("/reason", said.reason(), LONGEST_REASON);
  }
}
