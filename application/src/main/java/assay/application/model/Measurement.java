package assay.application.model;

import assay.application.training.DocumentFacts.Quality;
import assay.application.training.InputDistribution;
import assay.domain.evaluation.ThresholdTable;
import assay.domain.explanation.ContributionSwarm;
import assay.domain.explanation.PartialDependence;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stored events tell of a model version: of the latest ones how its inputs are spread and what
 * moves its scores, of those whose truth is known how well it ranks them. Nothing of it tells a
 * value of a field that must not be seen.
 *
 * @param at when it was measured
 * @param events the latest ones of its stream that were read
 * @param failed those of all events that the model does not take
 * @param quality empty if no event has a known truth
 * @param thresholds of the same events; no rows unless there are both frauds and good events
 * @param inputs of the latest events
 * @param importance by feature: mean absolute contribution, as shares that add up to 1; empty where
 *     the model explains nothing
 * @param partialDependence of the inputs that move the score most
 * @param contributions empty where the model explains nothing
 */
public record Measurement(
    Instant at,
    int events,
    int failed,
    Optional<Quality> quality,
    ThresholdTable thresholds,
    List<InputDistribution> inputs,
    Map<String, Double> importance,
    List<PartialDependence> partialDependence,
    Optional<ContributionSwarm> contributions) {
  public Measurement {
    inputs = List.copyOf(inputs);
    importance = Collections.unmodifiableMap(new LinkedHashMap<>(importance));
    partialDependence = List.copyOf(partialDependence);
  }

  /** Of a version that can't be loaded any more. */
  static Measurement nothing(Instant at) {
    return new Measurement(
        at,
        0,
        0,
        Optional.empty(),
        new ThresholdTable(List.of()),
        List.of(),
        Map.of(),
        List.of(),
        Optional.empty());
  }
}
