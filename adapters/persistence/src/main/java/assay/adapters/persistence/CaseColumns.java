package assay.adapters.persistence;

import static java.util.Objects.requireNonNull;

import assay.domain.triage.CaseId;
import assay.domain.triage.Reviewer;
import assay.domain.triage.TriageCase;
import assay.domain.triage.TriageCase.Claimed;
import assay.domain.triage.TriageCase.Closed;
import assay.domain.triage.TriageCase.Open;
import assay.domain.triage.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case as one row: three states side by side, of which one has its columns filled. */
record CaseColumns(
    UUID id,
    Instant openedAt,
    String state,
    @Nullable Instant snoozedUntil,
    @Nullable String notBy,
    @Nullable String claimedBy,
    @Nullable Instant claimedUntil,
    @Nullable String outcome,
    @Nullable String reasonCode,
    @Nullable String note,
    @Nullable String closedBy,
    @Nullable Instant closedAt) {
  private static final String OPEN = "OPEN";
  private static final String CLAIMED = "CLAIMED";
  private static final String CLOSED = "CLOSED";

  static CaseColumns from(TriageCase triageCase) {
    if (triageCase instanceof Open open) {
      return waiting(open, OPEN, open.snoozedUntil(), open.notBy(), null);
    }
    if (triageCase instanceof Claimed claimed) {
      return waiting(claimed, CLAIMED, Optional.empty(), claimed.notBy(), claimed);
    }
    var closed = (Closed) triageCase;
    return new CaseColumns(
        closed.id().value(),
        closed.openedAt(),
        CLOSED,
        null,
        null,
        null,
        null,
        closed.verdict().outcome().name(),
        closed.verdict().reasonCode().orElse(null),
        closed.verdict().note(),
        closed.by().name(),
        closed.at());
  }

  private static CaseColumns waiting(
      TriageCase triageCase,
      String state,
      Optional<Instant> snoozedUntil,
      Optional<Reviewer> notBy,
      @Nullable Claimed claimed) {
    return new CaseColumns(
        triageCase.id().value(),
        triageCase.openedAt(),
        state,
        snoozedUntil.orElse(null),
        notBy.map(Reviewer::name).orElse(null),
        claimed == null ? null : claimed.by().name(),
        claimed == null ? null : claimed.until(),
        null,
        null,
        null,
        null,
        null);
  }

  static CaseColumns read(ResultSet row) throws SQLException {
    return new CaseColumns(
        Sql.uuid(row, "id"),
        Sql.instant(row, "opened_at"),
        row.getString("state"),
        Sql.findInstant(row, "snoozed_until").orElse(null),
        row.getString("not_by"),
        row.getString("claimed_by"),
        Sql.findInstant(row, "claimed_until").orElse(null),
        row.getString("outcome"),
        row.getString("reason_code"),
        row.getString("note"),
        row.getString("closed_by"),
        Sql.findInstant(row, "closed_at").orElse(null));
  }

  TriageCase toDomain() {
    var caseId = new CaseId(id);
    var excluded = Optional.ofNullable(notBy).map(Reviewer::new);
    return switch (state) {
      case OPEN -> new Open(caseId, openedAt, Optional.ofNullable(snoozedUntil), excluded);
      case CLAIMED ->
          new Claimed(
              caseId,
              openedAt,
              new Reviewer(requireNonNull(claimedBy)),
              requireNonNull(claimedUntil),
              excluded);
      case CLOSED ->
          new Closed(
              caseId,
              openedAt,
              new Verdict(
                  Verdict.Outcome.valueOf(requireNonNull(outcome)),
                  Optional.ofNullable(reasonCode),
                  requireNonNull(note)),
              new Reviewer(requireNonNull(closedBy)),
              requireNonNull(closedAt));
      default -> throw new IllegalStateException("A case has no state " + state + ".");
    };
  }
}
