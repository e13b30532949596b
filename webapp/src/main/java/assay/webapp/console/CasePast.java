package assay.webapp.console;

import assay.application.casework.RelatedEvents;
import assay.application.casework.RelatedEvents.Found;
import assay.application.casework.RelatedEvents.Related;
import assay.application.casework.SimilarCases;
import assay.application.casework.SimilarCases.Similar;
import assay.application.casework.StoredEvent;
import assay.application.casework.StoredEvents;
import assay.domain.event.Event;
import assay.domain.event.Subject;
import assay.domain.scoring.DecisionId;
import assay.domain.scoring.Ruling;
import assay.domain.triage.Label;
import assay.domain.triage.Standing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known beside a case: the past of its subjects, and decided cases that are like it. */
@Named("casePast")
@RequestScoped
public class CasePast {
  private static final int EVENTS = 50;
  private static final int SIMILAR = 6;

  @Inject private StoredEvents events;
  @Inject private RelatedEvents related;
  @Inject private SimilarCases similarCases;
  @Inject private CasePage page;

  private @Nullable StoredEvent event;
  private @Nullable List<SubjectPast> subjects;
  private @Nullable List<Similar> similar;

  /**
   * The events of one subject of the case.
   *
   * @param value hidden where it is masked
   * @param events the last decided first; the event of the case is among them unless there are more
   * @param total of the other events in the reporting currency
   * @param more whether there may be more than are shown
   */
  public record SubjectPast(
      String kind,
      String value,
      List<Related> events,
      int others,
      long flagged,
      double total,
      boolean more) {}

  private StoredEvent event() {
    if (event == null) {
      event = events.find(id()).orElseThrow();
    }
    return event;
  }

  private DecisionId id() {
    return new DecisionId(UUID.fromString(page.getId()));
  }

  /** The past of each subject, in the order of the stream's definition. */
  public List<SubjectPast> getSubjects() {
    if (subjects == null) {
      var own = event().event().map(Event::subjects).orElse(List.of());
      Map<Subject, List<Related>> bySubject = new LinkedHashMap<>();
      own.forEach(subject -> bySubject.put(subject, new ArrayList<>()));
      for (Found found : related.find(event().stored().stream(), own, EVENTS)) {
        bySubject.computeIfAbsent(found.subject(), s -> new ArrayList<>()).add(found.event());
      }
      subjects = bySubject.entrySet().stream().map(e -> past(e.getKey(), e.getValue())).toList();
    }
    return subjects;
  }

  private SubjectPast past(Subject subject, List<Related> found) {
    var others = found.stream().filter(one -> !one.id().equals(id())).toList();
    boolean masked = event().isMaskedSubject(subject.kind());
    return new SubjectPast(
        Readable.text(subject.kind()),
        masked ? JsonText.MASK : Readable.text(subject.value()),
        found,
        others.size(),
        others.stream().filter(one -> one.fraud().orElse(false)).count(),
        others.stream().mapToDouble(Related::reported).sum(),
        found.size() == EVENTS);
  }

  /** Whether the event of the case shares a subject with any other event. */
  public boolean isLinked() {
    return getSubjects().stream().anyMatch(subject -> subject.others() > 0);
  }

  /** Decided cases that are like it, the most similar first. */
  public List<Similar> getSimilar() {
    if (similar == null) {
      similar = similarCases.of(event(), SIMILAR);
    }
    return similar;
  }

  /** Whether this is the event of the case itself. */
  public boolean isThis(Related one) {
    return one.id().equals(id());
  }

  /** What is known of an event: flagged, cleared, fraud, good or open; empty without a case. */
  public String standing(Related one) {
    var standing = one.standing();
    return standing == Standing.UNKNOWN ? "" : standing.name().toLowerCase(Locale.ROOT);
  }

  /** Which source from outside says so; empty where none does. */
  public String source(Related one) {
    return one.counting().filter(Label::isFromOutside).map(Label::source).orElse("");
  }

  /** Of fraud; NaN while it is hidden. */
  public double probability(Related one) {
    return one.ruling().map(Ruling::probability).orElse(Double.NaN);
  }
}
