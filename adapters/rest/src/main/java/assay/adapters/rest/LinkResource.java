package assay.adapters.rest;

import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.Problems;
import assay.application.access.Role;
import assay.application.casework.LinkGraph;
import assay.domain.scoring.DecisionId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Events that share subjects. */
@Path("/decisions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions")
public class LinkResource {
  private static final String KIND = "decision";

  private final LinkGraph graph;

  @Inject
  public LinkResource(LinkGraph graph) {
    this.graph = graph;
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public LinkResource() {
    this(null);
  }

  @GET
  @Path("{id}/links")
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(
      summary = "Events that share subjects with the event of a decision",
      description =
          "The latest events of its subjects (one step), and those of their other subjects (two"
              + " steps). Bounded: at most 120 events; complete says whether that is all there is.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "422", ref = "Invalid")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public LinkJson links(
      @PathParam("id") String id,
      @Parameter(description = "1 or 2") @QueryParam("steps") @DefaultValue("1") String steps,
      @Parameter(description = "Events of the answer whose subjects are followed too, at most 20.")
          @QueryParam("expand")
          List<String> expand) {
    if (expand.size() > LinkGraph.MOST_EXPANDED) {
      throw new ProblemException(
          Problems.invalid(
              "expand",
              expand.size() + " events",
              "at most %d events".formatted(LinkGraph.MOST_EXPANDED)));
    }
    var expanded =
        expand.stream().map(text -> new DecisionId(Identifier.parse(text, KIND))).toList();
    return graph
        .around(
            new DecisionId(Identifier.parse(id, KIND)),
            Texts.number("steps", steps, 1, 2),
            expanded)
        .map(LinkJson::of)
        .orElseThrow(() -> Identifier.missing(KIND));
  }
}
