package assay.adapters.persistence;

import static assay.adapters.persistence.StorageFailures.translating;

import assay.application.triage.TriageCases;
import assay.domain.triage.CaseId;
import assay.domain.triage.TriageCase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The state of cases by JPA. */
@ApplicationScoped
public class JpaTriageCases implements TriageCases {
  /** The decision says where the case stands in the queue. */
  private static final String OPEN =
      """
      INSERT INTO triage_case
        (id, stream, event_id, amount, tier, action, priority, opened_at, state, event_time,
         subjects, model_sha256, probability, at_risk, saving, reporting_currency)
      SELECT id, stream, event_id, amount, tier, action, priority, :openedAt, 'OPEN', event_time,
        subjects, model_sha256, probability, CAST(amount AS float8) * rate, saving, reporting_currency
      FROM decision WHERE id = :id ON CONFLICT DO NOTHING""";

  private final EntityManager entities;

  @Inject
  public JpaTriageCases(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Optional<TriageCase> find(CaseId id) {
    return translating(
        () ->
            Optional.ofNullable(entities.find(CaseEntity.class, id.value()))
                .map(CaseEntity::toDomain));
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<TriageCase> lock(CaseId id) {
    return translating(
        () -> {
          var found =
              Optional.ofNullable(
                  entities.find(CaseEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
          // What this transaction read before the lock may be old.
          found.ifPresent(entities::refresh);
          return found.map(CaseEntity::toDomain);
        });
  }

  @Override
  public Optional<Origin> origin(CaseId id) {
    return translating(
        () ->
            Optional.ofNullable(entities.find(CaseEntity.class, id.value()))
                .map(CaseEntity::origin));
  }

  @Override
  @Transactional
  public void save(TriageCase triageCase) {
    translating(
        () -> {
          var id = triageCase.id();
          var known = entities.find(CaseEntity.class, id.value());
          if (known == null) {
            open(triageCase);
            known = entities.find(CaseEntity.class, id.value());
          }
          if (known == null) {
            throw new IllegalStateException("There is no decision for the case " + id + ".");
          }
          known.become(triageCase);
          entities.flush();
          return known;
        });
  }

  private void open(TriageCase triageCase) {
    entities
        .createNativeQuery(OPEN)
        .setParameter("openedAt", triageCase.openedAt())
        .setParameter("id", triageCase.id().value())
        .executeUpdate();
  }
}
