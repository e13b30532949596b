package assay.adapters.persistence;

import static assay.adapters.persistence.StorageFailures.translating;

import assay.application.triage.Notes;
import assay.domain.triage.CaseId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** Notes by JPA. */
@ApplicationScoped
public class JpaNotes implements Notes {
  private final EntityManager entities;

  @Inject
  public JpaNotes(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  @Transactional
  public void add(Note note) {
    translating(
        () -> {
          entities.persist(NoteEntity.from(note));
          return note;
        });
  }

  @Override
  public List<Note> list(CaseId id) {
    return translating(
        () ->
            entities
                .createQuery(
                    "select n from NoteEntity n where n.caseId = :id order by n.id",
                    NoteEntity.class)
                .setParameter("id", id.value())
                .getResultStream()
                .map(NoteEntity::toDomain)
                .toList());
  }
}
