package assay.adapters.rest;

import assay.application.triage.AuditTrail;
import assay.application.triage.CaseQueue;
import assay.application.triage.Notes;
import assay.domain.cost.ExpectedCost;
import assay.domain.triage.Escalation;
import assay.domain.triage.GivenVerdict;
import assay.domain.triage.Label;
import assay.domain.triage.Reviewer;
import assay.domain.triage.TriageCase;
import assay.domain.triage.TriageCase.Claimed;
import assay.domain.triage.TriageCase.Closed;
import assay.domain.triage.TriageCase.Escalated;
import assay.domain.triage.TriageCase.Snoozed;
import assay.domain.triage.TriageCase.Undecided;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A case with what the list shows of its decision. */
@Schema(name = "Case")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseJson(
    String id,
    StateJson state,
    String stream,
    String eventId,
    Instant eventTime,
    @Schema(description = "Left out while blind, as are action, probability, costs and priority.")
        @Nullable String tier,
    @Nullable String action,
    @Nullable Double probability,
    BigDecimal amount,
    String currency,
    @Nullable ExpectedCost expectedCost,
    @Nullable Double saving,
    String reportingCurrency,
    @Nullable Double priority,
    Instant scoredAt,
    String model,
    @Schema(description = "Of the random audit sample and without a verdict yet.")
        @Nullable Boolean blind) {
  /** Of what reviewers of the audit sample must not see before their verdict. */
  static final String BLIND = "Left out while the case of the event is blind.";

  static CaseJson of(CaseQueue.Item item) {
    boolean blind = item.blind();
    return new CaseJson(
        item.id().toString(),
        StateJson.of(item.triageCase()),
        item.stream().value(),
        item.eventId(),
        item.eventTime(),
        blind ? null : item.tier().name(),
        blind ? null : Texts.lower(item.action()),
        blind ? null : item.probability(),
        item.amount(),
        item.currency(),
        item.expectedCost().orElse(null),
        item.saving().orElse(null),
        item.reportingCurrency(),
        blind ? null : item.priority(),
        item.scoredAt(),
        item.model().hex(),
        blind ? true : null);
  }

  /** Where a case stands. */
  @Schema(name = "CaseState")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record StateJson(
      @Schema(enumeration = {"open", "claimed", "snoozed", "escalated", "closed"}) String name,
      Instant openedAt,
      @Schema(description = "Who has it, put it aside, handed it on, or closed it.")
          @Nullable String by,
      @Schema(description = "Until when a claim holds, or the case is put aside.")
          @Nullable Instant until,
      @Nullable Instant closedAt,
      @Nullable String verdict,
      @Nullable String reasonCode,
      @Nullable String note,
      @Schema(description = "Who alone may take it.") @Nullable String assignee,
      @Schema(description = "Who looked at it first, where a second person decides.")
          @Nullable String firstReviewer,
      @Schema(description = "Why a second person is wanted.") @Nullable String escalationReason) {
    static StateJson of(TriageCase triageCase) {
      if (triageCase instanceof Closed closed) {
        return closed(closed);
      }
      var undecided = (Undecided) triageCase;
      if (undecided instanceof Claimed claimed) {
        return undecided("claimed", claimed, claimed.by(), claimed.until());
      }
      if (undecided instanceof Snoozed snoozed) {
        return undecided("snoozed", snoozed, snoozed.by(), snoozed.until());
      }
      return undecided instanceof Escalated escalated
          ? undecided("escalated", escalated, escalated.first().by(), null)
          : undecided("open", undecided, null, null);
    }

    private static StateJson closed(Closed closed) {
      var verdict = closed.verdict();
      return new StateJson(
          "closed",
          closed.openedAt(),
          closed.by().name(),
          null,
          closed.at(),
          Texts.lower(verdict.outcome()),
          verdict.reasonCode().orElse(null),
          verdict.note(),
          null,
          closed.escalation().map(first -> first.by().name()).orElse(null),
          closed.escalation().map(Escalation::reason).orElse(null));
    }

    private static StateJson undecided(
        String name, Undecided undecided, @Nullable Reviewer by, @Nullable Instant until) {
      return new StateJson(
          name,
          undecided.openedAt(),
          by == null ? null : by.name(),
          until,
          null,
          null,
          null,
          null,
          undecided.assignee().map(Reviewer::name).orElse(null),
          undecided.escalation().map(first -> first.by().name()).orElse(null),
          undecided.escalation().map(Escalation::reason).orElse(null));
    }
  }

  /** A page of the queue. */
  @Schema(name = "CasePage")
  public record PageJson(
      List<CaseJson> items,
      @Schema(description = "The cursor of the next page; null on the last.")
          @Nullable String next) {}

  /** A case with all that is known about it. */
  @Schema(name = "CaseDetail")
  public record DetailJson(
      CaseJson item,
      @JsonRawValue @Schema(implementation = Object.class) @Nullable String decision,
      List<NoteJson> notes,
      @Schema(description = "Also those that were taken back, in the order of giving.")
          List<GivenVerdictJson> verdicts,
      List<LabelJson> labels,
      List<DeedJson> audit) {}

  /** What a reviewer wrote. */
  @Schema(name = "Note")
  public record NoteJson(String by, Instant at, String text) {
    static NoteJson of(Notes.Note note) {
      return new NoteJson(note.by().name(), note.at(), note.text());
    }
  }

  /** What a reviewer said of the case. */
  @Schema(name = "GivenVerdict")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record GivenVerdictJson(
      String by,
      Instant at,
      @Schema(enumeration = {"cleared", "flagged"}) String verdict,
      @Nullable String reasonCode,
      String note,
      @Schema(description = "The first of two; until the second one, shown only to who gave it.")
          boolean first) {
    static GivenVerdictJson of(GivenVerdict given) {
      return new GivenVerdictJson(
          given.by().name(),
          given.at(),
          Texts.lower(given.verdict().outcome()),
          given.verdict().reasonCode().orElse(null),
          given.verdict().note(),
          given.first());
    }
  }

  /** What turned out to be true. */
  @Schema(name = "Label")
  public record LabelJson(boolean fraud, String source, String by, Instant at) {
    static LabelJson of(Label label) {
      return new LabelJson(label.fraud(), label.source(), label.by(), label.at());
    }
  }

  /** Who did what. */
  @Schema(name = "Deed")
  public record DeedJson(Instant at, String by, String deed, String detail) {
    static DeedJson of(AuditTrail.Entry entry) {
      return new DeedJson(entry.at(), entry.by(), entry.deed(), entry.detail());
    }
  }
}
