package assay.adapters.rest;

import assay.adapters.rest.CaseJson.StateJson;
import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.Problems;
import assay.application.access.Accounts;
import assay.application.access.Accounts.Account;
import assay.application.access.Role;
import assay.application.triage.WorkOnCase;
import assay.domain.triage.Escalation;
import assay.domain.triage.Reviewer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How a case goes to another person or another time. */
@Path("/cases")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cases")
@APIResponse(responseCode = "404", ref = "NotFound")
@APIResponse(responseCode = "409", ref = "Conflict")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class CaseHandoverResource {
  private static final int LONGEST_REASON = Escalation.LONGEST_REASON;
  private static final int LONGEST_NAME = 100;

  private final WorkOnCase workOnCase;
  private final Accounts accounts;

  @Inject
  public CaseHandoverResource(WorkOnCase workOnCase, Accounts accounts) {
    this.workOnCase = workOnCase;
    this.accounts = accounts;
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public CaseHandoverResource() {
    this(null, null);
  }

  /** Whose case it is from now on. */
  @Schema(name = "Assignment")
  public record Assignment(
      @Schema(description = "User name; left out: anybody's.") @Nullable String to,
      @Nullable String reason) {}

  /** How long a case is put aside. */
  @Schema(name = "Snooze")
  public record Snooze(
      @Schema(description = "As 2026-11-23T08:00:00Z, within 90 days.") @Nullable String until) {}

  @POST
  @Path("{id}/assign")
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(
      summary = "Make it the case of one person, or of anybody again",
      description = "Administrators may do so while another has it.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Assignment.class)))
  @APIResponse(responseCode = "422", ref = "Invalid")
  public StateJson assign(@BeanParam CaseRequest request, InputStream body) {
    var wanted = request.read(body, Assignment.class);
    String to = Texts.optional("/to", wanted.to(), LONGEST_NAME);
    String reason = Texts.require("/reason", wanted.reason(), LONGEST_REASON);
    var caller = request.by();
    var assignee = to.isEmpty() ? Optional.<Reviewer>empty() : Optional.of(known(to, caller));
    return request.on(
        found ->
            StateJson.of(
                request.isAdmin()
                    ? workOnCase.takeAway(found, assignee, reason, caller)
                    : workOnCase.assign(found, assignee, reason, caller)));
  }

  @POST
  @Path("{id}/snooze")
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(summary = "Put a case aside until a time")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Snooze.class)))
  @APIResponse(responseCode = "422", ref = "Invalid")
  public StateJson snooze(@BeanParam CaseRequest request, InputStream body) {
    var wanted = request.read(body, Snooze.class);
    String text = Texts.require("/until", wanted.until(), LONGEST_NAME);
    var until = CaseQuery.time("/until", text).orElseThrow();
    return request.on(
        found -> {
          try {
            return StateJson.of(workOnCase.snooze(found, until, request.by()));
          } catch (IllegalArgumentException e) {
            throw new ProblemException(
                Problems.invalid("/until", text, "a time within the next 90 days"));
          }
        });
  }

  @POST
  @Path("{id}/escalate")
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(summary = "Hand a case to a second reviewer")
  @RequestBody(ref = "RequiredReason")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public StateJson escalate(@BeanParam CaseRequest request, InputStream body) {
    String reason = request.reason(body);
    return request.on(found -> StateJson.of(workOnCase.escalate(found, reason, request.by())));
  }

  /** Somebody who may log in, or the caller, who may be a program. */
  private Reviewer known(String name, Reviewer caller) {
    return Optional.of(caller)
        .filter(self -> self.name().equals(name))
        .or(
            () ->
                accounts
                    .find(name)
                    .filter(Account::enabled)
                    .map(account -> new Reviewer(account.username())))
        .orElseThrow(
            () ->
                new ProblemException(
                    Problems.invalid("/to", name, "the user name of somebody who may log in")));
  }
}
