package assay.adapters.pmml.document;

import assay.domain.calibration.Calibrator;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.dmg.pmml.FieldRef;
import org.dmg.pmml.Model;
import org.dmg.pmml.ModelVerification;
import org.dmg.pmml.NormContinuous;
import org.dmg.pmml.OutputField;
import org.dmg.pmml.PMML;
import org.dmg.pmml.Row;
import org.dmg.pmml.VerificationField;
import org.dmg.pmml.VisitorAction;
import org.jpmml.evaluator.FieldValue;
import org.jpmml.evaluator.InputField;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;
import org.jpmml.evaluator.ModelEvaluator;
import org.jpmml.model.visitors.AbstractVisitor;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Puts another calibration behind the probability of a finished document. */
final class Recalibration {
  private static final String PROVENANCE = ExtensionNames.PROVENANCE + "calibration";

  private final PMML pmml;
  private final Model model;

  private Recalibration(PMML pmml) {
    this.pmml = pmml;
    this.model = Documents.model(pmml);
  }

  static byte[] of(byte[] document, Set<String> fraud, Calibrator calibrator) {
    return new Recalibration(Documents.read(document)).calibrate(fraud, calibrator);
  }

  private byte[] calibrate(Set<String> fraud, Calibrator calibrator) {
    String name = FraudOutput.freeName("calibrated", FraudOutput.names(pmml));
    var before = Documents.resultChain(model).stream().flatMap(m -> marked(m).stream()).findFirst();
    if (before.isPresent()) {
      var old = before.get();
      name = old.field().requireName();
      old.model().getOutput().getOutputFields().remove(old.field());
      FraudOutput.add(old.model(), CalibrationOutput.of(calibrator, name, raw(old.field())));
    } else {
      var raw = probability(fraud);
      FraudOutput.add(
          raw.model(), CalibrationOutput.of(calibrator, name, raw.field().requireName()));
    }
    leaveOutWhatNoLongerHolds(name);
    header(calibrator);
    var verification = model.getModelVerification();
    if (verification != null) {
      model.setModelVerification(null);
      var evaluator = evaluator(Documents.write(pmml));
      model.setModelVerification(verified(verification, name, evaluator));
    }
    return Documents.write(pmml);
  }

  private static Optional<FraudOutput> marked(Model part) {
    if (part.getOutput() == null) {
      return Optional.empty();
    }
    return part.getOutput().getOutputFields().stream()
        .filter(
            field -> Extensions.value(field, ExtensionNames.CALIBRATED).equals(Optional.of("true")))
        .map(field -> new FraudOutput(part, field))
        .findFirst();
  }

  /** The field of which a calibrated output is computed. */
  private static String raw(OutputField calibrated) {
    var names = new java.util.LinkedHashSet<String>();
    new AbstractVisitor() {
      @Override
      public VisitorAction visit(FieldRef reference) {
        names.add(reference.requireField());
        return super.visit(reference);
      }

      @Override
      public VisitorAction visit(NormContinuous steps) {
        names.add(steps.requireField());
        return super.visit(steps);
      }
    }.applyTo(calibrated.requireExpression());
    if (names.size() != 1) {
      throw new IllegalArgumentException(
          "The output '%s' is marked as calibrated and is computed of %s; one probability is expected."
              .formatted(calibrated.getName(), names));
    }
    return names.iterator().next();
  }

  private FraudOutput probability(Set<String> fraud) {
    String target = FraudOutput.target(model);
    var categories =
        FraudOutput.categories(pmml, target).stream()
            .filter(c -> fraud.stream().anyMatch(value -> FraudOutput.same(c, value)))
            .toList();
    if (categories.size() != 1) {
      throw new IllegalArgumentException(
          "The target '%s' has %d values that mean fraud; one is expected to calibrate its probability."
              .formatted(target, categories.size()));
    }
    return FraudOutput.of(pmml, categories.get(0).toString());
  }

  private void leaveOutWhatNoLongerHolds(String calibrated) {
    var stats = model.getModelStats();
    if (stats != null && stats.hasUnivariateStats()) {
      stats.getUnivariateStats().removeIf(one -> calibrated.equals(one.getField()));
    }
    model.setModelExplanation(null);
  }

  private void header(Calibrator calibrator) {
    if (pmml.getHeader() != null && pmml.getHeader().hasExtensions()) {
      for (var extension : pmml.getHeader().getExtensions()) {
        if (PROVENANCE.equals(extension.getName())) {
          extension.setValue(calibrator.method() + ", anew");
        }
      }
    }
  }

  private static ModelVerification verified(
      ModelVerification verification, String calibrated, ModelEvaluator<?> evaluator) {
    var columns = new HashMap<String, String>();
    for (VerificationField field :
        verification.requireVerificationFields().requireVerificationFields()) {
      columns.put(
          field.requireField(),
          field.getColumn() == null ? field.requireField() : field.getColumn());
    }
    String result = columns.get(calibrated);
    if (result == null) {
      return verification; // it proves other outputs, which are what they were
    }
    for (Row row : verification.requireInlineTable().getRows()) {
      var cells = cells(row.getContent());
      var arguments = new HashMap<String, @Nullable FieldValue>();
      for (InputField input : evaluator.getInputFields()) {
        var cell = cells.get(columns.getOrDefault(input.getName(), ""));
        arguments.put(input.getName(), input.prepare(cell == null ? null : cell.getTextContent()));
      }
      var cell = cells.get(result);
      if (cell != null
          && evaluator.evaluate(arguments).get(calibrated) instanceof Number computed) {
        cell.setTextContent(Numbers.compact(computed.doubleValue()).toString());
      }
    }
    return verification;
  }

  private static Map<String, Element> cells(List<?> content) {
    var cells = new HashMap<String, Element>();
    for (Object cell : content) {
      if (cell instanceof Element element) {
        cells.put(element.getLocalName(), element);
      }
    }
    return cells;
  }

  private static ModelEvaluator<?> evaluator(byte[] document) {
    try {
      return new LoadingModelEvaluatorBuilder().load(new ByteArrayInputStream(document)).build();
    } catch (jakarta.xml.bind.JAXBException | SAXException | ParserConfigurationException e) {
      throw new IllegalArgumentException("The calibrated document can't be read back.", e);
    }
  }
}
