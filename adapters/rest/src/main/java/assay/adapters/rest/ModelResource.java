package assay.adapters.rest;

import assay.adapters.rest.StreamResource.FeatureJson;
import assay.adapters.rest.doc.Examples;
import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.ProblemType;
import assay.application.access.Role;
import assay.application.model.ModelRegistry;
import assay.application.model.SubmitModel;
import assay.application.scoring.FraudModel;
import assay.application.scoring.ScoringSettings;
import assay.application.scoring.ServingStreams;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ModelVersion;
import assay.domain.model.Stage;
import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Model versions. */
@Path("/models")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Streams and models")
public class ModelResource {
  private static final String KIND = "model";

  private final ModelRegistry registry;
  private final SubmitModel submitModel;
  private final ServingStreams streams;
  private final ScoringSettings scoring;
  private final RestSettings settings;

  @Inject
  public ModelResource(
      ModelRegistry registry,
      SubmitModel submitModel,
      ServingStreams streams,
      ScoringSettings scoring,
      RestSettings settings) {
    this.registry = registry;
    this.submitModel = submitModel;
    this.streams = streams;
    this.scoring = scoring;
    this.settings = settings;
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public ModelResource() {
    this(null, null, null, null, null);
  }

  /** Versions of models. */
  @Schema(name = "Models")
  public record ModelsJson(List<ModelJson> items) {}

  /** One version in one stream. */
  @Schema(name = "Model")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ModelJson(
      String stream,
      String sha256,
      @Schema(enumeration = {"candidate", "champion", "challenger", "retired", "rejected"})
          String stage,
      String source,
      @Schema(description = "Why it is in its stage.") String reason,
      @Schema(description = "Bytes.") long size,
      Instant submittedAt,
      Instant stageSince,
      @Schema(description = "What the champion reads.") @Nullable List<FeatureJson> inputs,
      @Schema(description = "Its stages, the latest first.") @Nullable List<ChangeJson> history) {}

  /** One change of stage. */
  @Schema(name = "StageChange")
  public record ChangeJson(String stage, String reason, String by, Instant at) {}

  @GET
  @RolesAllowed({Role.Names.CLIENT, Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(summary = "List all model versions of a stream, the latest change first")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public ModelsJson list(
      @Parameter(description = Examples.STREAM_PARAMETER) @QueryParam("stream")
          @Nullable String stream) {
    return new ModelsJson(
        registry.list(name(stream)).stream().map(version -> json(version, null)).toList());
  }

  @POST
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(
      summary = "Submit a PMML document",
      description = "It is checked; if it passes, it decides from now on, else it is refused.")
  @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_XML))
  @APIResponse(responseCode = "201", description = "It decides now.")
  @APIResponse(responseCode = "413", ref = "TooLarge")
  @APIResponse(responseCode = "415", ref = "Unsupported")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public Response submit(
      @Parameter(description = Examples.STREAM_PARAMETER) @QueryParam("stream")
          @Nullable String stream,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body) {
    Body.requireType(headers, MediaType.APPLICATION_XML, MediaType.TEXT_XML);
    byte[] pmml = Body.read(body, headers, settings.largestModel());
    var version = submitModel.submit(name(stream), pmml, "upload", Caller.name(security));
    if (version.stage() == Stage.REJECTED) {
      throw new ProblemException(ProblemType.REFUSED_MODEL.of(version.reason()));
    }
    return Response.created(URI.create("/models/" + version.sha256()))
        .entity(json(version, null))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  @GET
  @Path("{sha256}")
  @RolesAllowed({Role.Names.CLIENT, Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(
      summary = "Read a model version with its history",
      description = "One item per stream that has it.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public ModelsJson model(@PathParam("sha256") String sha256) {
    return new ModelsJson(
        versions(sha256).stream()
            .map(
                version ->
                    json(
                        version,
                        registry.history(version.stream(), version.sha256()).stream()
                            .map(ModelResource::json)
                            .toList()))
            .toList());
  }

  @GET
  @Path("{sha256}/pmml")
  @Produces(MediaType.APPLICATION_XML)
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(summary = "Download the PMML document")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Response pmml(@PathParam("sha256") String sha256) {
    var version = versions(sha256).get(0);
    byte[] document =
        registry
            .pmml(version.stream(), version.sha256())
            .orElseThrow(() -> Identifier.missing(KIND));
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

  private List<ModelVersion> versions(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw Identifier.missing(KIND);
    }
    var versions = registry.list(new Sha256(sha256));
    if (versions.isEmpty()) {
      throw Identifier.missing(KIND);
    }
    return versions;
  }

  private ModelJson json(ModelVersion version, @Nullable List<ChangeJson> history) {
    Predicate<FraudModel> same = model -> model.sha256().equals(version.sha256());
    return new ModelJson(
        version.stream().value(),
        version.sha256().hex(),
        Texts.lower(version.stage()),
        version.source(),
        version.reason(),
        version.size(),
        version.submittedAt(),
        version.stageSince(),
        streams
            .find(version.stream())
            .flatMap(serving -> serving.model().filter(same))
            .map(StreamResource::inputs)
            .orElse(null),
        history);
  }

  private static ChangeJson json(ModelRegistry.Change change) {
    var version = change.version();
    return new ChangeJson(Texts.lower(version.stage()), version.reason(), change.by(), change.at());
  }
}
