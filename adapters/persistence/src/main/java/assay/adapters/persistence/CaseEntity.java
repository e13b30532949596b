package assay.adapters.persistence;

import assay.application.triage.TriageCases;
import assay.domain.event.StreamName;
import assay.domain.triage.Escalation;
import assay.domain.triage.TriageCase;
import assay.domain.triage.Verdict;
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

  @Column(insertable = false, updatable = false)
  private String stream;

  @Column(name = "at_risk", insertable = false, updatable = false)
  private double atRisk;

  private String state;
  private @Nullable String assignee;

  @Column(name = "snoozed_by")
  private @Nullable String snoozedBy;

  @Column(name = "snoozed_until")
  private @Nullable Instant snoozedUntil;

  @Column(name = "claimed_by")
  private @Nullable String claimedBy;

  @Column(name = "claimed_until")
  private @Nullable Instant claimedUntil;

  @Column(name = "escalated_by")
  private @Nullable String escalatedBy;

  @Column(name = "escalated_at")
  private @Nullable Instant escalatedAt;

  @Column(name = "escalation_reason")
  private @Nullable String escalationReason;

  @Column(name = "first_outcome")
  private @Nullable String firstOutcome;

  @Column(name = "first_reason_code")
  private @Nullable String firstReasonCode;

  @Column(name = "first_note")
  private @Nullable String firstNote;

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
    assignee = columns.assignee();
    var snooze = columns.snooze();
    snoozedBy = snooze == null ? null : snooze.by();
    snoozedUntil = snooze == null ? null : snooze.until();
    var claim = columns.claim();
    claimedBy = claim == null ? null : claim.by();
    claimedUntil = claim == null ? null : claim.until();
    escalate(columns.escalation());
    end(columns.end());
  }

  private void escalate(@Nullable Escalation escalation) {
    escalatedBy = escalation == null ? null : escalation.by().name();
    escalatedAt = escalation == null ? null : escalation.at();
    escalationReason = escalation == null ? null : escalation.reason();
    var opinion = escalation == null ? null : escalation.opinion().orElse(null);
    firstOutcome = outcome(opinion);
    firstReasonCode = reasonCode(opinion);
    firstNote = opinion == null ? null : opinion.note();
  }

  private void end(CaseColumns.@Nullable End end) {
    var verdict = end == null ? null : end.verdict();
    outcome = outcome(verdict);
    reasonCode = reasonCode(verdict);
    note = verdict == null ? null : verdict.note();
    closedBy = end == null ? null : end.by();
    closedAt = end == null ? null : end.at();
  }

  private static @Nullable String outcome(@Nullable Verdict verdict) {
    return verdict == null ? null : verdict.outcome().name();
  }

  private static @Nullable String reasonCode(@Nullable Verdict verdict) {
    return verdict == null ? null : verdict.reasonCode().orElse(null);
  }

  TriageCases.Origin origin() {
    return new TriageCases.Origin(new StreamName(stream), atRisk);
  }

  TriageCase toDomain() {
    var opinion = CaseColumns.verdict(firstOutcome, firstReasonCode, firstNote);
    return new CaseColumns(
            id,
            openedAt,
            state,
            assignee,
            CaseColumns.escalation(escalatedBy, escalatedAt, escalationReason, opinion),
            CaseColumns.Span.of(snoozedBy, snoozedUntil),
            CaseColumns.Span.of(claimedBy, claimedUntil),
            CaseColumns.End.of(CaseColumns.verdict(outcome, reasonCode, note), closedBy, closedAt))
        .toDomain();
  }
}
