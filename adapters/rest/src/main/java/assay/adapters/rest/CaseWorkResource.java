package assay.adapters.rest;

import assay.adapters.rest.CaseJson.StateJson;
import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.Problems;
import assay.application.access.Role;
import assay.application.scoring.ServingStreams;
import assay.application.triage.CaseQueue;
import assay.application.triage.WorkOnCase;
import assay.domain.triage.CaseId;
import assay.domain.triage.Escalation;
import assay.domain.triage.Verdict;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What reviewers do with a case. */
@Path("/cases")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cases")
@APIResponse(responseCode = "404", ref = "NotFound")
@APIResponse(responseCode = "409", ref = "Conflict")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class CaseWorkResource {
  private static final int LONGEST_REASON = Escalation.LONGEST_REASON;

  private final WorkOnCase workOnCase;
  private final CaseQueue queue;
  private final ServingStreams streams;

  @Inject
  public CaseWorkResource(WorkOnCase workOnCase, CaseQueue queue, ServingStreams streams) {
    this.workOnCase = workOnCase;
    this.queue = queue;
    this.streams = streams;
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public CaseWorkResource() {
    this(null, null, null);
  }

  /** What a reviewer says of a case. */
  @Schema(name = "Verdict")
  public record VerdictJson(
      @Schema(enumeration = {"cleared", "flagged"}) @Nullable String verdict,
      @Schema(description = "One of the stream's reasonCodes.") @Nullable String reasonCode,
      @Nullable String note) {}

  /** Something to write down. */
  @Schema(name = "NewNote")
  public record NewNote(@Nullable String text) {}

  @POST
  @Path("{id}/claim")
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(summary = "Take a case, so that nobody else decides it meanwhile")
  public StateJson claim(@BeanParam CaseRequest request) {
    return request.on(found -> StateJson.of(workOnCase.claim(found, request.by())));
  }

  @POST
  @Path("{id}/release")
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(summary = "Give a case back to the queue")
  public StateJson release(@BeanParam CaseRequest request) {
    return request.on(
        found -> {
          workOnCase.release(found, request.by());
          return state(found);
        });
  }

  @POST
  @Path("{id}/verdict")
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(summary = "Clear or flag a case, claiming it first where it is free")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = VerdictJson.class)))
  @APIResponse(responseCode = "422", ref = "Invalid")
  public StateJson verdict(@BeanParam CaseRequest request, InputStream body) {
    var said = request.read(body, VerdictJson.class);
    var outcome = Texts.word("/verdict", said.verdict(), Verdict.Outcome.class);
    String note = Texts.optional("/note", said.note(), Verdict.LONGEST_NOTE);
    String code = Texts.optional("/reasonCode", said.reasonCode(), LONGEST_REASON);
    return request.on(
        found -> {
          requireKnown(code, found);
          var verdict = new Verdict(outcome, Optional.of(code).filter(c -> !c.isEmpty()), note);
          return StateJson.of(workOnCase.close(found, verdict, request.by()));
        });
  }

  @POST
  @Path("{id}/notes")
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(summary = "Write something about a case")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = NewNote.class)))
  @APIResponse(responseCode = "422", ref = "Invalid")
  public StateJson note(@BeanParam CaseRequest request, InputStream body) {
    var note = request.read(body, NewNote.class);
    String text = Texts.require("/text", note.text(), Verdict.LONGEST_NOTE);
    return request.on(
        found -> {
          workOnCase.note(found, text, request.by());
          return state(found);
        });
  }

  @POST
  @Path("{id}/undo")
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(summary = "Take one's own verdict back within 30 seconds")
  public StateJson undo(@BeanParam CaseRequest request) {
    return request.on(found -> StateJson.of(workOnCase.undo(found, request.by())));
  }

  @POST
  @Path("{id}/reopen")
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(summary = "Take a verdict back")
  @RequestBody(ref = "RequiredReason")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public StateJson reopen(@BeanParam CaseRequest request, InputStream body) {
    String reason = request.reason(body);
    return request.on(found -> StateJson.of(workOnCase.reopen(found, reason, request.by())));
  }

  private StateJson state(CaseId id) {
    return StateJson.of(queue.find(id).orElseThrow().triageCase());
  }

  private void requireKnown(String code, CaseId id) {
    var stream = queue.find(id).orElseThrow().stream();
    var known =
        streams.find(stream).map(serving -> serving.definition().reasonCodes()).orElseGet(List::of);
    if (!code.isEmpty() && !known.isEmpty() && !known.contains(code)) {
      throw new ProblemException(
          Problems.invalid("/reasonCode", code, "one of " + String.join(", ", known)));
    }
  }
}
