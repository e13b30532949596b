package assay.adapters.rest;

import assay.adapters.rest.DictionaryJson.UseJson;
import assay.application.access.Role;
import assay.application.model.ModelRegistry;
import assay.application.model.ModelRemarks;
import assay.application.model.ReadDictionary;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The model dictionary. */
@Path("/models")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Streams and models")
public class DictionaryResource {
  private final ReadDictionary read;
  private final ModelRegistry registry;
  private final StoredModels stored;

  @Inject
  public DictionaryResource(ReadDictionary read, ModelRegistry registry, ModelRemarks remarks) {
    this.read = read;
    this.registry = registry;
    this.stored = new StoredModels(registry, remarks);
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public DictionaryResource() {
    this(null, null, null);
  }

  @GET
  @Path("{sha256}/dictionary")
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(
      summary = "Read what a version is: inputs, importance, quality, curves, use, origin",
      description =
          "What the PMML document tells comes from there. What it leaves out is measured on stored"
              + " events in the background: measured.state is running until that is done. What"
              + " neither tells is left out.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public DictionaryJson dictionary(
      @PathParam("sha256") String sha256, @QueryParam("stream") @Nullable String stream) {
    var version = stored.one(sha256, stream);
    return DictionaryJson.of(
        read.read(version.stream(), version.sha256()),
        stored.json(version),
        registry.list(version.sha256()).stream()
            .map(
                use ->
                    new UseJson(use.stream().value(), Texts.lower(use.stage()), use.stageSince()))
            .toList(),
        registry.history(version.stream(), version.sha256()).stream()
            .map(ModelJson.ChangeJson::of)
            .toList());
  }
}
