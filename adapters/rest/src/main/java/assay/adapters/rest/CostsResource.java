package assay.adapters.rest;

import assay.adapters.rest.CostsJson.ChangeJson;
import assay.adapters.rest.CostsJson.NewCosts;
import assay.adapters.rest.CostsJson.TriedJson;
import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.Problems;
import assay.application.access.Role;
import assay.application.model.SubmitDefinition.Outcome;
import assay.application.model.TriedCosts;
import assay.application.model.TryCosts;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.application.stream.CostChanges;
import assay.domain.cost.Costs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The costs of a stream: what decides, what others would do, and new ones. */
@Path("/streams/{name}/costs")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Streams and models")
public class CostsResource {
  private static final int CHANGES = 20;
  private static final int LONGEST_REASON = 1000;

  private final TryCosts tryCosts;
  private final CostChanges changes;
  private final ServingStreams streams;

  @Inject
  public CostsResource(TryCosts tryCosts, CostChanges changes, ServingStreams streams) {
    this.tryCosts = tryCosts;
    this.changes = changes;
    this.streams = streams;
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public CostsResource() {
    this(null, null, null);
  }

  @GET
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(summary = "Read the costs that decide, and why they changed")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public CostsJson read(@PathParam("name") String name) {
    return json(StreamResource.find(streams, name));
  }

  @POST
  @Path("trial")
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(
      summary = "Try other costs on the labelled events; nothing changes",
      description = "On the latest 20,000. Fields that are left out stay as they are.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = NewCosts.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public TriedJson tryOut(
      @PathParam("name") String name, @Context HttpHeaders headers, InputStream body) {
    var serving = StreamResource.find(streams, name);
    var today = costs(serving);
    var tried = Body.read(body, headers, NewCosts.class).over(today);
    var known =
        tryCosts
            .labelled(serving.definition().name())
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problems.notFound("No event of this stream has a label yet.")));
    return TriedJson.of(TriedCosts.of(known, today, tried), currency(serving));
  }

  @PUT
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(
      summary = "Let other costs decide from now on, as a new version",
      description =
          "Fields that are left out stay as they are. The old version stays, so that what was"
              + " decided under it can be computed again.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = NewCosts.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public CostsJson save(
      @PathParam("name") String name,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body) {
    var serving = StreamResource.find(streams, name);
    var given = Body.read(body, headers, NewCosts.class);
    var costs = given.over(costs(serving));
    String reason = Texts.require("/reason", given.reason(), LONGEST_REASON);
    var outcome = tryCosts.save(serving.definition().name(), costs, reason, Caller.name(security));
    if (outcome instanceof Outcome.Refused refused) {
      throw new ProblemException(
          Problems.invalid("/", "refused", String.valueOf(refused.problems())));
    }
    return json(StreamResource.find(streams, name));
  }

  private CostsJson json(Serving serving) {
    var stream = serving.definition().name();
    return new CostsJson(
        serving.costsVersion(),
        currency(serving),
        costs(serving),
        changes.list(stream).stream()
            .limit(CHANGES)
            .map(
                change ->
                    ChangeJson.of(
                        change, tryCosts.costs(stream, change.costsVersion()).orElse(null)))
            .toList());
  }

  private static Costs costs(Serving serving) {
    if (serving.definition().policy() instanceof Costs costs) {
      return costs;
    }
    throw new ProblemException(
        Problems.notFound("This stream decides by bands of the probability, without costs."));
  }

  private static String currency(Serving serving) {
    return serving.definition().currency().reporting();
  }
}
