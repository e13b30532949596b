package assay.adapters.persistence;

import assay.application.triage.AuditTrail.Entry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One deed in the audit trail. */
@Entity
@Table(name = "audit_entry")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class AuditEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long number;

  @Column(name = "recorded_at")
  private Instant at;

  @Column(name = "recorded_by")
  private String by;

  private String deed;
  private String subject;
  private String detail;

  protected AuditEntity() {}

  static AuditEntity from(Entry entry) {
    var entity = new AuditEntity();
    entity.at = entry.at();
    entity.by = entry.by();
    entity.deed = entry.deed();
    entity.subject = entry.subject();
    entity.detail = entry.detail();
    return entity;
  }

  Entry toDomain() {
    return new Entry(number == null ? 0 : number, at, by, deed, subject, detail);
  }
}
