package assay.adapters.rest;

import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.Problems;
import assay.application.access.ApiKeys;
import assay.application.access.ApiKeys.ApiKey;
import assay.application.access.ManageAccess;
import assay.application.access.ManageAccess.Created;
import assay.application.access.ManageAccess.NameTaken;
import assay.application.access.Role;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The keys of programs. */
@Path("/api-keys")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys")
public class KeyResource {
  private static final int LONGEST_NAME = 100;

  private final ManageAccess manageAccess;
  private final ApiKeys keys;

  @Inject
  public KeyResource(ManageAccess manageAccess, ApiKeys keys) {
    this.manageAccess = manageAccess;
    this.keys = keys;
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public KeyResource() {
    this(null, null);
  }

  /** A key to be made. */
  @Schema(name = "NewKey")
  public record NewKey(
      @Schema(description = "Of the program that will use it.") @Nullable String name,
      @Schema(enumeration = {"client", "reviewer", "admin"}) @Nullable String role) {}

  /** A key without its text. */
  @Schema(name = "Key")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record KeyJson(
      UUID id,
      String name,
      @Schema(description = "The person who answers for it.") String owner,
      String role,
      @Schema(description = "The first characters.") String hint,
      Instant createdAt,
      @Nullable Instant revokedAt,
      @Schema(description = "The text, told once, when the key is made.") @Nullable String key) {
    static KeyJson of(ApiKey key, @Nullable String text) {
      return new KeyJson(
          key.id(),
          key.name(),
          key.owner(),
          key.role().id(),
          key.hint(),
          key.createdAt(),
          key.revokedAt().orElse(null),
          text);
    }
  }

  /** All keys. */
  @Schema(name = "Keys")
  public record KeysJson(List<KeyJson> items) {}

  @POST
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Make a key", description = "Its text is told here and never again.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = NewKey.class)))
  @APIResponse(
      responseCode = "201",
      description = "The key with its text.",
      content = @Content(schema = @Schema(implementation = KeyJson.class)))
  @APIResponse(responseCode = "422", ref = "Invalid")
  public Response create(
      @Context HttpHeaders headers, @Context SecurityContext security, InputStream body) {
    var wanted = Body.read(body, headers, NewKey.class);
    String name = Texts.require("/name", wanted.name(), LONGEST_NAME);
    var role = Texts.word("/role", wanted.role(), Role.class);
    var created = create(name, role, Caller.name(security));
    return Response.created(URI.create("/api-keys/" + created.key().id()))
        .entity(KeyJson.of(created.key(), created.text()))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  private Created create(String name, Role role, String by) {
    try {
      return manageAccess.createKey(name, role, by);
    } catch (NameTaken e) {
      throw new ProblemException(
          Problems.invalid(
              "/name", name, "a name that is not that of a person or of a key of somebody else"));
    }
  }

  @GET
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "List all keys, revoked ones too")
  public KeysJson list() {
    return new KeysJson(keys.list().stream().map(key -> KeyJson.of(key, null)).toList());
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Revoke a key")
  @APIResponse(responseCode = "204", description = "It lets nobody in any more.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public void revoke(@PathParam("id") String id, @Context SecurityContext security) {
    if (!manageAccess.revokeKey(Identifier.parse(id, "key"), Caller.name(security))) {
      throw Identifier.missing("valid key");
    }
  }
}
