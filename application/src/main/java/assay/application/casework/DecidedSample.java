package assay.application.casework;

import assay.application.casework.DecidedCases.Decided;
import assay.domain.event.StreamName;
import assay.domain.features.Features;
import assay.domain.triage.Verdict.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cases of a stream that were decided last, with what the model read of them: what is typical
 * and what is like a case is worked out of these. At most {@value #EACH} of each verdict; kept for
 * a minute, because a reviewer opens many cases of a stream in turn. Thread-safe.
 */
@ApplicationScoped
public class DecidedSample {
  static final int EACH = 150;
  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final int SLOW = 50;
  private static final int STREAMS = 32;

  private final DecidedCases cases;
  private final StoredEvents events;
  private final Clock clock;
  private final Map<StreamName, Sample> samples =
      new LinkedHashMap<>(STREAMS, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<StreamName, Sample> eldest) {
          return size() > STREAMS;
        }
      };

  @Inject
  public DecidedSample(DecidedCases cases, StoredEvents events, Clock clock) {
    this.cases = cases;
    this.events = events;
    this.clock = clock;
  }

  /** A decided case and what the model read of it. */
  public record Example(Decided decided, Features features) {}

  private record Sample(Instant readAt, List<Example> examples) {}

  /** The sample of a stream, the latest of each verdict first. */
  public List<Example> of(StreamName stream) {
    var now = clock.instant();
    synchronized (samples) {
      var known = samples.get(stream);
      if (known != null && now.isBefore(known.readAt().plus(FRESH))) {
        return known.examples();
      }
    }
    var read = new ArrayList<Example>();
    for (Outcome outcome : Outcome.values()) {
      for (Decided decided : cases.latest(stream, outcome, EACH)) {
        events
            .read(decided.stored())
            .ifPresent(event -> read.add(new Example(decided, event.features())));
      }
    }
    if (read.size() >= SLOW) { // few are quickly read anew, and then every one more matters
      synchronized (samples) {
        samples.put(stream, new Sample(now, List.copyOf(read)));
      }
    }
    return List.copyOf(read);
  }
}
