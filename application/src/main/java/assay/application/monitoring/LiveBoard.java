package assay.application.monitoring;

import assay.application.casework.StoredEvents;
import assay.application.monitoring.LiveFigures.AmountBar;
import assay.application.monitoring.LiveFigures.Flagged;
import assay.application.monitoring.LiveFigures.LiveEvent;
import assay.application.monitoring.LiveFigures.Slice;
import assay.application.monitoring.LiveFigures.Sum;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.domain.event.Coordinates;
import assay.domain.event.Pointer;
import assay.domain.event.StreamName;
import assay.domain.event.Subject;
import assay.domain.stream.StreamDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the live page shows: what goes on now, and how it compares with the last day and weeks. */
@ApplicationScoped
public class LiveBoard {
  /** How long "now" is. */
  public static final Duration NOW = Duration.ofMinutes(1);

  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration WEEKS = Duration.ofDays(28);
  private static final Duration TIMELINE_STEP = Duration.ofMinutes(10);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration FLAGGED_SINCE = Duration.ofDays(7);
  private static final int LISTED = 50;
  private static final int PLACES = 200;
  private static final int FLAGGED = 300;
  private static final int SUBJECTS = 10;

  private final LiveFigures figures;
  private final ServingStreams streams;
  private final StoredEvents events;
  private final Clock clock;

  @Inject
  public LiveBoard(LiveFigures figures, ServingStreams streams, StoredEvents events, Clock clock) {
    this.figures = figures;
    this.streams = streams;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Figures of one stream or of all.
   *
   * @param now when they were read
   * @param lastMinute sums of the last minute
   * @param lastDay sums of the slices of the last day, by ten minutes
   * @param weeks sums of the hours of the last four weeks
   * @param amounts of the last day
   */
  public record Board(
      Instant now,
      List<Sum> lastMinute,
      List<Slice> lastDay,
      List<Slice> weeks,
      List<AmountBar> amounts) {}

  /** An event on the map; empty where it names no place. */
  public record Placed(LiveEvent event, Optional<Coordinates> place) {}

  /**
   * A subject with what was flagged of it.
   *
   * @param value empty where it is masked
   * @param amount of all flagged cases, in {@code currency}
   */
  public record FlaggedSubject(
      StreamName stream,
      String kind,
      Optional<String> value,
      String currency,
      double amount,
      int cases) {}

  /** What can be drawn. */
  public Board board(Optional<StreamName> stream) {
    var now = clock.instant();
    return new Board(
        now,
        figures.since(stream, now.minus(NOW)),
        figures.slices(stream, TIMELINE_STEP, now.minus(DAY)),
        figures.slices(stream, HOUR, now.minus(WEEKS)),
        figures.amounts(stream, now.minus(DAY)));
  }

  /** The latest events of a time, by default of the last day, with their places. */
  public List<Placed> latest(
      Optional<StreamName> stream, Optional<Instant> from, Optional<Instant> to) {
    var now = clock.instant();
    return figures
        .latest(stream, from.orElse(now.minus(DAY)), to.orElse(now.plusSeconds(1)), PLACES)
        .stream()
        .map(this::placed)
        .toList();
  }

  /** How many of the latest events a list shows. */
  public int listed() {
    return LISTED;
  }

  private Placed placed(LiveEvent event) {
    var definition = streams.find(event.stream()).map(Serving::definition);
    return new Placed(
        event,
        Coordinates.of(
            events.tree(event.raw()),
            place -> definition.map(d -> d.isMasked(place)).orElse(true)));
  }

  /** The subjects of which most money was flagged in a time, by default in the last week. */
  public List<FlaggedSubject> subjects(
      Optional<StreamName> stream, Optional<Instant> from, Optional<Instant> to) {
    var now = clock.instant();
    var found = new ArrayList<FlaggedSubject>();
    for (Serving serving : streams.list()) {
      var definition = serving.definition();
      if (stream.isEmpty() || stream.get().equals(definition.name())) {
        found.addAll(
            sum(
                definition,
                figures.flagged(
                    definition.name(),
                    from.orElse(now.minus(FLAGGED_SINCE)),
                    to.orElse(now.plusSeconds(1)),
                    FLAGGED)));
      }
    }
    return found.stream()
        .sorted(Comparator.comparingDouble(FlaggedSubject::amount).reversed())
        .limit(SUBJECTS)
        .toList();
  }

  private static List<FlaggedSubject> sum(StreamDefinition definition, List<Flagged> flagged) {
    Map<Subject, FlaggedSubject> sums = new LinkedHashMap<>();
    for (Flagged one : flagged) {
      for (Subject subject : one.subjects()) {
        var first = first(definition, subject, one);
        sums.merge(subject, first, LiveBoard::plus);
      }
    }
    return List.copyOf(sums.values());
  }

  private static FlaggedSubject first(
      StreamDefinition definition, Subject subject, Flagged flagged) {
    Pointer at = definition.subjects().get(subject.kind());
    boolean hidden = at == null || definition.isMasked(at);
    return new FlaggedSubject(
        definition.name(),
        subject.kind(),
        hidden ? Optional.empty() : Optional.of(subject.value()),
        flagged.currency(),
        flagged.reported(),
        1);
  }

  private static FlaggedSubject plus(FlaggedSubject one, FlaggedSubject other) {
    return new FlaggedSubject(
        one.stream(),
        one.kind(),
        one.value(),
        one.currency(),
        one.amount() + other.amount(),
        one.cases() + other.cases());
  }
}
