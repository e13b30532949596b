package assay.adapters.rest;

import assay.application.monitoring.LiveBoard.FlaggedSubject;
import assay.application.monitoring.LiveBoard.Placed;
import assay.application.monitoring.LiveFigures.LiveEvent;
import assay.domain.cost.Tier;
import assay.domain.scoring.Ruling;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The latest events of a time and what was flagged in it.
 *
 * @param places where the events happened, of those that name a place
 */
@Schema(name = "Latest")
public record LatestJson(
    List<EventJson> events, List<PlaceJson> places, List<SubjectJson> subjects) {

  /** A decided event. */
  @Schema(name = "LatestEvent")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record EventJson(
      String id,
      String stream,
      String eventId,
      Instant scoredAt,
      BigDecimal amount,
      String currency,
      @Schema(description = CaseJson.BLIND) @Nullable Double probability,
      @Schema(description = CaseJson.BLIND) @Nullable String tier,
      @Schema(description = CaseJson.BLIND) @Nullable String action,
      boolean hasCase) {
    static EventJson of(Placed placed) {
      var event = placed.event();
      return new EventJson(
          event.id().toString(),
          event.stream().value(),
          event.eventId(),
          event.scoredAt(),
          event.amount(),
          event.currency(),
          event.ruling().map(Ruling::probability).orElse(null),
          tierOf(event),
          event.ruling().map(ruling -> Texts.lower(ruling.action())).orElse(null),
          event.ruling().map(ruling -> ruling.tier() != Tier.LOW).orElse(true));
    }
  }

  private static @Nullable String tierOf(LiveEvent event) {
    return event.ruling().map(ruling -> ruling.tier().name()).orElse(null);
  }

  /** Where an event happened. */
  @Schema(name = "LatestPlace")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PlaceJson(
      String id,
      double latitude,
      double longitude,
      @Schema(description = CaseJson.BLIND) @Nullable String tier) {}

  /** A subject and the money that was flagged of it. */
  @Schema(name = "FlaggedSubject")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SubjectJson(
      String stream,
      String kind,
      @Schema(description = "Left out where it is masked.") @Nullable String value,
      double amount,
      String currency,
      int cases) {
    static SubjectJson of(FlaggedSubject subject) {
      return new SubjectJson(
          subject.stream().value(),
          subject.kind(),
          subject.value().orElse(null),
          subject.amount(),
          subject.currency(),
          subject.cases());
    }
  }

  static LatestJson of(List<Placed> latest, int listed, List<FlaggedSubject> subjects) {
    return new LatestJson(
        latest.stream().limit(listed).map(EventJson::of).toList(),
        latest.stream()
            .flatMap(
                one ->
                    one.place().stream()
                        .map(
                            place ->
                                new PlaceJson(
                                    one.event().id().toString(),
                                    place.latitude(),
                                    place.longitude(),
                                    tierOf(one.event()))))
            .toList(),
        subjects.stream().map(SubjectJson::of).toList());
  }
}
