package assay.adapters.persistence;

import static assay.adapters.persistence.StorageFailures.translating;

import assay.application.triage.Verdicts;
import assay.domain.triage.CaseId;
import assay.domain.triage.GivenVerdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** Every verdict by JPA; the database itself refuses to change one. */
@ApplicationScoped
public class JpaVerdicts implements Verdicts {
  private final EntityManager entities;

  @Inject
  public JpaVerdicts(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  @Transactional
  public void add(GivenVerdict given) {
    translating(
        () -> {
          entities.persist(VerdictEntity.from(given));
          return given;
        });
  }

  @Override
  public List<GivenVerdict> given(CaseId id) {
    return translating(
        () ->
            entities
                .createQuery(
                    "select v from VerdictEntity v where v.caseId = :id order by v.id",
                    VerdictEntity.class)
                .setParameter("id", id.value())
                .getResultStream()
                .map(VerdictEntity::toDomain)
                .toList());
  }
}
