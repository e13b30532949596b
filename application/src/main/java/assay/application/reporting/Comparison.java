package assay.application.reporting;

import assay.domain.evaluation.CardPrecision;
import assay.domain.evaluation.ScoredLabels;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The algorithms that were tried, judged on the same data.
 *
 * @param data in words: which data, how many events
 * @param choice in words: by what, and on which data, the chosen one was chosen
 */
public record Comparison(String data, String choice, List<Candidate> candidates) {
  public Comparison {
    candidates = List.copyOf(candidates);
  }

  /**
   * One algorithm.
   *
   * @param scores calibrated, beside the truth
   * @param threshold its own, from validation data, for F1, F2 and kappa
   * @param cardPrecision empty where the stream has no subject
   * @param savings share after Bahnsen; empty without costs
   * @param fitTime how long training took
   * @param chosen whether it is the one that this report is about
   */
  public record Candidate(
      String name,
      ScoredLabels scores,
      double threshold,
      Optional<CardPrecision> cardPrecision,
      OptionalDouble savings,
      Duration fitTime,
      boolean chosen) {}
}
