package assay.adapters.pmml.document;

import assay.application.training.ModelFacts;
import assay.application.training.ModelFacts.VerificationRow;
import assay.domain.calibration.Calibrator;
import jakarta.xml.bind.JAXBElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.dmg.pmml.InlineTable;
import org.dmg.pmml.ModelVerification;
import org.dmg.pmml.Row;
import org.dmg.pmml.VerificationField;
import org.dmg.pmml.VerificationFields;
import org.dmg.pmml.Version;
import org.jpmml.evaluator.FieldValue;
import org.jpmml.evaluator.InputField;
import org.jpmml.evaluator.ModelEvaluator;
import org.jpmml.evaluator.VerificationUtil;
import org.jspecify.annotations.Nullable;

/**
 * The rows by which a document proves itself. Each is computed here first, so that a document is
 * never written whose own rows don't hold.
 */
final class Verification {
  private static final double DOUBLE_PRECISION = 1e-6;
  private static final double SINGLE_PRECISION = 1e-5;

  /** Below it a probability is as good as 0. */
  private static final double ZERO = 1e-12;

  private final ModelEvaluator<?> evaluator;
  private final String probability;
  private final String calibrated;
  private final Calibrator calibrator;
  private final double precision;

  /**
   * Takes what the rows are checked against.
   *
   * @param evaluator of the document to which they will belong
   * @param probability the output before calibration
   * @param calibrated the output behind it
   */
  Verification(
      ModelEvaluator<?> evaluator, String probability, String calibrated, ModelFacts facts) {
    this.evaluator = evaluator;
    this.probability = probability;
    this.calibrated = calibrated;
    this.calibrator = facts.calibrator();
    this.precision = facts.singlePrecision() ? SINGLE_PRECISION : DOUBLE_PRECISION;
  }

  ModelVerification of(List<VerificationRow> rows) {
    var fields = new VerificationFields();
    var inputs = evaluator.getInputFields();
    for (int i = 0; i < inputs.size(); i++) {
      fields.addVerificationFields(new VerificationField(inputs.get(i).getName(), "x" + i));
    }
    fields.addVerificationFields(
        new VerificationField(calibrated, "y").setPrecision(precision).setZeroThreshold(ZERO));
    var table = new InlineTable();
    int kept = 0;
    for (int i = 0; i < rows.size(); i++) {
      var row = row(rows.get(i), inputs);
      // PMML wants two cells a row, so that one of nothing but missing values can't be written
      if (holds(rows.get(i), i) && row.getContent().size() > 1) {
        table.addRows(row);
        kept++;
      }
    }
    if (kept == 0) {
      throw new IllegalArgumentException(
          "The calibration is so steep that no verification row holds within %s; give more rows."
              .formatted(precision));
    }
    return new ModelVerification(fields, table)
        .setRecordCount(kept)
        .setFieldCount(inputs.size() + 1);
  }

  /**
   * Whether the document computes what training computed. A row where the calibration is so steep
   * that the model's own rounding moves the result can't prove anything and is left out.
   */
  private boolean holds(VerificationRow row, int index) {
    var arguments = new HashMap<String, @Nullable FieldValue>();
    for (InputField input : evaluator.getInputFields()) {
      arguments.put(input.getName(), input.prepare(value(row.inputs().get(input.getName()))));
    }
    Map<String, ?> results = evaluator.evaluate(arguments);
    if (!(results.get(calibrated) instanceof Double computed)
        || !(results.get(probability) instanceof Number raw)) {
      throw new IllegalArgumentException(
          "The document gives no probability for verification row %d, for which training computed %s."
              .formatted(index + 1, row.probability()));
    }
    if (VerificationUtil.acceptable(row.probability(), computed, precision, ZERO)) {
      return true;
    }
    double slack = 4 * precision * raw.doubleValue();
    double lowest = calibrator.calibrate(Math.max(0, raw.doubleValue() - slack));
    double highest = calibrator.calibrate(Math.min(1, raw.doubleValue() + slack));
    if (row.probability() >= lowest && row.probability() <= highest) {
      return false;
    }
    throw new IllegalArgumentException(
        "Verification row %d: training computed %s, the document gives %s. Maybe it holds another model, or a step of the preprocessing is exported wrongly."
            .formatted(index + 1, row.probability(), computed));
  }

  private static @Nullable Object value(@Nullable Object value) {
    return value instanceof Double number ? Numbers.compact(number).toString() : value;
  }

  private Row row(VerificationRow row, List<InputField> inputs) {
    var cells = new ArrayList<Object>();
    for (int i = 0; i < inputs.size(); i++) {
      Object value = value(row.inputs().get(inputs.get(i).getName()));
      if (value != null) {
        cells.add(cell("x" + i, value.toString()));
      }
    }
    cells.add(cell("y", Numbers.compact(row.probability()).toString()));
    return new Row(cells);
  }

  private static JAXBElement<String> cell(String column, String value) {
    return new JAXBElement<>(
        new QName(Version.PMML_4_4.getNamespaceURI(), column), String.class, value);
  }
}
