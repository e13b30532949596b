package assay.application.scoring;

import static java.util.concurrent.CompletableFuture.completedFuture;

import assay.application.Ids;
import assay.application.UseCase;
import assay.application.event.EventFormat;
import assay.application.event.EventFormat.Parsed;
import assay.application.scoring.DecisionLog.Appended;
import assay.application.scoring.DecisionLog.Stored;
import assay.application.scoring.ScoringObserver.Step;
import assay.application.triage.AuditSampling;
import assay.domain.event.Event;
import assay.domain.event.FieldProblem;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.history.HistoryWindows;
import assay.domain.history.Kept;
import assay.domain.scoring.Decision;
import assay.domain.scoring.DecisionId;
import assay.domain.stream.EventReader.Reading;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Decides about one raw event: stores the decision ({@code score}) or only says it (predict). */
@UseCase
public class ScoreEvent {
  /** Within the time in which an append completes or fails, twice. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final ServingStreams streams;
  private final ScoringSettings settings;
  private final EventFormat events;
  private final DecisionFormat decisions;
  private final DecisionLog log;
  private final SubjectHistories histories;
  private final ScoringObserver observer;
  private final AuditSampling sampling;
  private final Telling usual;
  private final Clock clock;
  private final Ids ids;
  private final SubjectTurns turns = new SubjectTurns(PATIENCE);

  /** One that draws no audit sample. */
  public ScoreEvent(
      ServingStreams streams,
      ScoringSettings settings,
      EventFormat events,
      DecisionFormat decisions,
      DecisionLog log,
      SubjectHistories histories,
      ScoringObserver observer,
      Clock clock,
      Ids ids) {
    this(
        streams,
        settings,
        events,
        decisions,
        log,
        histories,
        observer,
        new AuditSampling(),
        clock,
        ids);
  }

  @Inject
  public ScoreEvent(
      ServingStreams streams,
      ScoringSettings settings,
      EventFormat events,
      DecisionFormat decisions,
      DecisionLog log,
      SubjectHistories histories,
      ScoringObserver observer,
      AuditSampling sampling,
      Clock clock,
      Ids ids) {
    this.sampling = sampling;
    this.streams = streams;
    this.settings = settings;
    this.usual = Telling.within(settings.reasonsBudget());
    this.events = events;
    this.decisions = decisions;
    this.log = log;
    this.histories = histories;
    this.observer = observer;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * One raw event to decide about.
   *
   * @param stream empty: the default stream
   * @param raw one JSON object
   * @param idempotencyKey takes the place of the event's id as what decides once
   */
  public record Request(Optional<String> stream, byte[] raw, Optional<String> idempotencyKey) {
    private static final String WHITESPACE = " \t\r\n";

    /** The digest of the event's bytes, without the white space around it, which says nothing. */
    Sha256 identity() {
      int from = 0;
      int to = raw.length;
      while (from < to && WHITESPACE.indexOf(raw[from]) >= 0) {
        from++;
      }
      while (to > from && WHITESPACE.indexOf(raw[to - 1]) >= 0) {
        to--;
      }
      return Sha256.of(Arrays.copyOfRange(raw, from, to));
    }

    /** A request without an idempotency key. */
    public static Request of(Optional<String> stream, byte[] raw) {
      return new Request(stream, raw, Optional.empty());
    }
  }

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * Decided.
     *
     * @param answer the decision as it is answered
     * @param replayed whether it had been decided before
     */
    record Decided(byte[] answer, boolean replayed, Optional<Decision> decision)
        implements Outcome {}

    record Malformed(String detail, int line, int column) implements Outcome {}

    record UnknownStream(String name, List<StreamName> known) implements Outcome {}

    record NoModel(StreamName stream) implements Outcome {}

    record Invalid(StreamName stream, List<FieldProblem> problems) implements Outcome {}

    /** The same key was decided before with other bytes. */
    record Conflict(String key, DecisionId earlier) implements Outcome {}
  }

  /**
   * Decides and stores; completes once the decision is durable. Where the stream has windows over
   * the past, waits first for earlier events of the same subjects that are under way.
   */
  public CompletableFuture<Outcome> score(Request request) {
    var turn = turns.next();
    try {
      return score(request, turn).whenComplete((outcome, failure) -> turn.end());
    } catch (RuntimeException e) {
      turn.end();
      throw e;
    }
  }

  private CompletableFuture<Outcome> score(Request request, Turn turn) {
    var attempt = attempt(request, turn, usual);
    if (!(attempt.outcome instanceof Outcome.Decided decided)) {
      return completedFuture(decidedBefore(attempt, request).orElse(attempt.outcome));
    }
    Decision decision = decided.decision().orElseThrow();
    var rawSha256 = request.identity();
    String key = key(request, decision.event().id());
    var sample =
        streams
            .find(decision.event().stream())
            .flatMap(serving -> sampling.draw(serving.definition(), decision, key));
    long start = System.nanoTime();
    return log.append(
            new DecisionLog.Entry(
                decision, key, request.raw(), rawSha256, decided.answer(), attempt.kept, sample))
        .thenApply(
            appended -> {
              observer.took(Step.COMMIT, System.nanoTime() - start);
              if (appended instanceof Appended.AlreadyDecided earlier) {
                return replayed(key, rawSha256, earlier.stored());
              }
              observer.stored(decision);
              return decided;
            });
  }

  /** Decides as {@link #score} does and stores nothing. */
  public Outcome predict(Request request) {
    return predict(request, ReasonsWanted.USUAL, PastEvents.NONE);
  }

  /** Decides and stores nothing; tells these reasons, against past events if need be, at once. */
  public Outcome predict(Request request, ReasonsWanted wanted, PastEvents past) {
    String name = request.stream().orElse(settings.defaultStream().value());
    var telling =
        switch (wanted) {
          case NONE -> Telling.NONE;
          case USUAL -> usual.now();
          case ALL -> Telling.whatever(id -> past.of(new StreamName(name), id));
        };
    return attempt(request, Turn.AT_ONCE, telling).outcome;
  }

  /** An outcome, and the event's id if it could be read. */
  private record Attempt(
      Outcome outcome, @Nullable StreamName stream, Optional<String> eventId, Kept kept) {
    static Attempt failed(Outcome outcome) {
      return new Attempt(outcome, null, Optional.empty(), Kept.NOTHING);
    }
  }

  private Attempt attempt(Request request, Turn turn, Telling telling) {
    String name = request.stream().orElse(settings.defaultStream().value());
    var serving =
        StreamName.isValid(name) ? streams.find(new StreamName(name)) : Optional.<Serving>empty();
    if (serving.isEmpty()) {
      var known = streams.list().stream().map(s -> s.definition().name()).toList();
      return Attempt.failed(new Outcome.UnknownStream(name, known));
    }
    long start = System.nanoTime();
    var parsed = events.parse(request.raw());
    observer.took(Step.PARSE, System.nanoTime() - start);
    if (parsed instanceof Parsed.Malformed bad) {
      return Attempt.failed(new Outcome.Malformed(bad.detail(), bad.line(), bad.column()));
    }
    var raw = ((Parsed.Read) parsed).event();
    var outcome = decide(serving.get(), raw, turn, telling);
    var reader = serving.get().reader();
    var kept =
        outcome instanceof Outcome.Decided decided
            ? reader.kept(decided.decision().orElseThrow().event(), raw)
            : Kept.NOTHING;
    return new Attempt(outcome, serving.get().definition().name(), reader.id(raw), kept);
  }

  private Outcome decide(Serving serving, Map<String, ?> raw, Turn turn, Telling telling) {
    var stream = serving.definition().name();
    if (serving.model().isEmpty()) {
      return new Outcome.NoModel(stream);
    }
    var now = clock.instant();
    long start = System.nanoTime();
    var reading = serving.reader().read(raw, now, () -> ids.next().toString());
    observer.took(Step.FEATURES, System.nanoTime() - start);
    if (reading instanceof Reading.Refused refused) {
      return new Outcome.Invalid(stream, refused.problems());
    }
    Event event = withHistory(((Reading.Read) reading).event(), serving.reader().history(), turn);
    start = System.nanoTime();
    var judged = Judgement.of(serving, event, new DecisionId(ids.next()), now, telling);
    observer.took(Step.MODEL, System.nanoTime() - start);
    if (judged instanceof Judgement.Refused refused) {
      observer.refused(stream, serving.model().get().sha256(), event.features());
      return new Outcome.Invalid(stream, List.of(refused.problem()));
    }
    var decision = ((Judgement.Made) judged).decision();
    return new Outcome.Decided(decisions.write(decision), false, Optional.of(decision));
  }

  private Event withHistory(Event event, HistoryWindows windows, Turn turn) {
    var spans = windows.spans(event);
    if (spans.isEmpty()) {
      return event;
    }
    long start = System.nanoTime();
    turn.take(event, spans);
    var completed = windows.complete(event, histories.find(event.stream(), spans));
    observer.took(Step.HISTORY, System.nanoTime() - start);
    return completed;
  }

  /** An event that can't be decided now may have been decided before, under another definition. */
  private Optional<Outcome> decidedBefore(Attempt attempt, Request request) {
    if (attempt.stream == null || attempt.eventId.isEmpty()) {
      return Optional.empty();
    }
    String key = key(request, attempt.eventId.get());
    return log.find(attempt.stream, key).map(stored -> replayed(key, request.identity(), stored));
  }

  private static Outcome replayed(String key, Sha256 rawSha256, Stored stored) {
    return stored.rawSha256().equals(rawSha256)
        ? new Outcome.Decided(stored.answer(), true, Optional.empty())
        : new Outcome.Conflict(key, stored.id());
  }

  private static String key(Request request, String eventId) {
    return request.idempotencyKey().map(key -> "key:" + key).orElse("id:" + eventId);
  }
}
