package assay.adapters.rest;

import assay.application.casework.LinkGraph.Graph;
import assay.application.casework.RelatedEvents.Related;
import assay.application.casework.StoredEvent;
import assay.domain.event.Subject;
import assay.domain.scoring.Ruling;
import assay.domain.triage.Standing;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Events and the subjects that they share.
 *
 * @param complete whether nothing was left out
 */
@Schema(name = "Links")
public record LinkJson(
    List<EventJson> events, List<SubjectJson> subjects, List<LineJson> links, boolean complete) {

  /** A decided event. */
  @Schema(name = "LinkedEvent")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record EventJson(
      @Schema(description = "Of its decision, and of its case if it has one.") String id,
      String eventId,
      Instant eventTime,
      BigDecimal amount,
      String currency,
      @Schema(description = CaseJson.BLIND) @Nullable Double probability,
      @Schema(description = CaseJson.BLIND) @Nullable String tier,
      @Schema(enumeration = {"cleared", "flagged"}) @Nullable String verdict,
      @Schema(description = "By the label that counts: the newest from outside, else the verdict.")
          @Nullable Boolean fraud,
      @Schema(
              enumeration = {"fraud", "good", "flagged", "cleared", "open"},
              description =
                  "What is known: fraud and good as reported from outside, else the verdict, else"
                      + " that a case waits.")
          @Nullable String standing,
      boolean hasCase) {
    static EventJson of(Related event) {
      return new EventJson(
          event.id().toString(),
          event.eventId(),
          event.eventTime(),
          event.amount(),
          event.currency(),
          event.ruling().map(Ruling::probability).orElse(null),
          event.ruling().map(ruling -> ruling.tier().name()).orElse(null),
          event.verdict().map(Texts::lower).orElse(null),
          event.fraud().orElse(null),
          event.standing() == Standing.UNKNOWN ? null : Texts.lower(event.standing()),
          event.opensCase());
    }
  }

  /** A subject; a masked one without its value. */
  @Schema(name = "LinkedSubject")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SubjectJson(
      @Schema(description = "Within this answer.") String id,
      String kind,
      @Schema(description = "Left out where it is masked.") @Nullable String value) {}

  /** That an event has a subject. */
  @Schema(name = "LinkLine")
  public record LineJson(String event, String subject) {}

  static LinkJson of(Graph graph) {
    Map<Subject, String> ids = new LinkedHashMap<>();
    graph.subjects().forEach(subject -> ids.put(subject, "subject-" + ids.size()));
    var lines =
        graph.events().stream()
            .flatMap(
                event ->
                    event.subjects().stream()
                        .filter(ids::containsKey)
                        .map(s -> new LineJson(event.id().toString(), ids.getOrDefault(s, ""))))
            .toList();
    return new LinkJson(
        graph.events().stream().map(EventJson::of).toList(),
        graph.subjects().stream().map(s -> subject(s, ids, graph.root())).toList(),
        lines,
        graph.complete());
  }

  private static SubjectJson subject(Subject subject, Map<Subject, String> ids, StoredEvent root) {
    boolean masked = root.isMaskedSubject(subject.kind());
    return new SubjectJson(
        ids.getOrDefault(subject, ""), subject.kind(), masked ? null : subject.value());
  }
}
