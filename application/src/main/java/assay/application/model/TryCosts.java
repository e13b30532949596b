package assay.application.model;

import assay.application.TimeOrderedIds;
import assay.application.UseCase;
import assay.application.model.StoredEvents.StoredEvent;
import assay.application.model.SubmitDefinition.Author;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.application.stream.DefinitionEdits;
import assay.application.stream.DefinitionFormat;
import assay.application.stream.DefinitionFormat.Parsed;
import assay.application.stream.DefinitionRegistry;
import assay.domain.cost.Costs;
import assay.domain.evaluation.ScoredLabels;
import assay.domain.event.StreamName;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries other costs on labelled events, and lets them serve. */
@UseCase
public class TryCosts {
  private static final int PAGE = 1000;
  private static final int MOST = 20_000;
  private static final double DAY = Duration.ofDays(1).toMillis();

  private final ServingStreams streams;
  private final StoredEvents stored;
  private final DefinitionRegistry definitions;
  private final DefinitionEdits edits;
  private final SubmitDefinition submit;
  private final DefinitionFormat format;
  private final Clock clock;

  @Inject
  public TryCosts(
      ServingStreams streams,
      StoredEvents stored,
      DefinitionRegistry definitions,
      DefinitionEdits edits,
      SubmitDefinition submit,
      DefinitionFormat format,
      Clock clock) {
    this.streams = streams;
    this.stored = stored;
    this.definitions = definitions;
    this.edits = edits;
    this.submit = submit;
    this.format = format;
    this.clock = clock;
  }

  /**
   * Labelled events of a stream: the latest, 20,000 at most.
   *
   * @param sample probabilities as they decided, and the truth
   * @param amounts at risk, in the reporting currency
   * @param days that they cover; less than a day counts as one
   */
  public record Labelled(ScoredLabels sample, double[] amounts, double days) {}

  /** The labelled events of a stream; empty if there is none. */
  public Optional<Labelled> labelled(StreamName stream) {
    var events = new ArrayList<StoredEvent>();
    var before = TimeOrderedIds.first(clock.instant().plusMillis(1));
    List<StoredEvent> page;
    do {
      page = stored.labelledBefore(stream, before, PAGE);
      events.addAll(page);
      if (!page.isEmpty()) {
        before = page.get(page.size() - 1).id().value();
      }
    } while (page.size() == PAGE && events.size() < MOST);
    return events.isEmpty() ? Optional.empty() : Optional.of(of(events));
  }

  private static Labelled of(List<StoredEvent> events) {
    double[] scores = events.stream().mapToDouble(StoredEvent::probability).toArray();
    double[] amounts = events.stream().mapToDouble(StoredEvent::amount).toArray();
    boolean[] fraud = new boolean[scores.length];
    for (int i = 0; i < fraud.length; i++) {
      fraud[i] = events.get(i).fraud().orElseThrow();
    }
    Instant first = events.get(events.size() - 1).scoredAt();
    Instant last = events.get(0).scoredAt();
    double days = Math.max(1, Duration.between(first, last).toMillis() / DAY);
    return new Labelled(ScoredLabels.of(scores, fraud), amounts, days);
  }

  /**
   * Lets other costs decide from now on, as a new version; the old one stays, so that what was
   * decided under it can be computed again.
   *
   * @return what came of it, as of any new definition
   * @throws IllegalArgumentException if the reason is blank or the stream has no costs
   * @throws java.util.NoSuchElementException if there is no such stream
   */
  public SubmitDefinition.Outcome save(StreamName stream, Costs costs, String reason, String by) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("New costs need a reason.");
    }
    var serving = streams.find(stream).orElseThrow();
    var document = definitions.document(stream, serving.definitionSha256()).orElseThrow();
    return submit.submit(stream, edits.withCosts(document, costs), new Author(by, reason));
  }

  /** A version of the costs that decided once; empty if there is none, or they can't be read. */
  public Optional<Costs> costs(StreamName stream, int version) {
    return definitions
        .documentOfCosts(stream, version)
        .map(document -> format.parse(stream, document))
        .filter(Parsed.Read.class::isInstance)
        .map(parsed -> ((Parsed.Read) parsed).definition().policy())
        .filter(Costs.class::isInstance)
        .map(Costs.class::cast);
  }

  /** The costs that decide now; empty for a stream that has none. */
  public Optional<Costs> costs(StreamName stream) {
    return streams
        .find(stream)
        .map(Serving::definition)
        .filter(definition -> definition.policy() instanceof Costs)
        .map(definition -> (Costs) definition.policy());
  }
}
