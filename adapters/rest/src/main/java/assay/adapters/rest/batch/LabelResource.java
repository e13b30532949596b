package assay.adapters.rest.batch;

import assay.adapters.rest.Body;
import assay.adapters.rest.batch.LabelImport.Summary;
import assay.adapters.rest.json.Json;
import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.ProblemType;
import assay.adapters.rest.problem.Problems;
import assay.application.access.Role;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What turned out to be true of events. */
@Path("/labels")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cases")
public class LabelResource {
  private static final String NDJSON = "application/x-ndjson";
  private static final String CSV = "text/csv";
  private static final int LARGEST_JSON = 1 << 20;

  private final LabelImport labels;

  @Inject
  public LabelResource(LabelImport labels) {
    this.labels = labels;
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public LabelResource() {
    this(null);
  }

  @POST
  @RolesAllowed({Role.Names.CLIENT, Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(
      summary = "Report what turned out to be true",
      description =
          "A JSON object or a list of them, one a line (application/x-ndjson), or a table (text/csv):"
              + " decisionId, or stream and eventId; fraud; source (chargeback where it is left out);"
              + " at (now). A label stands beside the verdict and never replaces it. A bad row gets"
              + " an error of its own and never loses the others.")
  @APIResponse(responseCode = "400", ref = "Malformed")
  @APIResponse(responseCode = "415", ref = "Unsupported")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public Summary report(
      @Context HttpHeaders headers, @Context SecurityContext security, InputStream body) {
    String type = Body.requireType(headers, MediaType.APPLICATION_JSON, NDJSON, CSV);
    var caller = security.getUserPrincipal();
    if (caller == null) {
      throw new ProblemException(ProblemType.UNAUTHENTICATED.of("Nobody is logged in."));
    }
    return switch (type) {
      case CSV -> labels.csv(body, caller.getName());
      case NDJSON -> labels.ndjson(body, caller.getName());
      default -> labels.json(tree(body, headers), caller.getName());
    };
  }

  private static JsonNode tree(InputStream body, HttpHeaders headers) {
    try {
      return Json.shared().readTree(Body.read(body, headers, LARGEST_JSON));
    } catch (IOException e) {
      throw new ProblemException(Problems.malformed("The body is not well-formed JSON.", 0, 0));
    }
  }
}
