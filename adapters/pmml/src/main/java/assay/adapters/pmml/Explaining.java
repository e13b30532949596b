package assay.adapters.pmml;

import assay.domain.features.Features;
import assay.domain.scoring.Explanation;
import assay.domain.stream.StreamDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jpmml.evaluator.EvaluationException;
import org.jpmml.evaluator.FieldValue;
import org.jpmml.evaluator.HasProbability;
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
  private static final long LONGEST_PROOF = 1_000_000_000L;

  private final ModelEvaluator<?> evaluator;
  private final ProbabilityOutput output;
  private final Predicate<Object> fraud;

  private Explaining(
      ModelEvaluator<?> evaluator, ProbabilityOutput output, Predicate<Object> fraud) {
    this.evaluator = evaluator;
    this.output = output;
    this.fraud = fraud;
  }

  /**
   * The explainer of a model.
   *
   * @param backgrounds that stand for the stream, the best first; may be too small or empty
   * @param trials rows on which it is proved
   * @throws Unexplained if none fits, with the reason
   */
  static Proved of(
      ModelEvaluator<?> evaluator,
      ProbabilityOutput output,
      StreamDefinition definition,
      List<Background> backgrounds,
      List<Trial> trials)
      throws Unexplained {
    try {
      var fraud = output.fraud(evaluator, definition);
      var explainer = Explainers.of(evaluator.getPMML(), evaluator.getModel(), fraud, backgrounds);
      return new Explaining(evaluator, output, fraud).proved(explainer, trials);
    } catch (RuntimeException e) { // a model that scores is not refused for want of explanations
      throw new Unexplained("explaining fails with %s".formatted(e.getClass().getSimpleName()));
    }
  }

  /**
   * An explainer that holds.
   *
   * @param exactTime how long its exact contributions take; empty where it has none
   */
  record Proved(Explainer explainer, Optional<Duration> exactTime) {}

  private Proved proved(Explainer explainer, List<Trial> trials) throws Unexplained {
    int agreed = 0;
    boolean transformed = false;
    var range = new Range();
    for (Trial trial : trials) {
      double raw = raw(trial.results());
      var explanation = told(explainer::explain, trial);
      if (explanation.isEmpty()) {
        continue;
      }
      requireEqual(explanation.get(), raw);
      agreed++;
      double shown = output.read(trial.results());
      transformed |= !(Math.abs(shown - raw) <= SAME);
      range.add(raw, shown);
    }
    if (agreed == 0) {
      throw new Unexplained("no row was there to prove it on");
    }
    if (range.falls()) {
      throw new Unexplained("its output falls where what is explained rises");
    }
    return new Proved(
        transformed ? new BeforeCalibration(explainer) : explainer, exactTime(explainer, trials));
  }

  /**
   * An explanation, or none where a derived column of an invented row has no value, such as the
   * logarithm of a negative amount: of such a row the model gives no probability either.
   */
  private static Optional<Explanation> told(
      BiFunction<Features, Map<String, @Nullable FieldValue>, Optional<Explanation>> method,
      Trial trial) {
    try {
      return method.apply(trial.features(), trial.arguments());
    } catch (EvaluationException e) {
      return Optional.empty();
    }
  }

  private static void requireEqual(Explanation explanation, double raw) throws Unexplained {
    double sum = probability(explanation);
    if (!(Math.abs(sum - raw) <= TOLERANCE)) {
      throw new Unexplained(
          "base and contributions of a row give %s where the model gives %s".formatted(sum, raw));
    }
  }

  /** Measures the exact contributions while it proves them, as far as the time goes. */
  private Optional<Duration> exactTime(Explainer explainer, List<Trial> trials) throws Unexplained {
    var timing = new Timing();
    boolean exact = false;
    long begin = System.nanoTime();
    for (Trial trial : trials) {
      long start = System.nanoTime();
      if (start - begin > LONGEST_PROOF) {
        break;
      }
      var explanation = told(explainer::explainExactly, trial);
      if (explanation.isPresent()) {
        timing.add(System.nanoTime() - start);
        requireEqual(explanation.get(), raw(trial.results()));
        exact = true;
      }
    }
    return exact ? Optional.of(timing.typical()) : Optional.empty();
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

  /** What the output is at the lowest and at the highest probability that is explained. */
  private static final class Range {
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private double atLowest;
    private double atHighest;

    void add(double raw, double shown) {
      if (raw < lowest) {
        lowest = raw;
        atLowest = shown;
      }
      if (raw > highest) {
        highest = raw;
        atHighest = shown;
      }
    }

    boolean falls() {
      return atHighest < atLowest - SAME;
    }
  }

  /** Says that the output is a transformation, such as a calibration, of what is explained. */
  private record BeforeCalibration(Explainer explainer) implements Explainer {
    @Override
    public Optional<Explanation> explain(
        Features features, Map<String, @Nullable FieldValue> arguments) {
      return explainer.explain(features, arguments).map(BeforeCalibration::said);
    }

    @Override
    public Optional<Explanation> explainExactly(
        Features features, Map<String, @Nullable FieldValue> arguments) {
      return explainer.explainExactly(features, arguments).map(BeforeCalibration::said);
    }

    private static Explanation said(Explanation plain) {
      return plain.by(plain.method() + ", before calibration");
    }

    @Override
    public Set<String> inputsOf(String feature) {
      return explainer.inputsOf(feature);
    }
  }
}
