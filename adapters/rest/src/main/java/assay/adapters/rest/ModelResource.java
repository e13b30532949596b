package assay.adapters.rest;

import assay.adapters.rest.ModelJson.ComparisonJson;
import assay.adapters.rest.doc.Examples;
import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.ProblemType;
import assay.application.access.Role;
import assay.application.model.DescribeModel;
import assay.application.model.ModelRegistry;
import assay.application.model.ModelRemarks;
import assay.application.model.ShadowScores;
import assay.application.model.SubmitModel;
import assay.application.model.SubmitModel.Purpose;
import assay.application.scoring.ScoringSettings;
import assay.application.scoring.ServingStreams;
import assay.application.training.DocumentFacts;
import assay.domain.event.StreamName;
import assay.domain.model.ModelVersion;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Model versions: submitting, reading, comparing. */
@Path("/models")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Streams and models")
public class ModelResource {
  private final ModelRegistry registry;
  private final ModelRemarks remarks;
  private final ShadowScores shadows;
  private final StoredModels stored;
  private final SubmitModel submitModel;
  private final DescribeModel describe;
  private final ServingStreams streams;
  private final ScoringSettings scoring;
  private final RestSettings settings;

  @Inject
  public ModelResource(
      ModelRegistry registry,
      ModelRemarks remarks,
      ShadowScores shadows,
      SubmitModel submitModel,
      DescribeModel describe,
      ServingStreams streams,
      ScoringSettings scoring,
      RestSettings settings) {
    this.registry = registry;
    this.remarks = remarks;
    this.shadows = shadows;
    this.stored = new StoredModels(registry, remarks);
    this.submitModel = submitModel;
    this.describe = describe;
    this.streams = streams;
    this.scoring = scoring;
    this.settings = settings;
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public ModelResource() {
    this(null, null, null, null, null, null, null, null);
  }

  /** Versions of models. */
  @Schema(name = "Models")
  public record ModelsJson(List<ModelJson> items) {}

  @GET
  @RolesAllowed({Role.Names.CLIENT, Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(summary = "List all model versions of a stream, the latest change first")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public ModelsJson list(
      @Parameter(description = Examples.STREAM_PARAMETER) @QueryParam("stream")
          @Nullable String stream) {
    return new ModelsJson(stored.json(registry.list(name(stream))));
  }

  @POST
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(
      summary = "Submit a PMML document",
      description =
          "It is checked. If it passes and the stream activates models automatically, it decides"
              + " from now on; where the stream asks for an approval it waits as a candidate.")
  @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_XML))
  @APIResponse(responseCode = "201", description = "It passed the checks; see its stage.")
  @APIResponse(responseCode = "413", ref = "TooLarge")
  @APIResponse(responseCode = "415", ref = "Unsupported")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public Response submit(
      @Parameter(description = Examples.STREAM_PARAMETER) @QueryParam("stream")
          @Nullable String stream,
      @Parameter(
              description =
                  "decide (default): to become champion; challenge: to score in the champion's"
                      + " shadow; propose: to wait for somebody to activate it.")
          @QueryParam("purpose")
          @Nullable String purpose,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body) {
    var intent = purpose == null ? Purpose.DECIDE : Texts.word("purpose", purpose, Purpose.class);
    Body.requireType(headers, MediaType.APPLICATION_XML, MediaType.TEXT_XML);
    byte[] pmml = Body.read(body, headers, settings.largestModel());
    var submission =
        submitModel.submit(name(stream), pmml, "upload", Caller.name(security), intent);
    if (submission.refusal().isPresent()) {
      throw new ProblemException(ProblemType.REFUSED_MODEL.of(submission.refusal().get()));
    }
    return Response.created(URI.create("/models/" + submission.version().sha256()))
        .entity(stored.json(submission.version()))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  @GET
  @Path("{sha256}")
  @RolesAllowed({Role.Names.CLIENT, Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(
      summary = "Read a model version with its lineage, notes and history",
      description = "One item per stream that has it.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public ModelsJson model(@PathParam("sha256") String sha256) {
    return new ModelsJson(stored.list(sha256).stream().map(this::inFull).toList());
  }

  private ModelJson inFull(ModelVersion version) {
    var stream = version.stream();
    var id = version.sha256();
    var json =
        stored
            .json(version)
            .telling(
                describe.facts(stream, id).map(DocumentFacts::provenance).orElseGet(Map::of),
                remarks.notes(stream, id),
                registry.history(stream, id));
    return describe
        .model(stream, id)
        .map(model -> json.reading(StreamResource.inputs(model)))
        .orElse(json);
  }

  @GET
  @Path("{sha256}/comparison")
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(
      summary = "Compare two versions of a stream: inputs, importance, metrics, origin",
      description = "What their documents say; what one does not say is left out.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public ComparisonJson compare(
      @PathParam("sha256") String sha256,
      @Parameter(description = "The SHA-256 of the other version; else the champion.")
          @QueryParam("with")
          @Nullable String with,
      @QueryParam("stream") @Nullable String stream) {
    var left = stored.one(sha256, stream);
    var right =
        with == null
            ? registry
                .champion(left.stream())
                .orElseThrow(() -> Identifier.missing(StoredModels.KIND))
            : stored.one(with, left.stream().value());
    return ComparisonJson.of(
        stored.json(left),
        stored.json(right),
        describe.compare(left.stream(), left.sha256(), right.sha256()));
  }

  @GET
  @Path("{sha256}/shadow")
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(
      summary = "Compare what a model says in the shadow with what was decided",
      description =
          "Of a challenger since it challenges, or of the champion before this one for a day.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public ShadowJson shadow(
      @PathParam("sha256") String sha256, @QueryParam("stream") @Nullable String stream) {
    var version = stored.one(sha256, stream);
    return ShadowJson.of(
        shadows.agreement(version.stream(), version.sha256()),
        shadows.upTo(version.stream(), version.sha256()));
  }

  @GET
  @Path("{sha256}/pmml")
  @Produces(MediaType.APPLICATION_XML)
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(summary = "Download the PMML document")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Response pmml(@PathParam("sha256") String sha256) {
    var version = stored.list(sha256).get(0);
    byte[] document =
        registry
            .pmml(version.stream(), version.sha256())
            .orElseThrow(() -> Identifier.missing(StoredModels.KIND));
    String file = version.stream() + "-" + version.sha256().abbreviated() + ".pmml";
    return Response.ok(document, MediaType.APPLICATION_XML_TYPE)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
        .build();
  }

  private StreamName name(@Nullable String stream) {
    return stream == null
        ? scoring.defaultStream()
        : StreamResource.find(streams, stream).definition().name();
  }
}
