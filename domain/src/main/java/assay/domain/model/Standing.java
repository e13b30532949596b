package assay.domain.model;

import assay.domain.event.Sha256;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a version stands in its stream, as far as the rules of its life ask for it.
 *
 * @param decided whether it was ever champion
 * @param submitters whoever submitted it, since it was last rejected if it ever was
 * @param champion what decides for the stream; empty if nothing does
 */
public record Standing(boolean decided, Set<String> submitters, Optional<Sha256> champion) {
  public Standing {
    submitters = Set.copyOf(submitters);
  }

  /** One stage that a version came into, and who did it. */
  public record Step(Stage stage, String by) {}

  /**
   * What the stages of a version come to. It becomes a candidate by being submitted and in no other
   * way.
   *
   * @param steps in their order
   */
  public static Standing of(ModelVersion version, List<Step> steps, Optional<Sha256> champion) {
    boolean decided = version.stage() == Stage.CHAMPION;
    var submitters = new HashSet<>(Set.of(version.submittedBy()));
    for (Step step : steps) {
      switch (step.stage()) {
        case CHAMPION -> decided = true;
        case CANDIDATE -> submitters.add(step.by());
        case REJECTED -> submitters.clear();
        default -> {}
      }
    }
    return new Standing(decided, submitters, champion);
  }
}
