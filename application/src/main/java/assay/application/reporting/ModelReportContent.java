package assay.application.reporting;

import assay.application.training.ModelFacts;
import assay.domain.cost.Costs;
import assay.domain.evaluation.ScoredLabels;
import assay.domain.explanation.PermutationImportance;
import assay.domain.scoring.Explanation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that the report of a model tells. What is empty is left out or said to be missing.
 *
 * @param stream that the model was trained for
 * @param algorithm as people call it
 * @param facts what goes into the model's file too: quality on test data, gain importance, partial
 *     dependence, distributions of inputs, provenance
 * @param money empty where the stream has no costs
 * @param uncalibrated the test data of {@link ModelFacts.Quality} before calibration; empty where
 *     nothing was calibrated
 */
public record ModelReportContent(
    String stream,
    String algorithm,
    ModelFacts facts,
    Data data,
    Choice choice,
    Optional<Money> money,
    Optional<ScoredLabels> uncalibrated,
    Explanations explanations,
    Outlook outlook) {
  public ModelReportContent {
    int rows = facts.quality().sample().size();
    money.ifPresent(it -> requireRows("amounts", it.amounts().length, rows));
    uncalibrated.ifPresent(it -> requireRows("uncalibrated scores", it.size(), rows));
  }

  private static void requireRows(String what, int found, int rows) {
    if (found != rows) {
      throw new IllegalArgumentException(
          "%d %s for %d rows of test data.".formatted(found, what, rows));
    }
  }

  /** Where the model comes from: parts of the data, in order, and what was done to it. */
  public record Data(List<Split> splits, List<Step> steps) {
    public Data {
      splits = List.copyOf(splits);
      steps = List.copyOf(steps);
    }
  }

  /**
   * A part of the data.
   *
   * @param name such as training, validation or test
   * @param from time of the earliest event, where events have a time
   */
  public record Split(
      String name, long rows, long frauds, Optional<Instant> from, Optional<Instant> to) {}

  /** One step of the preprocessing, with what it does in words. */
  public record Step(String name, String description) {}

  /** How this model and its settings were chosen. */
  public record Choice(
      Optional<Comparison> comparison, Optional<Tuning> tuning, List<Threshold> thresholds) {
    public Choice {
      thresholds = List.copyOf(thresholds);
    }
  }

  /**
   * A constant threshold.
   *
   * @param rule in words: how it was chosen, and on which data; never on the test data
   * @param from events are flagged whose score is at least this
   */
  public record Threshold(String rule, double from) {}

  /**
   * Money at risk in the test data.
   *
   * @param currency the reporting currency, such as EUR
   * @param amounts by the index of the test data
   */
  public record Money(String currency, Costs costs, double[] amounts) {
    public Money {
      amounts = amounts.clone();
    }
  }

  /**
   * Why the model says what it says.
   *
   * @param metric that permutation importance is measured by, such as average precision
   * @param permutation empty where it was not computed
   * @param summary contributions to many scores, for the picture of all; one unit and method
   * @param predictions a few single predictions
   */
  public record Explanations(
      String metric,
      List<PermutationImportance> permutation,
      List<Explanation> summary,
      List<Prediction> predictions) {
    public Explanations {
      permutation = List.copyOf(permutation);
      summary = List.copyOf(summary);
      predictions = List.copyOf(predictions);
    }
  }

  /** One prediction for a row that belongs to nobody, with a title in words. */
  public record Prediction(String title, Explanation explanation) {}

  /** The recipe's own text, and what the reader should know before relying on the model. */
  public record Outlook(Optional<String> recipe, List<String> limits, List<String> nextSteps) {
    public Outlook {
      limits = List.copyOf(limits);
      nextSteps = List.copyOf(nextSteps);
    }
  }
}
