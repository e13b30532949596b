package assay.adapters.rest;

import assay.adapters.rest.doc.DecisionDocument;
import assay.application.access.Role;
import assay.application.explanation.ExplainDecision;
import assay.application.scoring.DecisionLog;
import assay.application.scoring.ReplayDecision;
import assay.application.scoring.ReplayDecision.Replay;
import assay.application.triage.CaseQueue;
import assay.domain.event.Sha256;
import assay.domain.scoring.DecisionId;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Stored decisions. */
@Path("/decisions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions")
public class DecisionResource {
  private static final String KIND = "decision";

  private final DecisionLog log;
  private final ReplayDecision replayDecision;
  private final ExplainDecision explainDecision;
  private final CaseQueue cases;

  @Inject
  public DecisionResource(
      DecisionLog log,
      ReplayDecision replayDecision,
      ExplainDecision explainDecision,
      CaseQueue cases) {
    this.log = log;
    this.replayDecision = replayDecision;
    this.explainDecision = explainDecision;
    this.cases = cases;
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public DecisionResource() {
    this(null, null, null, null);
  }

  /** A stored decision beside what is computed now. */
  @Schema(name = "Replay")
  public record ReplayDocument(
      boolean equal,
      Side stored,
      @Nullable Side recomputed,
      @JsonInclude(JsonInclude.Include.NON_EMPTY)
          @Schema(description = "What the windows over the past were, where the stream has some.")
          Map<String, ?> windows,
      @Nullable String problem) {
    static ReplayDocument of(Replay replay) {
      boolean computed = replay.problem().isEmpty();
      return new ReplayDocument(
          computed && replay.equal(),
          Side.of(replay.storedSha256(), replay.stored()),
          computed ? Side.of(replay.recomputedSha256(), replay.recomputed()) : null,
          replay.windows().values(),
          replay.problem().orElse(null));
    }
  }

  /** A decision with the hash of its bytes. */
  @Schema(name = "ReplaySide")
  public record Side(
      String sha256,
      @JsonRawValue @Schema(implementation = DecisionDocument.class) String decision) {
    static Side of(Sha256 sha256, byte[] decision) {
      return new Side(sha256.hex(), new String(decision, StandardCharsets.UTF_8));
    }
  }

  @GET
  @Path("{id}")
  @RolesAllowed({Role.Names.CLIENT, Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(
      summary = "Read a decision",
      description =
          "The very bytes that were answered; where they tell no reasons, with the reasons that the"
              + " model which decided gives.")
  @APIResponse(
      responseCode = "200",
      description = "The decision.",
      content = @Content(schema = @Schema(implementation = DecisionDocument.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public Response decision(
      @PathParam("id") String id,
      @Parameter(description = "false: the very bytes that were answered.")
          @DefaultValue("true")
          @QueryParam("explain")
          boolean explain,
      @Context SecurityContext security) {
    var wanted = new DecisionId(Identifier.parse(id, KIND));
    BlindSample.requireSeen(wanted, cases, security);
    var stored = log.find(wanted).orElseThrow(() -> Identifier.missing(KIND));
    byte[] answer = explain ? explainDecision.explain(stored) : stored.answer();
    return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE).build();
  }

  @GET
  @Path("{id}/replay")
  @RolesAllowed({Role.Names.CLIENT, Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(
      summary = "Compute a decision again",
      description =
          "From the stored event, the stored values of its windows over the past, model, definition"
              + " and costs; both with their hashes.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public ReplayDocument replay(@PathParam("id") String id, @Context SecurityContext security) {
    var wanted = new DecisionId(Identifier.parse(id, KIND));
    BlindSample.requireSeen(wanted, cases, security);
    return replayDecision
        .replay(wanted)
        .map(ReplayDocument::of)
        .orElseThrow(() -> Identifier.missing(KIND));
  }
}
