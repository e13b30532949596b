package assay.adapters.persistence;

import assay.application.triage.Notes.Note;
import assay.domain.triage.CaseId;
import assay.domain.triage.Reviewer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a reviewer wrote about a case. */
@Entity
@Table(name = "case_note")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class NoteEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Column(name = "case_id")
  private UUID caseId;

  @Column(name = "written_by")
  private String by;

  @Column(name = "written_at")
  private Instant at;

  @Column(name = "body")
  private String text;

  protected NoteEntity() {}

  static NoteEntity from(Note note) {
    var entity = new NoteEntity();
    entity.caseId = note.caseId().value();
    entity.by = note.by().name();
    entity.at = note.at();
    entity.text = note.text();
    return entity;
  }

  Note toDomain() {
    return new Note(new CaseId(caseId), new Reviewer(by), at, text);
  }
}
