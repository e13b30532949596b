package assay.adapters.pmml;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.dmg.pmml.DataField;
import org.jpmml.evaluator.EvaluationException;
import org.jpmml.evaluator.FieldValue;
import org.jpmml.evaluator.InputField;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;
import org.jpmml.evaluator.ModelEvaluator;

/** A document in JPMML-Evaluator alone, as any other program would use it. */
final class Evaluation {
  private final ModelEvaluator<?> evaluator;

  Evaluation(byte[] document) {
    try {
      evaluator =
          new LoadingModelEvaluatorBuilder().load(new ByteArrayInputStream(document)).build();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  ModelEvaluator<?> evaluator() {
    return evaluator;
  }

  double output(String name, Map<String, ?> row) {
    var arguments = new HashMap<String, FieldValue>();
    for (InputField field : evaluator.getInputFields()) {
      Object value = row.get(field.getName());
      arguments.put(
          field.getName(),
          field.prepare(value instanceof Double number && isWhole(number) ? text(number) : value));
    }
    try {
      return evaluator.evaluate(arguments).get(name) instanceof Number result
          ? result.doubleValue()
          : Double.NaN;
    } catch (EvaluationException e) { // a function that takes no missing value
      return Double.NaN;
    }
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15;
  }

  private static String text(double number) {
    return Long.toString((long) number);
  }

  /** One row for the inputs of the document, now and then with a missing value. */
  Map<String, Object> row(SplittableRandom random) {
    var row = new LinkedHashMap<String, Object>();
    int inputs = evaluator.getInputFields().size();
    for (InputField field : evaluator.getInputFields()) {
      row.put(field.getName(), random.nextInt(3 * inputs) == 0 ? null : value(field, random));
    }
    return row;
  }

  private static Object value(InputField field, SplittableRandom random) {
    var values = ((DataField) field.getField()).getValues();
    return switch (field.getDataType()) {
      case STRING ->
          values.isEmpty()
              ? random.nextBoolean() ? "GIFT" : "SALE"
              : values.get(random.nextInt(values.size())).getValue();
      case BOOLEAN -> random.nextBoolean();
      case INTEGER -> (double) random.nextInt(100);
      default -> Math.exp(random.nextDouble(-2, 8));
    };
  }
}
