package assay.adapters.rest;

import assay.application.TimeOrderedIds;
import assay.domain.model.Agreement;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a model in the shadow compares with the decisions. */
@Schema(name = "Shadow")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShadowJson(
    @Schema(description = "Up to which decision it has scored.") @Nullable Instant upTo,
    @Schema(description = "Events that both scored.") long events,
    @Schema(description = "Events that it does not take.") long failed,
    @Schema(description = "Share of events with the same tier.") @Nullable Double agreement,
    @Schema(description = "Events that only it would put before a person.") long moreStopped,
    @Schema(description = "Events that only the champion put before a person.") long fewerStopped,
    @Schema(description = "At risk in those, in the reporting currency.") double amountMoreStopped,
    double amountFewerStopped,
    @Schema(description = "What it expects to save more, by its own probabilities.")
        double savingDifference,
    List<CellJson> tiers) {

  static ShadowJson of(Agreement agreement, Optional<UUID> upTo) {
    var share = agreement.share();
    return new ShadowJson(
        upTo.map(TimeOrderedIds::time).orElse(null),
        agreement.events(),
        agreement.failed(),
        share.isPresent() ? share.getAsDouble() : null,
        agreement.moreStopped(),
        agreement.fewerStopped(),
        agreement.amountMoreStopped(),
        agreement.amountFewerStopped(),
        agreement.savingDifference(),
        agreement.cells().stream()
            .map(
                cell ->
                    new CellJson(
                        cell.champion().name(), cell.shadow().name(), cell.events(), cell.amount()))
            .toList());
  }

  /** The events of one pair of tiers. */
  @Schema(name = "ShadowTiers")
  public record CellJson(String champion, String shadow, long events, double amount) {}
}
