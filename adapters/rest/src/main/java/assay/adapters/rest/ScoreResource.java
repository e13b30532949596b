package assay.adapters.rest;

import assay.adapters.rest.doc.DecisionDocument;
import assay.adapters.rest.doc.Examples;
import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.Problems;
import assay.application.StorageUnavailable;
import assay.application.access.Role;
import assay.application.scoring.PastEvents;
import assay.application.scoring.ReasonsWanted;
import assay.application.scoring.ScoreEvent;
import assay.application.scoring.ScoreEvent.Outcome;
import assay.application.scoring.ScoreEvent.Request;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One event, one decision. */
@Path("/")
@ApplicationScoped
@Tag(name = "Scoring")
public class ScoreResource {
  private final ScoreEvent scoreEvent;
  private final PastEvents past;
  private final RestSettings settings;

  @Inject
  public ScoreResource(ScoreEvent scoreEvent, PastEvents past, RestSettings settings) {
    this.scoreEvent = scoreEvent;
    this.past = past;
    this.settings = settings;
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public ScoreResource() {
    this(null, null, null);
  }

  @POST
  @Path("score")
  @RolesAllowed({Role.Names.CLIENT, Role.Names.ADMIN})
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Decide about one event and store the decision",
      description =
          "Answers once the decision is durable. The event's id decides once: the same bytes again"
              + " are answered with the stored decision, other bytes under the same id with 409.")
  @Parameter(
      name = IdempotencyKey.HEADER,
      in = ParameterIn.HEADER,
      description = "Takes the place of the event's id: 1 to 200 visible ASCII characters.",
      schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING))
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(ref = "Event"),
              examples = @ExampleObject(name = "payment", value = Examples.EVENT)))
  @APIResponse(
      responseCode = "200",
      description = "The decision.",
      headers =
          @Header(
              name = IdempotencyKey.REPLAYED,
              description = "true where it had been decided before."),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DecisionDocument.class),
              examples = @ExampleObject(name = "review", value = Examples.DECISION)))
  @APIResponse(responseCode = "400", ref = "Malformed")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
  @APIResponse(responseCode = "413", ref = "TooLarge")
  @APIResponse(responseCode = "415", ref = "Unsupported")
  @APIResponse(responseCode = "422", ref = "Invalid")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public Response score(
      @Parameter(description = Examples.STREAM_PARAMETER) @QueryParam("stream")
          @Nullable String stream,
      @Context HttpHeaders headers,
      InputStream body) {
    var key = IdempotencyKey.of(headers);
    return answer(await(scoreEvent.score(request(stream, headers, body, key))));
  }

  @POST
  @Path("predict")
  @RolesAllowed({Role.Names.CLIENT, Role.Names.ADMIN})
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Say what would be decided about one event, and store nothing",
      description = "For what-if questions: the same decision as of /score.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(ref = "Event"),
              examples = @ExampleObject(name = "payment", value = Examples.EVENT)))
  @APIResponse(
      responseCode = "200",
      description = "The decision.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DecisionDocument.class),
              examples = @ExampleObject(name = "review", value = Examples.DECISION)))
  @APIResponse(responseCode = "400", ref = "Malformed")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "413", ref = "TooLarge")
  @APIResponse(responseCode = "415", ref = "Unsupported")
  @APIResponse(responseCode = "422", ref = "Invalid")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public Response predict(
      @Parameter(description = Examples.STREAM_PARAMETER) @QueryParam("stream")
          @Nullable String stream,
      @Parameter(
              description =
                  "usual: of what people look at, where they are quickly computed; all: of every"
                      + " tier, however long it takes; none",
              schema = @Schema(enumeration = {"usual", "all", "none"}))
          @DefaultValue("usual")
          @QueryParam("reasons")
          String reasons,
      @Context HttpHeaders headers,
      InputStream body) {
    var wanted = wanted(reasons);
    var event = request(stream, headers, body, Optional.empty());
    return answer(scoreEvent.predict(event, wanted, past));
  }

  private static ReasonsWanted wanted(String reasons) {
    return switch (reasons) {
      case "usual" -> ReasonsWanted.USUAL;
      case "all" -> ReasonsWanted.ALL;
      case "none" -> ReasonsWanted.NONE;
      default ->
          throw new ProblemException(
              Problems.invalid("reasons", reasons, "one of usual, all and none"));
    };
  }

  private Request request(
      @Nullable String stream, HttpHeaders headers, InputStream body, Optional<String> key) {
    Body.requireType(headers, MediaType.APPLICATION_JSON);
    return new Request(
        Optional.ofNullable(stream), Body.read(body, headers, settings.largestEvent()), key);
  }

  private static Response answer(Outcome outcome) {
    if (!(outcome instanceof Outcome.Decided decided)) {
      throw new ProblemException(Problems.of(outcome));
    }
    var response = Response.ok(decided.answer(), MediaType.APPLICATION_JSON_TYPE);
    return decided.replayed()
        ? response.header(IdempotencyKey.REPLAYED, "true").build()
        : response.build();
  }

  private Outcome await(CompletableFuture<Outcome> future) {
    try {
      return future.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new StorageUnavailable("The commit takes too long.", Duration.ofSeconds(2), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailable("The server is stopping.", Duration.ofSeconds(10), e);
    }
  }
}
