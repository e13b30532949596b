package assay.trainer;

import assay.adapters.training.learn.CombinedModel;
import assay.adapters.training.learn.TrainedModel;
import assay.adapters.training.preprocess.FittedPreprocessing;
import assay.adapters.training.run.TrainingRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What is told of a model's preprocessing. The parts of a combination may be prepared differently:
 * what not all of them have in common is told with the names of those that it is true of.
 */
final class Preparation {
  private final TrainedModel model;
  private final Map<TrainedModel, String> names;

  /**
   * The preparation of a model.
   *
   * @param names of the models; all parts of a combination among them
   */
  Preparation(TrainedModel model, Map<TrainedModel, String> names) {
    this.model = model;
    this.names = Map.copyOf(names);
  }

  static Preparation of(TrainingRun run) {
    var names = new HashMap<TrainedModel, String>();
    run.candidates().forEach(candidate -> names.put(candidate.model(), candidate.name()));
    return new Preparation(run.chosen().model(), names);
  }

  /** The steps, in words. */
  List<String> steps() {
    return told(FittedPreprocessing::steps);
  }

  /** What the author of the recipe may not have meant. */
  List<String> warnings() {
    return told(FittedPreprocessing::warnings);
  }

  /** How the parts are combined, the innermost first; none for a model that has no parts. */
  List<String> combinations() {
    var told = new ArrayList<String>();
    combinations(model, told);
    return told.stream().distinct().toList();
  }

  private void combinations(TrainedModel of, List<String> told) {
    if (!(of instanceof CombinedModel combined)) {
      return;
    }
    combined.parts().forEach(part -> combinations(part, told));
    var parts = combined.parts().stream().map(this::name).toList();
    var intercept = combined.intercept();
    told.add(
        intercept == null
            ? "%s is the average of the probabilities of %s."
                .formatted(name(of), String.join(", ", parts))
            : "%s is a logistic regression on the log-odds of %s, fitted on validation data, with intercept %s."
                .formatted(
                    name(of),
                    String.join(
                        ", ",
                        IntStream.range(0, parts.size())
                            .mapToObj(
                                i ->
                                    "%s (%s)"
                                        .formatted(parts.get(i), number(combined.weights()[i])))
                            .toList()),
                    number(intercept)));
  }

  private List<String> told(Function<FittedPreprocessing, List<String>> what) {
    var leaves = model.leaves();
    var sayings = new LinkedHashMap<String, List<String>>();
    for (var leaf : leaves) {
      for (String saying : what.apply(leaf.preprocessing())) {
        sayings.computeIfAbsent(saying, s -> new ArrayList<>()).add(name(leaf));
      }
    }
    var told = new ArrayList<String>();
    sayings.forEach(
        (saying, of) ->
            told.add(
                of.size() == leaves.size()
                    ? saying
                    : "%s: %s".formatted(String.join(", ", of), saying)));
    return told;
  }

  private String name(TrainedModel of) {
    return Objects.requireNonNull(names.get(of), "a part without a name");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
