package assay.adapters.rest;

import assay.adapters.rest.InfluenceJson.DependencesJson;
import assay.adapters.rest.InfluenceJson.SwarmJson;
import assay.application.model.MeasureModels.Known;
import assay.application.model.Measurement;
import assay.application.model.ModelDictionary;
import assay.application.model.ModelDictionary.InputEntry;
import assay.application.model.ModelDictionary.Sourced;
import assay.application.scoring.FraudModel;
import assay.application.training.DocumentFacts;
import assay.application.training.DocumentFacts.Quality;
import assay.application.training.InputDistribution;
import assay.domain.evaluation.Calibration;
import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.evaluation.Gains;
import assay.domain.evaluation.PrecisionRecallCurve;
import assay.domain.evaluation.RocCurve;
import assay.domain.evaluation.ThresholdTable;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a model version is: the dictionary. */
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
    @Nullable ImportanceJson importance,
    @Nullable QualityJson quality,
    @Schema(description = "What would be flagged at each threshold, the highest first.")
        List<ThresholdJson> thresholds,
    @Schema(description = "How the probability moves with single inputs.")
        @Nullable DependencesJson partialDependence,
    @Schema(description = "What moved the scores of the latest events.")
        @Nullable SwarmJson contributions,
    @Schema(description = "What stored events were asked for what the document leaves out.")
        MeasuredJson measured,
    @Schema(description = "Where it is, or was, of use.") List<UseJson> uses,
    @Schema(description = "Its stages, the latest first.") List<ModelJson.ChangeJson> history,
    Map<String, String> provenance) {
  static final String SOURCES = "document: the PMML file says so; events: stored events do.";

  static DictionaryJson of(
      ModelDictionary dictionary,
      ModelJson model,
      List<UseJson> uses,
      List<ModelJson.ChangeJson> history) {
    var facts = dictionary.facts();
    var measured = dictionary.measured();
    return new DictionaryJson(
        model,
        dictionary.model().map(FraudModel::calibrated).orElse(null),
        facts.flatMap(DocumentFacts::name).orElse(null),
        facts.flatMap(DocumentFacts::description).orElse(null),
        facts.flatMap(DocumentFacts::application).orElse(null),
        facts.flatMap(DocumentFacts::trainedAt).orElse(null),
        facts.flatMap(DocumentFacts::calibration).orElse(null),
        dictionary.inputs().stream().map(InputJson::of).toList(),
        dictionary.importance().map(it -> new ImportanceJson(source(it), it.value())).orElse(null),
        dictionary.quality().map(QualityJson::of).orElse(null),
        dictionary.thresholds().rows().stream().map(ThresholdJson::of).toList(),
        dictionary.partialDependence().map(DependencesJson::of).orElse(null),
        measured.measurement().flatMap(Measurement::contributions).map(SwarmJson::of).orElse(null),
        MeasuredJson.of(measured),
        uses,
        history,
        facts.map(DocumentFacts::provenance).orElseGet(Map::of));
  }

  private static String source(Sourced<?> part) {
    return Texts.lower(part.source());
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static @Nullable Double nullable(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  /** A stream that has this version. */
  @Schema(name = "ModelUse")
  public record UseJson(String stream, String stage, Instant since) {}

  /** How far the measuring has come. */
  @Schema(name = "ModelMeasurement")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record MeasuredJson(
      @Schema(
              enumeration = {"running", "done"},
              description = "Ask again later where it is running.")
          String state,
      @Nullable Instant at,
      @Schema(description = "The latest events of its stream that were read.")
          @Nullable Integer events,
      @Schema(description = "Events that the model does not take.") @Nullable Integer failed) {
    static MeasuredJson of(Known known) {
      var measurement = known.measurement();
      return new MeasuredJson(
          known.running() ? "running" : "done",
          measurement.map(Measurement::at).orElse(null),
          measurement.map(Measurement::events).orElse(null),
          measurement.map(Measurement::failed).orElse(null));
    }
  }

  /** What counts how much. */
  @Schema(name = "ModelImportance")
  public record ImportanceJson(
      @Schema(
              enumeration = {"document", "events"},
              description = SOURCES)
          String source,
      @Schema(description = "By input; from events: shares of the mean absolute contribution.")
          Map<String, Double> inputs) {}

  /** One input and how it is spread: in the training data, or in the latest events. */
  @Schema(name = "ModelInput")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record InputJson(
      String name,
      @Nullable String type,
      @Nullable Double importance,
      @Schema(
              enumeration = {"document", "events"},
              description = SOURCES)
          @Nullable String source,
      @Nullable Long present,
      @Nullable Long missing,
      @Nullable Double mean,
      @Nullable Double standardDeviation,
      @Schema(description = "Minimum, quartiles, maximum.") @Nullable List<Double> quantiles,
      @Nullable List<Double> edges,
      @Nullable List<Long> counts,
      @Schema(description = "The most frequent values of a category.")
          @Nullable Map<String, Long> values) {
    static InputJson of(InputEntry entry) {
      var found = entry.distribution();
      var any = found.map(Sourced::value).orElse(null);
      var numeric = any instanceof InputDistribution.Numeric n ? n : null;
      var category = any instanceof InputDistribution.Categorical c ? c : null;
      return new InputJson(
          entry.name(),
          entry.type().map(input -> Texts.lower(input.type())).orElse(null),
          entry.importance().orElse(null),
          found.map(DictionaryJson::source).orElse(null),
          any == null ? null : any.present(),
          any == null ? null : any.missing(),
          numeric == null ? null : finite(numeric.mean()),
          numeric == null ? null : finite(numeric.standardDeviation()),
          numeric == null ? null : numeric.quantiles(),
          numeric == null ? null : numeric.edges(),
          numeric == null ? null : numeric.counts(),
          category == null ? null : category.counts());
    }
  }

  /** How it ranks events whose truth is known. */
  @Schema(name = "DocumentedQuality")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record QualityJson(
      @Schema(
              enumeration = {"document", "events"},
              description = SOURCES)
          String source,
      @Nullable String data,
      String usage,
      Map<String, Double> metrics,
      @Nullable Double threshold,
      @Nullable String thresholdRule,
      @Nullable ConfusionMatrix confusion,
      List<RocJson> roc,
      List<PrecisionRecallCurve.Point> precisionRecall,
      List<Gains.Part> gains,
      List<Calibration.Bin> calibration) {
    static QualityJson of(Sourced<Quality> part) {
      var quality = part.value();
      return new QualityJson(
          DictionaryJson.source(part),
          quality.data().orElse(null),
          quality.usage(),
          quality.metrics(),
          nullable(quality.threshold()),
          quality.thresholdRule().orElse(null),
          quality.confusion().orElse(null),
          quality.roc().stream().map(RocJson::of).toList(),
          quality.precisionRecall(),
          quality.gains(),
          quality.calibration());
    }
  }

  /** One point of the ROC curve. */
  @Schema(name = "RocPoint")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RocJson(
      @Schema(description = "Left out where nothing is flagged, or nobody knows.")
          @Nullable Double threshold,
      double falsePositiveRate,
      double truePositiveRate) {
    static RocJson of(RocCurve.Point point) {
      return new RocJson(
          finite(point.threshold()), point.falsePositiveRate(), point.truePositiveRate());
    }
  }

  /** What would be flagged from one threshold on. */
  @Schema(name = "ThresholdRow")
  public record ThresholdJson(
      double threshold,
      long truePositives,
      long falsePositives,
      long trueNegatives,
      long falseNegatives) {
    static ThresholdJson of(ThresholdTable.Row row) {
      var decisions = row.decisions();
      return new ThresholdJson(
          row.threshold(),
          decisions.truePositives(),
          decisions.falsePositives(),
          decisions.trueNegatives(),
          decisions.falseNegatives());
    }
  }
}
