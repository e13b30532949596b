package assay.application.casework;

import assay.application.casework.RelatedEvents.Found;
import assay.application.casework.RelatedEvents.Related;
import assay.domain.event.Event;
import assay.domain.event.StreamName;
import assay.domain.event.Subject;
import assay.domain.scoring.DecisionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Events that share subjects with an event: the event, its subjects, their latest events (one
 * step), the other subjects of those and their events (two steps), and so on for the events that
 * somebody expands. Bounded, however much there is.
 */
@ApplicationScoped
public class LinkGraph {
  /** How many events can be expanded at most. */
  public static final int MOST_EXPANDED = 20;

  static final int MOST_EVENTS = 120;
  private static final int FIRST_STEP = 12;
  private static final int FURTHER_STEPS = 6;
  private static final int MOST_SUBJECTS_A_STEP = 60;

  private final RelatedEvents related;
  private final StoredEvents stored;

  @Inject
  public LinkGraph(RelatedEvents related, StoredEvents stored) {
    this.related = related;
    this.stored = stored;
  }

  /** What is drawn: both in the order in which they were found. */
  public record Graph(
      StoredEvent root, List<Related> events, List<Subject> subjects, boolean complete) {}

  /**
   * The graph around a decided event.
   *
   * @param steps 1 or 2
   * @param expanded further events of the graph whose subjects are followed too, in order, at most
   *     {@value #MOST_EXPANDED}; those that are not in it are passed over
   * @return empty if there is no such decision
   */
  public Optional<Graph> around(DecisionId id, int steps, List<DecisionId> expanded) {
    return stored.find(id).map(root -> grow(root, steps, expanded));
  }

  private Graph grow(StoredEvent root, int steps, List<DecisionId> expanded) {
    var growing = new Growing(root.stored().stream());
    growing.follow(root.event().map(Event::subjects).orElse(List.of()), FIRST_STEP);
    if (steps > 1) {
      growing.follow(growing.subjectsOf(growing.events.keySet()), FURTHER_STEPS);
    }
    for (DecisionId further : expanded.stream().limit(MOST_EXPANDED).toList()) {
      growing.follow(growing.subjectsOf(Set.of(further)), FIRST_STEP);
    }
    return new Graph(
        root,
        List.copyOf(growing.events.values()),
        List.copyOf(growing.subjects),
        growing.complete);
  }

  private final class Growing {
    private final StreamName stream;
    private final Map<DecisionId, Related> events = new LinkedHashMap<>();
    private final Set<Subject> subjects = new LinkedHashSet<>();
    private boolean complete = true;

    Growing(StreamName stream) {
      this.stream = stream;
    }

    List<Subject> subjectsOf(Set<DecisionId> of) {
      return events.values().stream()
          .filter(event -> of.contains(event.id()))
          .flatMap(event -> event.subjects().stream())
          .distinct()
          .toList();
    }

    void follow(List<Subject> from, int limit) {
      var fresh = from.stream().filter(subject -> !subjects.contains(subject)).distinct().toList();
      var followed = fresh.stream().limit(MOST_SUBJECTS_A_STEP).toList();
      complete &= followed.size() == fresh.size();
      if (followed.isEmpty()) {
        return;
      }
      subjects.addAll(followed);
      var counts = new LinkedHashMap<Subject, Integer>();
      for (Found found : related.find(stream, followed, limit)) {
        complete &= counts.merge(found.subject(), 1, Integer::sum) < limit;
        if (events.size() < MOST_EVENTS) {
          events.putIfAbsent(found.event().id(), found.event());
        } else {
          complete &= events.containsKey(found.event().id());
        }
      }
    }
  }
}
