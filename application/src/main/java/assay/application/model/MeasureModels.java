package assay.application.model;

import assay.application.TimeOrderedIds;
import assay.application.UseCase;
import assay.application.scoring.ServingStreams;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out from stored events what the documents of model versions don't tell. Whoever asks gets
 * the latest answer at once and nobody waits: the work is done in small steps beside everything
 * else. Each node measures for itself and keeps the latest few answers. Thread-safe, but {@link
 * #step} is for one thread.
 */
@UseCase
public class MeasureModels {
  /** An answer is measured anew when somebody asks later than this. */
  static final Duration FRESH = Duration.ofMinutes(10);

  private static final int KEPT = 16;
  private static final int MOST_WAITING = 16;

  private final ServingStreams streams;
  private final DescribeModel describe;
  private final StoredEvents stored;
  private final EventsAgain again;
  private final Clock clock;
  private final Set<Key> waiting = new LinkedHashSet<>();
  private final Map<Key, Measurement> measured =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Measurement> eldest) {
          return size() > KEPT;
        }
      };
  private @Nullable Key current;
  private @Nullable Measuring measuring;

  @Inject
  public MeasureModels(
      ServingStreams streams,
      DescribeModel describe,
      StoredEvents stored,
      EventsAgain again,
      Clock clock) {
    this.streams = streams;
    this.describe = describe;
    this.stored = stored;
    this.again = again;
    this.clock = clock;
  }

  private record Key(StreamName stream, Sha256 sha256) {}

  /**
   * What is known of a version.
   *
   * @param measurement the latest; empty before the first, and for what can't be measured
   * @param running whether a newer one is on its way
   */
  public record Known(Optional<Measurement> measurement, boolean running) {}

  /** Answers what is known now, and has it measured if that is old or nothing. */
  public synchronized Known ask(StreamName stream, Sha256 sha256) {
    var key = new Key(stream, sha256);
    var known = Optional.ofNullable(measured.get(key));
    boolean fresh = known.filter(it -> it.at().isAfter(clock.instant().minus(FRESH))).isPresent();
    if (!fresh && !key.equals(current) && waiting.size() < MOST_WAITING) {
      waiting.add(key);
    }
    return new Known(known, waiting.contains(key) || key.equals(current));
  }

  /** A small piece of work; answers 1 if there was any, else 0. */
  public int step() {
    var run = measuring == null ? begin() : measuring;
    if (run == null) {
      return 0;
    }
    boolean goesOn;
    try {
      goesOn = run.step();
    } catch (RuntimeException e) {
      end(Optional.empty()); // asked for again, it begins again
      throw e;
    }
    if (!goesOn) {
      end(Optional.of(run.result(clock.instant())));
    }
    return 1;
  }

  private @Nullable Measuring begin() {
    var next = take();
    if (next.isEmpty()) {
      return null;
    }
    var key = next.get();
    var serving = streams.find(key.stream());
    var model = describe.model(key.stream(), key.sha256());
    if (serving.isEmpty() || model.isEmpty()) {
      end(Optional.of(Measurement.nothing(clock.instant())));
      return null;
    }
    var before = TimeOrderedIds.first(clock.instant().plusMillis(1));
    measuring = new Measuring(serving.get(), model.get(), stored, again, before);
    return measuring;
  }

  private synchronized Optional<Key> take() {
    var first = waiting.stream().findFirst();
    first.ifPresent(waiting::remove);
    current = first.orElse(null);
    return first;
  }

  private synchronized void end(Optional<Measurement> result) {
    if (current != null && result.isPresent()) {
      measured.put(current, result.get());
    }
    current = null;
    measuring = null;
  }
}
