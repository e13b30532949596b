package assay.domain.explanation;

import assay.domain.cost.Assessment;
import assay.domain.scoring.Probability;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of an event under which it would have been decided more mildly (Wachter, Mittelstadt and
 * Russell, Counterfactual explanations without opening the black box, 2018).
 *
 * @param changes one to three, in the order of the features that may be changed
 * @param outcome what would have been decided, in a lower tier
 * @param distance how large the change is, 0 or more, as the search measures it
 */
public record Counterfactual(List<Change> changes, Outcome outcome, double distance) {
  public Counterfactual {
    changes = List.copyOf(changes);
  }

  /**
   * One value in the place of another.
   *
   * @param from a Double, String or Boolean; null where it was missing
   * @param to a Double, String or Boolean
   */
  public record Change(String feature, @Nullable Object from, Object to) {}

  /** What would be decided. */
  public record Outcome(Probability probability, Assessment assessment) {}
}
