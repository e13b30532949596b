package assay.adapters.persistence;

import static java.util.Objects.requireNonNull;

import assay.domain.triage.CaseId;
import assay.domain.triage.Escalation;
import assay.domain.triage.Reviewer;
import assay.domain.triage.TriageCase;
import assay.domain.triage.TriageCase.Claimed;
import assay.domain.triage.TriageCase.Closed;
import assay.domain.triage.TriageCase.Escalated;
import assay.domain.triage.TriageCase.Open;
import assay.domain.triage.TriageCase.Snoozed;
import assay.domain.triage.TriageCase.Undecided;
import assay.domain.triage.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case as one row: its states side by side, of which one has its columns filled. */
record CaseColumns(
    UUID id,
    Instant openedAt,
    String state,
    @Nullable String assignee,
    @Nullable Escalation escalation,
    @Nullable Span snooze,
    @Nullable Span claim,
    @Nullable End end) {
  static final String NAMES =
      """
      id, opened_at, state, assignee, snoozed_by, snoozed_until, claimed_by, claimed_until,
      escalated_by, escalated_at, escalation_reason, first_outcome, first_reason_code, first_note,
      outcome, reason_code, note, closed_by, closed_at""";

  private static final String OPEN = "OPEN";
  private static final String CLAIMED = "CLAIMED";
  private static final String SNOOZED = "SNOOZED";
  private static final String ESCALATED = "ESCALATED";
  private static final String CLOSED = "CLOSED";

  /** Somebody's, until a time. */
  record Span(String by, Instant until) {
    static @Nullable Span of(@Nullable String by, @Nullable Instant until) {
      return by == null || until == null ? null : new Span(by, until);
    }
  }

  /** A verdict with who and when. */
  record End(Verdict verdict, String by, Instant at) {
    static @Nullable End of(@Nullable Verdict verdict, @Nullable String by, @Nullable Instant at) {
      return verdict == null || by == null || at == null ? null : new End(verdict, by, at);
    }
  }

  static CaseColumns from(TriageCase triageCase) {
    if (triageCase instanceof Closed closed) {
      var end = new End(closed.verdict(), closed.by().name(), closed.at());
      return new CaseColumns(
          closed.id().value(),
          closed.openedAt(),
          CLOSED,
          null,
          closed.escalation().orElse(null),
          null,
          null,
          end);
    }
    if (triageCase instanceof Claimed claimed) {
      return undecided(claimed, CLAIMED, null, new Span(claimed.by().name(), claimed.until()));
    }
    if (triageCase instanceof Snoozed snoozed) {
      return undecided(snoozed, SNOOZED, new Span(snoozed.by().name(), snoozed.until()), null);
    }
    return triageCase instanceof Escalated escalated
        ? undecided(escalated, ESCALATED, null, null)
        : undecided((Open) triageCase, OPEN, null, null);
  }

  private static CaseColumns undecided(
      Undecided undecided, String state, @Nullable Span snooze, @Nullable Span claim) {
    return new CaseColumns(
        undecided.id().value(),
        undecided.openedAt(),
        state,
        undecided.assignee().map(Reviewer::name).orElse(null),
        undecided.escalation().orElse(null),
        snooze,
        claim,
        null);
  }

  static CaseColumns read(ResultSet row) throws SQLException {
    return new CaseColumns(
        Sql.uuid(row, "id"),
        Sql.instant(row, "opened_at"),
        row.getString("state"),
        row.getString("assignee"),
        escalation(
            row.getString("escalated_by"),
            Sql.findInstant(row, "escalated_at").orElse(null),
            row.getString("escalation_reason"),
            verdict(
                row.getString("first_outcome"),
                row.getString("first_reason_code"),
                row.getString("first_note"))),
        Span.of(row.getString("snoozed_by"), Sql.findInstant(row, "snoozed_until").orElse(null)),
        Span.of(row.getString("claimed_by"), Sql.findInstant(row, "claimed_until").orElse(null)),
        End.of(
            verdict(row.getString("outcome"), row.getString("reason_code"), row.getString("note")),
            row.getString("closed_by"),
            Sql.findInstant(row, "closed_at").orElse(null)));
  }

  static @Nullable Verdict verdict(
      @Nullable String outcome, @Nullable String reasonCode, @Nullable String note) {
    return outcome == null
        ? null
        : new Verdict(
            Verdict.Outcome.valueOf(outcome),
            Optional.ofNullable(reasonCode),
            requireNonNull(note));
  }

  static @Nullable Escalation escalation(
      @Nullable String by,
      @Nullable Instant at,
      @Nullable String reason,
      @Nullable Verdict opinion) {
    return by == null
        ? null
        : new Escalation(
            new Reviewer(by),
            requireNonNull(at),
            requireNonNull(reason),
            Optional.ofNullable(opinion));
  }

  TriageCase toDomain() {
    var caseId = new CaseId(id);
    var to = Optional.ofNullable(assignee).map(Reviewer::new);
    var first = Optional.ofNullable(escalation);
    return switch (state) {
      case OPEN -> new Open(caseId, openedAt, to);
      case CLAIMED -> {
        var held = requireNonNull(claim);
        yield new Claimed(caseId, openedAt, new Reviewer(held.by()), held.until(), to, first);
      }
      case SNOOZED -> {
        var aside = requireNonNull(snooze);
        yield new Snoozed(caseId, openedAt, new Reviewer(aside.by()), aside.until(), to, first);
      }
      case ESCALATED -> new Escalated(caseId, openedAt, to, requireNonNull(escalation));
      case CLOSED -> {
        var last = requireNonNull(end);
        yield new Closed(
            caseId, openedAt, last.verdict(), new Reviewer(last.by()), last.at(), first);
      }
      default -> throw new IllegalStateException("A case has no state " + state + ".");
    };
  }
}
