package assay.adapters.pmml.document;

import assay.application.training.InputDistribution;
import assay.application.training.ModelFacts;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.parsers.ParserConfigurationException;
import org.dmg.pmml.Application;
import org.dmg.pmml.Extension;
import org.dmg.pmml.Header;
import org.dmg.pmml.MiningField;
import org.dmg.pmml.Model;
import org.dmg.pmml.ModelExplanation;
import org.dmg.pmml.ModelStats;
import org.dmg.pmml.PMML;
import org.dmg.pmml.Timestamp;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;
import org.jpmml.evaluator.ModelEvaluator;
import org.xml.sax.SAXException;

/** Writes what training knows into a bare document. */
final class Completion {
  private static final int IMPORTANCE_DIGITS = 6;
  private static final String VERSION = version();

  private final PMML pmml;
  private final Model model;
  private final ModelFacts facts;

  private Completion(PMML pmml, ModelFacts facts) {
    this.pmml = pmml;
    this.model = Documents.model(pmml);
    this.facts = facts;
  }

  static byte[] of(byte[] bare, ModelFacts facts) {
    return new Completion(Documents.read(bare), facts).complete();
  }

  private byte[] complete() {
    pmml.setHeader(header());
    model.setModelName(facts.name());
    var probability = FraudOutput.of(pmml, facts.fraudValue());
    var calibrated = FraudOutput.freeName("calibrated", FraudOutput.names(pmml));
    FraudOutput.add(
        probability.model(),
        CalibrationOutput.of(facts.calibrator(), calibrated, probability.field().requireName()));
    addImportance();
    model.setModelStats(statistics(calibrated));
    model.setModelExplanation(explanation());
    if (!facts.verification().isEmpty()) {
      var raw = probability.field().requireName();
      var verification = new Verification(evaluator(Documents.write(pmml)), raw, calibrated, facts);
      model.setModelVerification(verification.of(facts.verification()));
    }
    return Documents.write(pmml);
  }

  private Header header() {
    var header =
        new Header()
            .setDescription(facts.description())
            .setApplication(new Application("Assay").setVersion(VERSION))
            .setTimestamp(
                new Timestamp()
                    .addContent(facts.trainedAt().truncatedTo(ChronoUnit.SECONDS).toString()));
    var exporter = pmml.getHeader() == null ? null : pmml.getHeader().getApplication();
    if (exporter != null) {
      var version = exporter.getVersion() == null ? "" : " " + exporter.getVersion();
      header.addExtensions(
          new Extension(ExtensionNames.EXPORTER, exporter.requireName() + version));
    }
    new TreeMap<>(facts.provenance())
        .forEach(
            (name, value) ->
                header.addExtensions(new Extension(ExtensionNames.PROVENANCE + name, value)));
    return header;
  }

  private void addImportance() {
    var left = new HashSet<>(facts.importance().keySet());
    for (MiningField input : FraudOutput.inputs(model)) {
      left.remove(input.requireName());
      var importance = facts.importance().get(input.requireName());
      if (importance != null) {
        input.setImportance(
            Numbers.compact(
                new BigDecimal(importance)
                    .setScale(IMPORTANCE_DIGITS, RoundingMode.HALF_EVEN)
                    .doubleValue()));
      }
    }
    left.removeIf(name -> facts.importance().getOrDefault(name, 0.0) == 0);
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          "The document does not read %s, which the facts say is important."
              .formatted(left.stream().sorted().toList()));
    }
  }

  private ModelStats statistics(String calibrated) {
    Map<String, InputDistribution> byName =
        facts.inputs().stream()
            .collect(Collectors.toMap(InputDistribution::name, Function.identity()));
    var stats = new ModelStats();
    for (MiningField input : FraudOutput.inputs(model)) {
      var distribution = byName.get(input.requireName());
      if (distribution == null) {
        throw new IllegalArgumentException(
            "The facts have no distribution of '%s', which the document reads."
                .formatted(input.requireName()));
      }
      stats.addUnivariateStats(Statistics.write(distribution));
    }
    return stats.addUnivariateStats(Statistics.write(facts.score()).setField(calibrated));
  }

  private ModelExplanation explanation() {
    var target = FraudOutput.target(model);
    var fraud = FraudOutput.category(pmml, target, facts.fraudValue()).toString();
    var good =
        FraudOutput.categories(pmml, target).stream()
            .map(Object::toString)
            .filter(category -> !category.equals(fraud))
            .collect(Collectors.joining(" or "));
    int inputs = FraudOutput.inputs(model).size();
    var explanation =
        new ModelExplanation()
            .addPredictiveModelQualities(
                Qualities.write(facts.quality(), target, fraud, good, inputs));
    facts.partialDependence().stream()
        .map(PartialDependences::write)
        .forEach(explanation::addExtensions);
    return explanation;
  }

  private static ModelEvaluator<?> evaluator(byte[] document) {
    try {
      return new LoadingModelEvaluatorBuilder().load(new ByteArrayInputStream(document)).build();
    } catch (JAXBException | SAXException | ParserConfigurationException e) {
      throw new IllegalArgumentException("The completed document can't be read back.", e);
    }
  }

  private static String version() {
    try (var in = Completion.class.getResourceAsStream("version.properties")) {
      var properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
