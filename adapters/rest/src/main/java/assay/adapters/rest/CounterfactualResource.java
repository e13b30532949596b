package assay.adapters.rest;

import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.ProblemType;
import assay.application.access.Role;
import assay.application.explanation.FindCounterfactual;
import assay.application.explanation.FindCounterfactual.Outcomes;
import assay.application.triage.CaseQueue;
import assay.domain.scoring.DecisionId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What would have had to be different. */
@Path("/decisions/{id}/counterfactual")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions")
public class CounterfactualResource {
  private static final String KIND = "decision";

  private final FindCounterfactual findCounterfactual;
  private final CaseQueue cases;

  @Inject
  public CounterfactualResource(FindCounterfactual findCounterfactual, CaseQueue cases) {
    this.findCounterfactual = findCounterfactual;
    this.cases = cases;
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public CounterfactualResource() {
    this(null, null);
  }

  @GET
  @RolesAllowed({Role.Names.CLIENT, Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(
      summary = "Find the smallest change that leads to a lower tier",
      description =
          "Of at most three of the features that the stream's definition calls mutable, under the"
              + " model, definition and costs that decided. Takes as long as a few thousand scores.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public CounterfactualJson counterfactual(
      @PathParam("id") String id, @Context SecurityContext security) {
    var wanted = new DecisionId(Identifier.parse(id, KIND));
    BlindSample.requireSeen(wanted, cases, security);
    var outcome = findCounterfactual.find(wanted);
    if (outcome instanceof Outcomes.Answered answered) {
      return CounterfactualJson.of(answered.answer());
    }
    if (outcome instanceof Outcomes.Missing) {
      throw Identifier.missing(KIND);
    }
    throw new ProblemException(
        ProblemType.NOT_FOUND.of(
            "The event, the model or the definition of this decision is no longer readable."));
  }
}
