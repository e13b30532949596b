package assay.adapters.rest;

import assay.application.access.Role;
import assay.application.model.DescribeModel;
import assay.application.model.ModelRegistry;
import assay.application.model.ModelRemarks;
import assay.application.scoring.FraudModel;
import assay.application.training.DocumentFacts;
import assay.application.training.InputDistribution;
import assay.domain.evaluation.Calibration;
import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.evaluation.Gains;
import assay.domain.evaluation.PrecisionRecallCurve;
import assay.domain.evaluation.RocCurve;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The model dictionary: what a version's document tells of it. */
@Path("/models")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Streams and models")
public class DictionaryResource {
  private final DescribeModel describe;
  private final StoredModels stored;

  @Inject
  public DictionaryResource(DescribeModel describe, ModelRegistry registry, ModelRemarks remarks) {
    this.describe = describe;
    this.stored = new StoredModels(registry, remarks);
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public DictionaryResource() {
    this(null, null, null);
  }

  /** What a version is. */
  @Schema(name = "ModelDictionary")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record DictionaryJson(
      ModelJson model,
      @Schema(description = "Whether its probability is calibrated.") @Nullable Boolean calibrated,
      @Nullable String name,
      @Nullable String description,
      @Nullable String application,
      @Nullable Instant trainedAt,
      @Nullable String calibration,
      List<InputJson> inputs,
      @Schema(description = "Quality as the document tells it; left out where it does not.")
          @Nullable QualityJson quality,
      Map<String, String> provenance) {}

  /** One input and its distribution in the training data, as the document tells it. */
  @Schema(name = "ModelInput")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record InputJson(
      String name,
      @Nullable String type,
      @Nullable Double importance,
      @Nullable Long present,
      @Nullable Long missing,
      @Nullable Double mean,
      @Nullable Double standardDeviation,
      @Schema(description = "Minimum, quartiles, maximum.") @Nullable List<Double> quantiles,
      @Nullable List<Double> edges,
      @Nullable List<Long> counts,
      @Schema(description = "The most frequent values of a category.")
          @Nullable Map<String, Long> values) {}

  /** How it did, by its document. */
  @Schema(name = "DocumentedQuality")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record QualityJson(
      @Nullable String data,
      String usage,
      Map<String, Double> metrics,
      @Nullable Double threshold,
      @Nullable ConfusionMatrix confusion,
      List<RocCurve.Point> roc,
      List<PrecisionRecallCurve.Point> precisionRecall,
      List<Gains.Part> gains,
      List<Calibration.Bin> calibration) {}

  @GET
  @Path("{sha256}/dictionary")
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(
      summary = "Read what a version is: inputs, training data, importance, quality, origin",
      description = "What the PMML document tells; what it does not tell is left out.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public DictionaryJson dictionary(
      @PathParam("sha256") String sha256, @QueryParam("stream") @Nullable String stream) {
    var version = stored.one(sha256, stream);
    var facts = describe.facts(version.stream(), version.sha256());
    var model = describe.model(version.stream(), version.sha256());
    return new DictionaryJson(
        stored.json(version),
        model.map(FraudModel::calibrated).orElse(null),
        facts.flatMap(DocumentFacts::name).orElse(null),
        facts.flatMap(DocumentFacts::description).orElse(null),
        facts.flatMap(DocumentFacts::application).orElse(null),
        facts.flatMap(DocumentFacts::trainedAt).orElse(null),
        facts.flatMap(DocumentFacts::calibration).orElse(null),
        inputs(model, facts),
        facts.flatMap(DocumentFacts::quality).map(DictionaryResource::quality).orElse(null),
        facts.map(DocumentFacts::provenance).orElseGet(Map::of));
  }

  private static List<InputJson> inputs(Optional<FraudModel> model, Optional<DocumentFacts> facts) {
    var types = new LinkedHashMap<String, String>();
    model.ifPresent(
        m -> m.inputs().forEach(input -> types.put(input.name(), Texts.lower(input.type()))));
    var distributions = new LinkedHashMap<String, InputDistribution>();
    facts.ifPresent(f -> f.inputs().forEach(input -> distributions.put(input.name(), input)));
    distributions.keySet().forEach(name -> types.putIfAbsent(name, ""));
    return types.entrySet().stream()
        .map(
            type ->
                input(
                    type.getKey(),
                    type.getValue(),
                    facts.map(f -> f.importance().get(type.getKey())).orElse(null),
                    distributions.get(type.getKey())))
        .toList();
  }

  private static InputJson input(
      String name,
      String type,
      @Nullable Double importance,
      @Nullable InputDistribution distribution) {
    var numeric = distribution instanceof InputDistribution.Numeric n ? n : null;
    var category = distribution instanceof InputDistribution.Categorical c ? c : null;
    return new InputJson(
        name,
        type.isEmpty() ? null : type,
        importance,
        distribution == null ? null : distribution.present(),
        distribution == null ? null : distribution.missing(),
        numeric == null ? null : finite(numeric.mean()),
        numeric == null ? null : finite(numeric.standardDeviation()),
        numeric == null ? null : numeric.quantiles(),
        numeric == null ? null : numeric.edges(),
        numeric == null ? null : numeric.counts(),
        category == null ? null : category.counts());
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static QualityJson quality(DocumentFacts.Quality quality) {
    var threshold = quality.threshold();
    return new QualityJson(
        quality.data().orElse(null),
        quality.usage(),
        quality.metrics(),
        threshold.isPresent() ? threshold.getAsDouble() : null,
        quality.confusion().orElse(null),
        quality.roc(),
        quality.precisionRecall(),
        quality.gains(),
        quality.calibration());
  }
}
