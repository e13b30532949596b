package assay.adapters.rest;

import assay.adapters.rest.CaseJson.DeedJson;
import assay.adapters.rest.CaseJson.DetailJson;
import assay.adapters.rest.CaseJson.GivenVerdictJson;
import assay.adapters.rest.CaseJson.LabelJson;
import assay.adapters.rest.CaseJson.NoteJson;
import assay.adapters.rest.CaseJson.PageJson;
import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.Problems;
import assay.application.access.Role;
import assay.application.scoring.DecisionLog;
import assay.application.scoring.ServingStreams;
import assay.application.triage.AuditTrail;
import assay.application.triage.CaseFilter;
import assay.application.triage.CaseQueue;
import assay.application.triage.Labels;
import assay.application.triage.Notes;
import assay.application.triage.Verdicts;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.CaseId;
import assay.domain.triage.GivenVerdict;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The queue of cases. */
@Path("/cases")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cases")
public class CaseResource {
  static final String KIND = "case";
  private static final int MOST = 200;
  private static final int LONGEST_CURSOR = 1000;

  private final CaseQueue queue;
  private final DecisionLog log;
  private final Notes notes;
  private final Verdicts verdicts;
  private final Labels labels;
  private final AuditTrail audit;
  private final ServingStreams streams;

  @Inject
  public CaseResource(
      CaseQueue queue,
      DecisionLog log,
      Notes notes,
      Verdicts verdicts,
      Labels labels,
      AuditTrail audit,
      ServingStreams streams) {
    this.queue = queue;
    this.log = log;
    this.notes = notes;
    this.verdicts = verdicts;
    this.labels = labels;
    this.audit = audit;
    this.streams = streams;
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public CaseResource() {
    this(null, null, null, null, null, null, null);
  }

  @GET
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(
      summary = "List cases",
      description = "By saving per minute of review first, unless asked for another order.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "422", ref = "Invalid")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public PageJson list(
      @BeanParam CaseQuery query,
      @Parameter(description = "1 to 200") @QueryParam("limit") @DefaultValue("50") String limit,
      @Parameter(description = "next of the page before") @QueryParam("cursor")
          @Nullable String cursor) {
    var page = page(query.filter(streams), cursor, Texts.number("limit", limit, 1, MOST));
    return new PageJson(page.items().stream().map(CaseJson::of).toList(), page.next().orElse(null));
  }

  private CaseQueue.Page page(CaseFilter filter, @Nullable String cursor, int limit) {
    try {
      return queue.list(
          filter,
          Optional.ofNullable(cursor).map(text -> Texts.require("cursor", text, LONGEST_CURSOR)),
          limit);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problems.invalid(
              "cursor", String.valueOf(cursor), "next of the page before, in the same order"));
    }
  }

  @GET
  @Path("{id}")
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(summary = "Read a case with its decision, notes, verdicts, labels and history")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public DetailJson detail(@PathParam("id") String text, @Context SecurityContext security) {
    var id = new CaseId(Identifier.parse(text, KIND));
    var item = queue.find(id).orElseThrow(() -> Identifier.missing(KIND));
    var decision = new DecisionId(id.value());
    return new DetailJson(
        CaseJson.of(item),
        Optional.of(item)
            .filter(shown -> !shown.blind())
            .flatMap(shown -> log.find(decision))
            .map(stored -> new String(stored.answer(), StandardCharsets.UTF_8))
            .orElse(null),
        notes.list(id).stream().map(NoteJson::of).toList(),
        GivenVerdict.shown(verdicts.given(id), Caller.reviewer(security)).stream()
            .map(GivenVerdictJson::of)
            .toList(),
        labels.list(decision).stream().map(LabelJson::of).toList(),
        audit.list("case:" + id).stream().map(DeedJson::of).toList());
  }
}
