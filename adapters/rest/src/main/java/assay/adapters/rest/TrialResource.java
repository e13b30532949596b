package assay.adapters.rest;

import assay.adapters.rest.TrialJson.ChangeJson;
import assay.application.access.Role;
import assay.application.model.ManageModels;
import assay.application.model.ModelRegistry;
import assay.application.model.ModelRemarks;
import assay.application.model.ReadTrial;
import assay.application.model.ReadTrial.Found;
import assay.domain.model.ModelVersion;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Trials of model versions before they decide. */
@Path("/models")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Streams and models")
public class TrialResource {
  private final ReadTrial trials;
  private final ManageModels manage;
  private final StoredModels stored;

  @Inject
  public TrialResource(
      ReadTrial trials, ManageModels manage, ModelRegistry registry, ModelRemarks remarks) {
    this.trials = trials;
    this.manage = manage;
    this.stored = new StoredModels(registry, remarks);
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public TrialResource() {
    this(null, null, null, null);
  }

  /** Events whose tier would change. */
  @Schema(name = "TierChanges")
  public record ChangesJson(List<ChangeJson> items) {}

  @GET
  @Path("{sha256}/trial")
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(
      summary = "Read what a version would change: tiers, money, reviews, quality, speed",
      description =
          "The latest events and all labelled ones, scored again by the version and by the"
              + " champion. Found so far while it is running.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public TrialJson trial(
      @PathParam("sha256") String sha256, @QueryParam("stream") @Nullable String stream) {
    return TrialJson.of(found(stored.one(sha256, stream)));
  }

  @GET
  @Path("{sha256}/trial/changes")
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(summary = "List exactly the events whose tier would change, largest amount first")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public ChangesJson changes(
      @PathParam("sha256") String sha256, @QueryParam("stream") @Nullable String stream) {
    var found = found(stored.one(sha256, stream));
    return new ChangesJson(trials.changes(found.trial()).stream().map(ChangeJson::of).toList());
  }

  @POST
  @Path("{sha256}/trial")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Try a version against the events and the champion of now")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public TrialJson tryAgain(@BeanParam ModelRequest request) {
    var version = stored.one(request.sha256, request.stream);
    manage.tryAgain(version.stream(), version.sha256(), request.by());
    return TrialJson.of(found(version));
  }

  @POST
  @Path("{sha256}/override")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(
      summary = "Ask to let a version decide in spite of its trial",
      description = "Another administrator then activates it.")
  @RequestBody(ref = "RequiredReason")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public TrialJson override(@BeanParam ModelRequest request, InputStream body) {
    var version = stored.one(request.sha256, request.stream);
    manage.override(version.stream(), version.sha256(), request.requiredReason(body), request.by());
    return TrialJson.of(found(version));
  }

  private Found found(ModelVersion version) {
    return trials
        .latest(version.stream(), version.sha256())
        .orElseThrow(() -> Identifier.missing("trial of this model"));
  }
}
