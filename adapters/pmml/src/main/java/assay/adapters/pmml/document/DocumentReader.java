package assay.adapters.pmml.document;

import assay.application.training.DocumentFacts;
import assay.application.training.InputDistribution;
import assay.application.training.ModelFacts.PartialDependence;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dmg.pmml.Header;
import org.dmg.pmml.MiningField;
import org.dmg.pmml.Model;
import org.dmg.pmml.OutputField;
import org.dmg.pmml.PMML;
import org.dmg.pmml.UnivariateStats;
import org.jspecify.annotations.Nullable;

/** Reads what a document says about its model; what it does not say stays empty. */
final class DocumentReader {
  private final PMML pmml;
  private final Model model;

  private DocumentReader(PMML pmml) {
    this.pmml = pmml;
    this.model = Documents.model(pmml);
  }

  static DocumentFacts read(byte[] document) {
    return new DocumentReader(Documents.read(document)).read();
  }

  private DocumentFacts read() {
    var header = pmml.getHeader() == null ? new Header() : pmml.getHeader();
    var inputs = new ArrayList<InputDistribution>();
    InputDistribution.@Nullable Numeric score = null;
    var calibrated = calibrated();
    for (UnivariateStats stats : statistics()) {
      var distribution = Statistics.read(stats);
      if (calibrated.isPresent()
          && calibrated.get().requireName().equals(stats.getField())
          && distribution instanceof InputDistribution.Numeric numeric) {
        score = numeric;
      } else if (distribution != null) {
        inputs.add(distribution);
      }
    }
    return new DocumentFacts(
        Optional.ofNullable(model.getModelName()),
        Optional.ofNullable(header.getDescription()),
        application(header),
        trainedAt(header),
        calibrated.flatMap(field -> Extensions.value(field, ExtensionNames.CALIBRATION)),
        inputs,
        Optional.ofNullable(score),
        quality(),
        importance(),
        partialDependence(),
        Extensions.values(header, ExtensionNames.PROVENANCE));
  }

  private List<UnivariateStats> statistics() {
    var stats = model.getModelStats();
    return stats == null || !stats.hasUnivariateStats() ? List.of() : stats.getUnivariateStats();
  }

  private Optional<OutputField> calibrated() {
    return Documents.resultChain(model).stream()
        .flatMap(DocumentReader::outputs)
        .filter(
            field -> Extensions.value(field, ExtensionNames.CALIBRATED).equals(Optional.of("true")))
        .findFirst();
  }

  private static Stream<OutputField> outputs(Model part) {
    var output = part.getOutput();
    return output == null || !output.hasOutputFields()
        ? Stream.empty()
        : output.getOutputFields().stream();
  }

  private static Optional<String> application(Header header) {
    var application = header.getApplication();
    if (application == null || application.getName() == null) {
      return Optional.empty();
    }
    return Optional.of(
        application.getVersion() == null
            ? application.getName()
            : application.getName() + " " + application.getVersion());
  }

  private static Optional<Instant> trainedAt(Header header) {
    var stamp = header.getTimestamp();
    if (stamp == null || !stamp.hasContent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(stamp.getContent().get(0).toString().strip()));
    } catch (DateTimeParseException e) { // other tools write other forms
      return Optional.empty();
    }
  }

  private Optional<DocumentFacts.Quality> quality() {
    var explanation = model.getModelExplanation();
    return explanation == null || !explanation.hasPredictiveModelQualities()
        ? Optional.empty()
        : Optional.of(QualityReader.read(explanation.getPredictiveModelQualities().get(0)));
  }

  private Map<String, Double> importance() {
    var importance = new LinkedHashMap<String, Double>();
    for (MiningField input : FraudOutput.inputs(model)) {
      if (input.getImportance() != null) {
        importance.put(input.requireName(), input.getImportance().doubleValue());
      }
    }
    return importance;
  }

  private List<PartialDependence> partialDependence() {
    var explanation = model.getModelExplanation();
    return explanation == null
        ? List.of()
        : Extensions.named(explanation, ExtensionNames.PARTIAL_DEPENDENCE)
            .flatMap(extension -> PartialDependences.read(extension).stream())
            .toList();
  }
}
