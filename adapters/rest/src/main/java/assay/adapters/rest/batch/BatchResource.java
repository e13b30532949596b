package assay.adapters.rest.batch;

import assay.adapters.rest.Body;
import assay.adapters.rest.RestSettings;
import assay.adapters.rest.doc.Examples;
import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.ProblemResponse;
import assay.adapters.rest.problem.ProblemType;
import assay.adapters.rest.problem.Problems;
import assay.application.access.Role;
import assay.application.scoring.ScoreEvent;
import assay.application.scoring.ScoringSettings;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.domain.event.StreamName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Many events in one request. */
@Path("/score/batch")
@ApplicationScoped
@Tag(name = "Scoring")
public class BatchResource {
  private static final Logger LOG = LoggerFactory.getLogger(BatchResource.class);
  private static final String NDJSON = "application/x-ndjson";
  private static final String CSV = "text/csv";

  private final ScoreEvent scoreEvent;
  private final ServingStreams streams;
  private final ScoringSettings scoring;
  private final RestSettings settings;

  @Inject
  public BatchResource(
      ScoreEvent scoreEvent,
      ServingStreams streams,
      ScoringSettings scoring,
      RestSettings settings) {
    this.scoreEvent = scoreEvent;
    this.streams = streams;
    this.scoring = scoring;
    this.settings = settings;
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public BatchResource() {
    this(null, null, null, null);
  }

  @POST
  @RolesAllowed({Role.Names.CLIENT, Role.Names.ADMIN})
  @Produces({NDJSON, CSV})
  @Operation(
      summary = "Decide about many events",
      description =
          "One result per row, in order, written while rows are still read: read the answer while"
              + " you send. A bad row gets an error of its own and never loses the others. CSV comes"
              + " back with decision_id, probability, tier, action, saving, cost_allow, cost_review,"
              + " cost_block and error added; streams with nested events take NDJSON only.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = NDJSON,
            examples = @ExampleObject(name = "lines", value = Examples.NDJSON_IN)),
        @Content(
            mediaType = CSV,
            examples = @ExampleObject(name = "table", value = Examples.CSV_IN))
      })
  @APIResponse(
      responseCode = "200",
      description = "One result per row, in the format of the request.",
      content = {
        @Content(
            mediaType = NDJSON,
            examples = @ExampleObject(name = "lines", value = Examples.NDJSON_OUT)),
        @Content(
            mediaType = CSV,
            examples = @ExampleObject(name = "table", value = Examples.CSV_OUT))
      })
  @APIResponse(responseCode = "400", ref = "Malformed")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "415", ref = "Unsupported")
  @APIResponse(responseCode = "422", ref = "Invalid")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public Response score(
      @Parameter(description = Examples.STREAM_PARAMETER) @QueryParam("stream")
          @Nullable String stream,
      @Parameter(description = "false: store nothing, as /predict.") @QueryParam("store")
          @Nullable String store,
      @Context HttpHeaders headers,
      InputStream body) {
    String type = Body.requireType(headers, NDJSON, CSV);
    boolean stores = store == null || isTrue(store);
    var serving = serving(stream);
    if (type.equals(CSV)) {
      return csv(serving, stores, body);
    }
    return stream(
        NDJSON,
        serving,
        stores,
        new NdjsonRows(body, settings.largestEvent()),
        new NdjsonResults());
  }

  private static boolean isTrue(String store) {
    if (!store.equals("true") && !store.equals("false")) {
      throw new ProblemException(Problems.invalid("store", store, "true or false"));
    }
    return store.equals("true");
  }

  private Serving serving(@Nullable String stream) {
    String name = stream == null ? scoring.defaultStream().value() : stream;
    var serving =
        StreamName.isValid(name) ? streams.find(new StreamName(name)) : Optional.<Serving>empty();
    if (serving.isEmpty()) {
      var known = streams.list().stream().map(s -> s.definition().name()).toList();
      throw new ProblemException(Problems.unknownStream(name, known));
    }
    if (serving.get().model().isEmpty()) {
      throw new ProblemException(Problems.noModel(serving.get().definition().name()));
    }
    return serving.get();
  }

  private Response csv(Serving serving, boolean stores, InputStream body) {
    if (serving.definition().isNested()) {
      throw new ProblemException(
          Problems.unsupported(NDJSON + " for this stream, whose events are nested"));
    }
    try {
      var rows = new CsvRows(body, serving.definition(), settings.largestEvent());
      return stream(
          CSV, serving, stores, rows, new CsvResults(rows.header(), rows.isCrlf(), false));
    } catch (IOException e) {
      throw new ProblemException(
          ProblemType.MALFORMED_REQUEST.of("The body ended before it was complete."));
    }
  }

  private Response stream(
      String type, Serving serving, boolean stores, Rows rows, Results results) {
    var name = Optional.of(serving.definition().name().value());
    String requestId = MDC.get(ProblemResponse.REQUEST_ID);
    StreamingOutput output =
        out -> {
          MDC.put(ProblemResponse.REQUEST_ID, requestId);
          try {
            run(new Batch(scoreEvent, settings, name, stores, rows, results, out));
          } finally {
            MDC.remove(ProblemResponse.REQUEST_ID);
          }
        };
    return Response.ok(output).type(type + ";charset=utf-8").build();
  }

  private static void run(Batch batch) {
    try {
      batch.run();
    } catch (IOException e) {
      LOG.info("A client broke off its batch.");
    }
  }
}
