package assay.adapters.training.run;

import assay.adapters.training.data.Partition;
import assay.adapters.training.data.Splitter.PartSummary;
import assay.domain.stream.StreamDefinition;
import java.util.Map;
import java.util.Optional;

/** Whether the definition knows the share of fraud that a model is really calibrated for. */
public final class PopulationCheck {
  /** Shares that differ by more than this factor are not the same. */
  private static final double SAME = 2;

  private PopulationCheck() {}

  /**
   * What is wrong, in words, where the server would correct for another share of fraud than that of
   * the data: it would be wrong by a factor without bounds.
   */
  public static Optional<String> warning(
      StreamDefinition definition, Map<Partition, PartSummary> parts) {
    var population = definition.population();
    var part = parts.get(Partition.VALIDATION);
    if (population.isEmpty() || part == null || part.rows() == 0) {
      return Optional.empty();
    }
    double share = (double) part.frauds() / part.rows();
    double said = population.get().trainedOn();
    if (share <= SAME * said && said <= SAME * share) {
      return Optional.empty();
    }
    return Optional.of(
        "Warning: the definition says that models are trained where %.4f of the events are fraud (population.trainedOn), and here %.4f are. A server would correct for the wrong share: put %.4f there before this model serves, or leave population out if that is the share of real traffic."
            .formatted(said, share, share));
  }
}
