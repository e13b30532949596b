package assay.adapters.pmml;

import assay.application.scoring.FraudModel;
import assay.application.scoring.FraudModel.Input;
import assay.application.scoring.FraudModel.Outcome;
import assay.domain.explanation.SampledShapley;
import assay.domain.features.Features;
import assay.domain.scoring.Explanation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Sampled Shapley values of any model, of the probability that it answers and by the inputs that it
 * reads, against rows that say what is usual.
 *
 * @param source names the rows, for people
 */
record SampledReasons(List<Features> rows, String source) {
  /** Fewer rows of a file say too little of what is usual. */
  private static final int FEWEST_OF_A_FILE = 30;

  private static final int MOST_ROWS = 100;

  /** Fixed by number, not by time, so that every server comes to the same. */
  private static final int MOST_SCORES = 4000;

  private static final int MOST_WALKS = 128;
  private static final int FEWEST_WALKS = 16;
  private static final int TIMED_ROWS = 200;

  /** Against rows of the model's own file, if it has enough that it scores. */
  static Optional<SampledReasons> ofFile(FraudModel model, List<Features> verification) {
    var rows = scored(model, verification);
    return rows.size() < FEWEST_OF_A_FILE
        ? Optional.empty()
        : Optional.of(new SampledReasons(rows, "background: verification rows"));
  }

  /** Against events of the stream, if the model scores one of them. */
  static Optional<SampledReasons> ofEvents(FraudModel model, List<Features> events) {
    var rows = scored(model, events);
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SampledReasons(rows, "background: %d events before it".formatted(rows.size())));
  }

  private static List<Features> scored(FraudModel model, List<Features> rows) {
    return rows.stream()
        .map(row -> read(model, row))
        .filter(row -> model.score(row) instanceof Outcome.Scored)
        .limit(MOST_ROWS)
        .toList();
  }

  /** What the model reads of a row. */
  @SuppressWarnings("NullAway") // features hold nulls, which a class file of JDK 17 does not say
  private static Features read(FraudModel model, Features row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Input input : model.inputs()) {
      values.put(input.name(), row.get(input.name()));
    }
    return new Features(values);
  }

  /**
   * Explains one score.
   *
   * @param seed the same one gives the same explanation
   * @return empty where the model has no score for some mixture of the event with another
   */
  Optional<Explanation> explain(FraudModel model, Features features, long seed) {
    try {
      var sampled =
          SampledShapley.of(
              row -> probability(model, row),
              "probability",
              read(model, features),
              rows,
              walks(model),
              new SplittableRandom(seed));
      var explanation = sampled.explanation();
      return Optional.of(explanation.by("%s (%s)".formatted(explanation.method(), source)));
    } catch (NoScore e) {
      return Optional.empty();
    }
  }

  /** How long an explanation takes: as many scores as it needs, by the time of one. */
  Duration time(FraudModel model) {
    var timing = new Timing();
    for (int i = 0; i < TIMED_ROWS; i++) {
      long start = System.nanoTime();
      model.score(rows.get(i % rows.size()));
      timing.add(System.nanoTime() - start);
    }
    return timing.typical().multipliedBy(2L * walks(model) * (model.inputs().size() + 1));
  }

  private static int walks(FraudModel model) {
    int affordable = MOST_SCORES / (2 * (model.inputs().size() + 1));
    return Math.max(FEWEST_WALKS, Math.min(MOST_WALKS, affordable));
  }

  private static double probability(FraudModel model, Features row) {
    if (model.score(row) instanceof Outcome.Scored scored) {
      return scored.probability().value();
    }
    throw new NoScore();
  }

  /** The model refuses a row. */
  private static final class NoScore extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
