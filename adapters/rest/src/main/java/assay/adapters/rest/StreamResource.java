package assay.adapters.rest;

import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.Problems;
import assay.application.access.Role;
import assay.application.scoring.FraudModel;
import assay.application.scoring.ScoringSettings;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.domain.cost.Bands;
import assay.domain.cost.Costs;
import assay.domain.event.StreamName;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The streams that events can be sent to. */
@Path("/streams")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Streams and models")
public class StreamResource {
  private final ServingStreams streams;
  private final ScoringSettings settings;

  @Inject
  public StreamResource(ServingStreams streams, ScoringSettings settings) {
    this.streams = streams;
    this.settings = settings;
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public StreamResource() {
    this(null, null);
  }

  /** All streams. */
  @Schema(name = "Streams")
  public record StreamsJson(List<StreamJson> items) {}

  /** What decides for one stream. */
  @Schema(name = "Stream")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record StreamJson(
      String name,
      String title,
      @JsonProperty("default") @Schema(name = "default") boolean isDefault,
      @Schema(description = "Whether events hold lists or objects; then CSV is not taken.")
          boolean nested,
      String definition,
      int costsVersion,
      String reportingCurrency,
      @Schema(description = "Without one nothing can be decided yet.")
          @Nullable ChampionJson champion,
      List<FeatureJson> features,
      @Schema(description = "Where decisions follow expected costs.") @Nullable Costs costs,
      @Schema(description = "Where decisions follow the probability alone.") @Nullable Bands bands,
      List<String> reasonCodes) {}

  /** The model that decides. */
  @Schema(name = "Champion")
  public record ChampionJson(String sha256, boolean calibrated, List<FeatureJson> inputs) {}

  /** A named value and its type. */
  @Schema(name = "Feature")
  public record FeatureJson(
      String name, @Schema(enumeration = {"number", "category", "text", "boolean"}) String type) {}

  @GET
  @RolesAllowed({Role.Names.CLIENT, Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(summary = "List the streams")
  public StreamsJson list() {
    return new StreamsJson(streams.list().stream().map(this::json).toList());
  }

  @GET
  @Path("{name}")
  @RolesAllowed({Role.Names.CLIENT, Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(summary = "Read one stream")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public StreamJson stream(@PathParam("name") String name) {
    return json(find(streams, name));
  }

  /** The stream of a request. */
  static Serving find(ServingStreams streams, String name) {
    var found =
        StreamName.isValid(name) ? streams.find(new StreamName(name)) : Optional.<Serving>empty();
    return found.orElseThrow(
        () ->
            new ProblemException(
                Problems.unknownStream(
                    name, streams.list().stream().map(s -> s.definition().name()).toList())));
  }

  static List<FeatureJson> inputs(FraudModel model) {
    return model.inputs().stream()
        .map(input -> new FeatureJson(input.name(), Texts.lower(input.type())))
        .toList();
  }

  private StreamJson json(Serving serving) {
    var definition = serving.definition();
    return new StreamJson(
        definition.name().value(),
        definition.title(),
        definition.name().equals(settings.defaultStream()),
        definition.isNested(),
        serving.definitionSha256().hex(),
        serving.costsVersion(),
        definition.currency().reporting(),
        serving
            .model()
            .map(m -> new ChampionJson(m.sha256().hex(), m.calibrated(), inputs(m)))
            .orElse(null),
        definition.features().stream()
            .map(feature -> new FeatureJson(feature.name(), Texts.lower(feature.type())))
            .toList(),
        definition.policy() instanceof Costs costs ? costs : null,
        definition.policy() instanceof Bands bands ? bands : null,
        definition.reasonCodes());
  }
}
