package assay.adapters.persistence;

import static assay.adapters.persistence.StorageFailures.translating;

import assay.application.triage.Labels;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.Label;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** Labels by JPA. */
@ApplicationScoped
public class JpaLabels implements Labels {
  private final EntityManager entities;

  @Inject
  public JpaLabels(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  @Transactional
  public void record(Label label) {
    translating(
        () -> {
          var merged = entities.merge(LabelEntity.from(label));
          entities.flush();
          return merged;
        });
  }

  @Override
  @Transactional
  public void withdraw(DecisionId decision, String source) {
    translating(
        () ->
            entities
                .createQuery("delete from LabelEntity l where l.key = :key")
                .setParameter("key", new LabelEntity.Key(decision, source))
                .executeUpdate());
  }

  @Override
  public List<Label> list(DecisionId decision) {
    return translating(
        () ->
            entities
                .createQuery(
                    "select l from LabelEntity l where l.key.decision = :decision"
                        + " order by l.at, l.key.source",
                    LabelEntity.class)
                .setParameter("decision", decision.value())
                .getResultStream()
                .map(LabelEntity::toDomain)
                .toList());
  }
}
