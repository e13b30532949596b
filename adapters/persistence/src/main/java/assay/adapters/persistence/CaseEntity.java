package assay.adapters.persistence;

import assay.domain.triage.TriageCase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The state of a case; what the queue orders by is written once, by the decision log. */
@Entity
@Table(name = "triage_case")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class CaseEntity {
  @Id private UUID id;

  @Column(name = "opened_at", insertable = false, updatable = false)
  private Instant openedAt;

  private String state;

  @Column(name = "snoozed_until")
  private @Nullable Instant snoozedUntil;

  @Column(name = "not_by")
  private @Nullable String notBy;

  @Column(name = "claimed_by")
  private @Nullable String claimedBy;

  @Column(name = "claimed_until")
  private @Nullable Instant claimedUntil;

  private @Nullable String outcome;

  @Column(name = "reason_code")
  private @Nullable String reasonCode;

  private @Nullable String note;

  @Column(name = "closed_by")
  private @Nullable String closedBy;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  protected CaseEntity() {}

  /** Takes over a state: every column says what this state says, or nothing. */
  void become(TriageCase triageCase) {
    var columns = CaseColumns.from(triageCase);
    state = columns.state();
    snoozedUntil = columns.snoozedUntil();
    notBy = columns.notBy();
    claimedBy = columns.claimedBy();
    claimedUntil = columns.claimedUntil();
    outcome = columns.outcome();
    reasonCode = columns.reasonCode();
    note = columns.note();
    closedBy = columns.closedBy();
    closedAt = columns.closedAt();
  }

  TriageCase toDomain() {
    return new CaseColumns(
            id,
            openedAt,
            state,
            snoozedUntil,
            notBy,
            claimedBy,
            claimedUntil,
            outcome,
            reasonCode,
            note,
            closedBy,
            closedAt)
        .toDomain();
  }
}
