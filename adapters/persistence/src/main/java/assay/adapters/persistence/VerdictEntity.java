package assay.adapters.persistence;

import assay.domain.triage.CaseId;
import assay.domain.triage.GivenVerdict;
import assay.domain.triage.Reviewer;
import assay.domain.triage.Verdict;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A verdict as it was given. */
@Entity
@Table(name = "case_verdict")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class VerdictEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Column(name = "case_id")
  private UUID caseId;

  @Column(name = "given_by")
  private String by;

  @Column(name = "given_at")
  private Instant at;

  private String outcome;

  @Column(name = "reason_code")
  private @Nullable String reasonCode;

  private String note;
  private boolean first;

  protected VerdictEntity() {}

  static VerdictEntity from(GivenVerdict given) {
    var entity = new VerdictEntity();
    entity.caseId = given.caseId().value();
    entity.by = given.by().name();
    entity.at = given.at();
    entity.outcome = given.verdict().outcome().name();
    entity.reasonCode = given.verdict().reasonCode().orElse(null);
    entity.note = given.verdict().note();
    entity.first = given.first();
    return entity;
  }

  GivenVerdict toDomain() {
    var verdict =
        new Verdict(Verdict.Outcome.valueOf(outcome), Optional.ofNullable(reasonCode), note);
    return new GivenVerdict(new CaseId(caseId), new Reviewer(by), at, verdict, first);
  }
}
