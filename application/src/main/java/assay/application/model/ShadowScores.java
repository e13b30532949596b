package assay.application.model;

import assay.domain.cost.Action;
import assay.domain.cost.Tier;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.Agreement;
import assay.domain.scoring.DecisionId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Driven port: what models in the shadow say of events that others decided. All methods throw
 * {@link assay.application.StorageUnavailable} if the database does not answer.
 */
public interface ShadowScores {
  /** Up to which event a model has scored; empty if it has not begun. */
  Optional<UUID> upTo(StreamName stream, Sha256 model);

  /**
   * Keeps a batch, all or nothing.
   *
   * @param from what {@link #upTo} said before, or where to begin
   * @param to up to which event the model has scored now
   * @return false if another node has done so meanwhile, and nothing was kept
   */
  boolean save(StreamName stream, Sha256 model, UUID from, UUID to, List<Shadow> batch);

  /** Against what a champion decided; empty cells are left out. */
  Agreement agreement(StreamName stream, Sha256 model, Sha256 champion);

  /** Against whatever decided. */
  Agreement agreement(StreamName stream, Sha256 model);

  /**
   * What a model says of one event.
   *
   * @param champion the version that decided
   * @param said empty if the model does not take the event
   */
  record Shadow(
      DecisionId decision,
      Sha256 champion,
      Tier championTier,
      double championSaving,
      double amount,
      Optional<Said> said) {}

  /**
   * A score and what would follow from it.
   *
   * @param probability corrected for the population
   * @param saving expected, in the reporting currency; 0 without costs
   */
  record Said(double probability, Tier tier, Action action, double saving) {}
}
