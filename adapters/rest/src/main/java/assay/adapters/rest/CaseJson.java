package assay.adapters.rest;

import assay.application.triage.AuditTrail;
import assay.application.triage.CaseQueue;
import assay.application.triage.Notes;
import assay.domain.cost.ExpectedCost;
import assay.domain.triage.Label;
import assay.domain.triage.TriageCase;
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
    String tier,
    String action,
    double probability,
    BigDecimal amount,
    String currency,
    @Nullable ExpectedCost expectedCost,
    @Nullable Double saving,
    String reportingCurrency,
    double priority,
    Instant scoredAt) {

  static CaseJson of(CaseQueue.Item item) {
    return new CaseJson(
        item.id().toString(),
        StateJson.of(item.triageCase()),
        item.stream().value(),
        item.eventId(),
        item.eventTime(),
        item.tier().name(),
        Texts.lower(item.action()),
        item.probability(),
        item.amount(),
        item.currency(),
        item.expectedCost().orElse(null),
        item.saving().orElse(null),
        item.reportingCurrency(),
        item.priority(),
        item.scoredAt());
  }

  /** Where a case stands. */
  @Schema(name = "CaseState")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record StateJson(
      @Schema(enumeration = {"open", "claimed", "closed"}) String name,
      Instant openedAt,
      @Schema(description = "Who has it, or who closed it.") @Nullable String by,
      @Schema(description = "Until when a claim holds.") @Nullable Instant until,
      @Nullable Instant closedAt,
      @Nullable String verdict,
      @Nullable String reasonCode,
      @Nullable String note) {
    static StateJson of(TriageCase triageCase) {
      if (triageCase instanceof TriageCase.Claimed claimed) {
        return new StateJson(
            "claimed",
            claimed.openedAt(),
            claimed.by().name(),
            claimed.until(),
            null,
            null,
            null,
            null);
      }
      if (triageCase instanceof TriageCase.Closed closed) {
        var verdict = closed.verdict();
        return new StateJson(
            "closed",
            closed.openedAt(),
            closed.by().name(),
            null,
            closed.at(),
            Texts.lower(verdict.outcome()),
            verdict.reasonCode().orElse(null),
            verdict.note());
      }
      return new StateJson("open", triageCase.openedAt(), null, null, null, null, null, null);
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
      List<LabelJson> labels,
      List<DeedJson> audit) {}

  /** What a reviewer wrote. */
  @Schema(name = "Note")
  public record NoteJson(String by, Instant at, String text) {
    static NoteJson of(Notes.Note note) {
      return new NoteJson(note.by().name(), note.at(), note.text());
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
