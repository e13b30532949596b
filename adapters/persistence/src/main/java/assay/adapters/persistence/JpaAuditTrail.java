package assay.adapters.persistence;

import static assay.adapters.persistence.StorageFailures.translating;

import assay.application.triage.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The audit trail by JPA; the database itself refuses to change it. */
@ApplicationScoped
public class JpaAuditTrail implements AuditTrail {
  private final EntityManager entities;

  @Inject
  public JpaAuditTrail(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  @Transactional
  public void record(Entry entry) {
    translating(
        () -> {
          entities.persist(AuditEntity.from(entry));
          return entry;
        });
  }

  @Override
  public List<Entry> list(String subject) {
    return translating(
        () ->
            entities
                .createQuery(
                    "select a from AuditEntity a where a.subject = :subject order by a.number desc",
                    AuditEntity.class)
                .setParameter("subject", subject)
                .getResultStream()
                .map(AuditEntity::toDomain)
                .toList());
  }

  @Override
  public List<Entry> latest(int limit, Optional<Long> before) {
    return translating(
        () ->
            entities
                .createQuery(
                    "select a from AuditEntity a where a.number < :before order by a.number desc",
                    AuditEntity.class)
                .setParameter("before", before.orElse(Long.MAX_VALUE))
                .setMaxResults(limit)
                .getResultStream()
                .map(AuditEntity::toDomain)
                .toList());
  }
}
