package assay.adapters.pmml;

import assay.domain.features.Features;
import assay.domain.scoring.Explanation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jpmml.evaluator.FieldValue;
import org.jpmml.evaluator.HasProbability;
import org.jpmml.evaluator.InlineTableUtil;
import org.jpmml.evaluator.ModelEvaluator;
import org.jpmml.evaluator.TargetField;
import org.jspecify.annotations.Nullable;

/**
 * Finds the explainer of a model and proves it on rows before it is used: where base and
 * contributions don't add up to what JPMML computes, there are no explanations.
 */
final class Explaining {
  private static final double TOLERANCE = 1e-5;
  private static final double SAME = 1e-9;

  private final ModelEvaluator<?> evaluator;
  private final List<ModelInput> inputs;
  private final ProbabilityOutput output;
  private final Predicate<Object> fraud;

  Explaining(
      ModelEvaluator<?> evaluator,
      List<ModelInput> inputs,
      ProbabilityOutput output,
      Predicate<Object> fraud) {
    this.evaluator = evaluator;
    this.inputs = inputs;
    this.output = output;
    this.fraud = fraud;
  }

  /**
   * The explainer, if one fits.
   *
   * @param events that stand for the stream, may be none
   * @param trials rows on which it is proved
   */
  Optional<Explainer> find(List<Features> events, List<Features> trials) {
    try {
      var given = new Background("events of the stream", prepared(events));
      var verification = new Background("verification rows", verificationRows());
      var explainer =
          Explainers.of(
              evaluator.getPMML(), evaluator.getModel(), fraud, List.of(given, verification));
      return proved(explainer, trials);
    } catch (Unexplained | RuntimeException e) {
      return Optional.empty(); // a model that scores is not refused for want of explanations
    }
  }

  private Optional<Explainer> proved(Explainer explainer, List<Features> trials) {
    int agreed = 0;
    boolean transformed = false;
    for (Features trial : trials) {
      var arguments = prepared(trial);
      var results = arguments == null ? null : results(arguments);
      if (arguments == null || results == null) {
        continue;
      }
      double raw = raw(results);
      var explanation = explainer.explain(trial, arguments);
      if (explanation.isEmpty()) {
        continue;
      }
      if (!(Math.abs(probability(explanation.get()) - raw) <= TOLERANCE)) {
        return Optional.empty();
      }
      agreed++;
      transformed |= !(Math.abs(output.read(results) - raw) <= SAME);
    }
    if (agreed == 0) {
      return Optional.empty();
    }
    return Optional.of(transformed ? new BeforeCalibration(explainer) : explainer);
  }

  private static double probability(Explanation explanation) {
    double margin = explanation.margin();
    return explanation.unit().equals("log-odds") ? 1 / (1 + Math.exp(-margin)) : margin;
  }

  /** The probability before any transformation of the output. */
  private double raw(Map<String, ?> results) {
    for (TargetField target : evaluator.getTargetFields()) {
      if (results.get(target.getName()) instanceof HasProbability distribution) {
        return ProbabilityOutput.sum(
            distribution, distribution.getCategories().stream().filter(fraud).toList());
      }
    }
    return output.read(results);
  }

  private @Nullable Map<String, ?> results(Map<String, @Nullable FieldValue> arguments) {
    try {
      return evaluator.evaluate(arguments);
    } catch (RuntimeException e) {
      return null; // a made-up row may be one that the model rejects
    }
  }

  private List<Map<String, @Nullable FieldValue>> prepared(List<Features> rows) {
    var prepared = new ArrayList<Map<String, @Nullable FieldValue>>();
    for (Features row : rows) {
      var arguments = prepared(row);
      if (arguments != null) {
        prepared.add(arguments);
      }
    }
    return prepared;
  }

  private @Nullable Map<String, @Nullable FieldValue> prepared(Features row) {
    return prepared(row.values());
  }

  private @Nullable Map<String, @Nullable FieldValue> prepared(Map<String, ?> row) {
    var arguments = new HashMap<String, @Nullable FieldValue>();
    try {
      for (ModelInput input : inputs) {
        arguments.put(input.name(), input.prepare(row.get(input.name())));
      }
      return arguments;
    } catch (RuntimeException e) {
      return null;
    }
  }

  private List<Map<String, @Nullable FieldValue>> verificationRows() {
    var verification = evaluator.getModel().getModelVerification();
    var rows = new ArrayList<Map<String, @Nullable FieldValue>>();
    if (verification == null || verification.getInlineTable() == null) {
      return rows;
    }
    var cells = InlineTableUtil.getContent(verification.getInlineTable());
    for (Map<String, Object> cell : cells.rowMap().values()) {
      var row = new HashMap<String, Object>();
      for (var field : verification.requireVerificationFields().requireVerificationFields()) {
        var column = field.getColumn() == null ? field.requireField() : field.getColumn();
        var value = cell.get(column.replaceFirst("^[^:]*:", ""));
        if (value != null) {
          row.put(field.requireField(), value);
        }
      }
      var arguments = prepared(row);
      if (arguments != null) {
        rows.add(arguments);
      }
    }
    return rows;
  }

  /** Says that the output is a transformation, such as a calibration, of what is explained. */
  private record BeforeCalibration(Explainer explainer) implements Explainer {
    @Override
    public Optional<Explanation> explain(
        Features features, Map<String, @Nullable FieldValue> arguments) {
      return explainer
          .explain(features, arguments)
          .map(
              plain ->
                  new Explanation(
                      plain.method() + ", before calibration",
                      plain.unit(),
                      plain.base(),
                      plain.contributions()));
    }
  }
}
