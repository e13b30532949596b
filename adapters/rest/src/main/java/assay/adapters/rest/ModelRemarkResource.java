package assay.adapters.rest;

import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.Problems;
import assay.application.access.Role;
import assay.application.model.ModelRegistry;
import assay.application.model.ModelRemarks;
import assay.application.model.RemarkOnModel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Notes, tags and aliases of model versions. */
@Path("/models")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Streams and models")
public class ModelRemarkResource {
  private static final String EXPECTED =
      "1 to 40 small letters, digits, dots, hyphens and underscores, a letter or digit first";

  private final RemarkOnModel remarkOn;
  private final StoredModels stored;

  @Inject
  public ModelRemarkResource(ModelRegistry registry, ModelRemarks remarks, RemarkOnModel remarkOn) {
    this.remarkOn = remarkOn;
    this.stored = new StoredModels(registry, remarks);
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public ModelRemarkResource() {
    this(null, null, null);
  }

  /** Something to write down. */
  @Schema(name = "NewModelNote")
  public record NewNote(@Nullable String text) {}

  /** All tags of a version. */
  @Schema(name = "ModelTags")
  public record TagsJson(@Nullable List<String> tags) {}

  @POST
  @Path("{sha256}/notes")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Write something about a version")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = NewNote.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public ModelJson note(
      @PathParam("sha256") String sha256,
      @QueryParam("stream") @Nullable String stream,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body) {
    var version = stored.one(sha256, stream);
    var note = Body.read(body, headers, NewNote.class);
    String text = Texts.require("/text", note.text(), ModelRemarks.LONGEST_NOTE);
    remarkOn.note(version.stream(), version.sha256(), text, Caller.name(security));
    return stored.json(version);
  }

  @PUT
  @Path("{sha256}/tags")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Replace the tags of a version")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = TagsJson.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public ModelJson tag(
      @PathParam("sha256") String sha256,
      @QueryParam("stream") @Nullable String stream,
      @Context HttpHeaders headers,
      InputStream body) {
    var version = stored.one(sha256, stream);
    var tags = Optional.ofNullable(Body.read(body, headers, TagsJson.class).tags());
    var all = new TreeSet<>(tags.orElseGet(List::of));
    if (tags.isEmpty() || all.size() > RemarkOnModel.MOST_TAGS) {
      throw new ProblemException(
          Problems.invalid("/tags", all.size() + " tags", "a list of up to 20 tags"));
    }
    all.forEach(tag -> requireName("/tags", tag));
    remarkOn.tag(version.stream(), version.sha256(), all);
    return stored.json(version);
  }

  @PUT
  @Path("{sha256}/aliases/{alias}")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Let an alias name this version, and no other any more")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public ModelJson alias(
      @PathParam("sha256") String sha256,
      @PathParam("alias") String alias,
      @QueryParam("stream") @Nullable String stream) {
    var version = stored.one(sha256, stream);
    requireName("alias", alias);
    remarkOn.name(version.stream(), version.sha256(), alias);
    return stored.json(version);
  }

  @DELETE
  @Path("{sha256}/aliases/{alias}")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Give an alias of this version up")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public ModelJson giveUpAlias(
      @PathParam("sha256") String sha256,
      @PathParam("alias") String alias,
      @QueryParam("stream") @Nullable String stream) {
    var version = stored.one(sha256, stream);
    if (!remarkOn.giveUp(version.stream(), version.sha256(), alias)) {
      throw Identifier.missing("alias of this model");
    }
    return stored.json(version);
  }

  private static void requireName(String field, String name) {
    if (!RemarkOnModel.isName(name)) {
      throw new ProblemException(Problems.invalid(field, name, EXPECTED));
    }
  }
}
