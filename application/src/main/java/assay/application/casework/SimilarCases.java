package assay.application.casework;

import assay.application.casework.DecidedCases.Decided;
import assay.application.casework.DecidedSample.Example;
import assay.domain.similarity.GowerDistance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;

/**
 * Decided cases of the same stream that are like an event, by {@link GowerDistance} over everything
 * that the model read of both. Looks at the sample of the cases decided last, not at all that ever
 * were.
 */
@ApplicationScoped
public class SimilarCases {
  /** Further apart than this, two events have little in common. */
  static final double FURTHEST = 0.5;

  private final DecidedSample sample;

  @Inject
  public SimilarCases(DecidedSample sample) {
    this.sample = sample;
  }

  /**
   * A case that is like the event.
   *
   * @param likeness 0.5 to 1; 1 is alike in everything
   */
  public record Similar(Decided decided, double likeness) {}

  /** The most similar decided cases, the most similar first; without the event's own. */
  public List<Similar> of(StoredEvent event, int limit) {
    var others =
        sample.of(event.stored().stream()).stream()
            .filter(example -> !example.decided().stored().id().equals(event.stored().id()))
            .toList();
    var distance =
        GowerDistance.learn(
            event.definition().features(), others.stream().map(Example::features).toList());
    return others.stream()
        .map(
            other ->
                new Similar(
                    other.decided(), 1 - distance.between(event.features(), other.features())))
        .filter(similar -> similar.likeness() >= 1 - FURTHEST)
        .sorted(Comparator.comparingDouble(Similar::likeness).reversed())
        .limit(limit)
        .toList();
  }
}
