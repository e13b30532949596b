package assay.adapters.pmml;

import assay.domain.stream.LabelRule;
import assay.domain.stream.StreamDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dmg.pmml.ResultFeature;
import org.jpmml.evaluator.HasProbability;
import org.jpmml.evaluator.ModelEvaluator;
import org.jpmml.evaluator.OutputField;
import org.jpmml.evaluator.TargetField;
import org.jspecify.annotations.Nullable;

/** Where in the results of a model the probability of fraud stands. */
final class ProbabilityOutput {
  private final List<String> outputs;
  private final @Nullable String target;
  private final List<Object> fraud;
  private final boolean calibrated;

  private ProbabilityOutput(
      List<String> outputs, @Nullable String target, List<Object> fraud, boolean calibrated) {
    this.outputs = outputs;
    this.target = target;
    this.fraud = fraud;
    this.calibrated = calibrated;
  }

  /**
   * Finds it: the output that the stream names; else the one that is marked as calibrated; else the
   * outputs, or the target's distribution, for the values that mean fraud. Never guesses.
   */
  static ProbabilityOutput of(
      ModelEvaluator<?> evaluator, StreamDefinition definition, Set<String> calibrated)
      throws RefusedPmml {
    var fields = evaluator.getOutputFields();
    if (definition.modelOutput().isPresent()) {
      String name = definition.modelOutput().get();
      if (fields.stream().noneMatch(field -> field.getName().equals(name))) {
        throw new RefusedPmml(
            "The stream's definition says that the probability is the output '%s', which the file"
                    .formatted(name)
                + " does not have. "
                + candidates(evaluator));
      }
      return ofOutput(name, calibrated.contains(name));
    }
    var marked = fields.stream().map(OutputField::getName).filter(calibrated::contains).toList();
    if (marked.size() > 1) {
      throw new RefusedPmml(
          "Several outputs are marked as calibrated: %s. Mark one.".formatted(marked));
    }
    if (marked.size() == 1) {
      return ofOutput(marked.get(0), true);
    }
    var label = definition.label();
    if (label.isEmpty()) {
      throw new RefusedPmml(
          "Nothing says which output is the probability of fraud: the stream's definition has"
              + " neither 'model.output' nor a label with the values that mean fraud. "
              + candidates(evaluator));
    }
    return ofLabel(evaluator, label.get());
  }

  private static ProbabilityOutput ofOutput(String name, boolean calibrated) {
    return new ProbabilityOutput(List.of(name), null, List.of(), calibrated);
  }

  private static ProbabilityOutput ofLabel(ModelEvaluator<?> evaluator, LabelRule label)
      throws RefusedPmml {
    var names = new ArrayList<String>();
    for (OutputField field : evaluator.getOutputFields()) {
      var output = field.getField();
      if (output.getResultFeature() == ResultFeature.PROBABILITY
          && output.getValue() != null
          && isFraud(label, output.getValue())) {
        names.add(field.getName());
      }
    }
    if (!names.isEmpty()) {
      return new ProbabilityOutput(List.copyOf(names), null, List.of(), false);
    }
    for (TargetField target : evaluator.getTargetFields()) {
      var fraud = fraudCategories(target, label);
      if (!fraud.isEmpty() && evaluator.getOutputFields().isEmpty()) {
        return new ProbabilityOutput(List.of(), target.getName(), fraud, false);
      }
    }
    throw new RefusedPmml(
        "No output is the probability of %s, which means fraud in this stream. "
                .formatted(label.fraud().stream().sorted().collect(Collectors.joining(" or ")))
            + candidates(evaluator));
  }

  /** The categories of a target that mean fraud. */
  static List<Object> fraudCategories(TargetField target, LabelRule label) {
    var categories = target.getCategories();
    return categories == null
        ? List.of()
        : categories.stream().filter(category -> isFraud(label, category)).toList();
  }

  private static boolean isFraud(LabelRule label, Object value) {
    return label.fraud().stream().anyMatch(fraud -> same(fraud, value.toString()));
  }

  /** As text or as numbers: "1" is "1.0". */
  static boolean same(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    try {
      return Double.parseDouble(one) == Double.parseDouble(other);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String candidates(ModelEvaluator<?> evaluator) {
    var outputs =
        evaluator.getOutputFields().stream().map(ProbabilityOutput::describe).distinct().toList();
    return outputs.isEmpty()
        ? "The file declares no outputs. Add an Output element to the model."
        : "Its outputs are %s. Name one as 'model.output' in the stream's definition."
            .formatted(String.join(", ", outputs));
  }

  private static String describe(OutputField field) {
    var output = field.getField();
    return "'%s' (%s%s)"
        .formatted(
            field.getName(),
            output.getResultFeature().value(),
            output.getValue() == null ? "" : " of " + output.getValue());
  }

  /** The probability in these results; NaN where there is none. */
  double read(Map<String, ?> results) {
    if (target != null) {
      return results.get(target) instanceof HasProbability distribution
          ? sum(distribution, fraud)
          : Double.NaN;
    }
    double sum = 0;
    for (int i = 0; i < outputs.size(); i++) {
      sum +=
          results.get(outputs.get(i)) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
    return sum;
  }

  static double sum(HasProbability distribution, List<Object> categories) {
    double sum = 0;
    for (Object category : categories) {
      var probability = distribution.getProbability(category);
      sum += probability == null ? Double.NaN : probability;
    }
    return sum;
  }

  /**
   * Which categories of the target mean fraud: those whose probability is read; else the label's,
   * if the target has them; else those of which the output is computed. The label of a stream need
   * not have the categories of a model's target: a model can be trained on 0 and 1 made of the
   * label.
   *
   * @throws Unexplained if nothing says it
   */
  Predicate<Object> fraud(ModelEvaluator<?> evaluator, StreamDefinition definition)
      throws Unexplained {
    var fields =
        evaluator.getOutputFields().stream()
            .collect(
                Collectors.toMap(
                    OutputField::getName, OutputField::getField, (first, second) -> second));
    var read = new LinkedHashSet<Object>(fraud);
    outputs.stream().map(fields::get).forEach(field -> addCategory(field, read));
    if (read.isEmpty() && definition.label().isPresent()) {
      for (TargetField field : evaluator.getTargetFields()) {
        read.addAll(fraudCategories(field, definition.label().get()));
      }
    }
    if (read.isEmpty()) {
      outputs.forEach(name -> trace(name, fields, read, new HashSet<>()));
    }
    if (read.isEmpty()) {
      throw new Unexplained("nothing says which category of its target means fraud");
    }
    return value -> read.stream().anyMatch(one -> same(one.toString(), value.toString()));
  }

  private static void addCategory(org.dmg.pmml.@Nullable OutputField field, Set<Object> found) {
    if (field != null
        && field.getResultFeature() == ResultFeature.PROBABILITY
        && field.getValue() != null) {
      found.add(field.getValue());
    }
  }

  /** Adds the categories whose probabilities an output is computed of. */
  private static void trace(
      String name,
      Map<String, org.dmg.pmml.OutputField> fields,
      Set<Object> found,
      Set<String> seen) {
    var field = fields.get(name);
    addCategory(field, found);
    if (seen.add(name) && field != null && field.getExpression() != null) {
      for (String parent : Columns.references(field.getExpression())) {
        trace(parent, fields, found, seen);
      }
    }
  }

  boolean calibrated() {
    return calibrated;
  }

  String name() {
    return target == null ? String.join(" + ", outputs) : target;
  }
}
