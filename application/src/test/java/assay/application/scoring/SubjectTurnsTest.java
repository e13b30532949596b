package assay.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.application.StorageUnavailable;
import assay.domain.event.Event;
import assay.domain.event.Subject;
import assay.domain.history.HistorySpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubjectTurnsTest {
  private static final Event EVENT = DecisionSamples.fresh().decision(Instant.EPOCH).event();

  private final SubjectTurns turns = new SubjectTurns(Duration.ofSeconds(20));

  private static HistorySpan span(String value, long after, long upTo) {
    return new HistorySpan(new Subject("card", value), after, upTo, List.of(), List.of(), false);
  }

  @Test
  void givesUpWhereAnEarlierEventTakesTooLong() {
    var impatient = new SubjectTurns(Duration.ofMillis(1));
    var first = impatient.next();
    first.take(EVENT, List.of(span("a", -1, 0)));
    var second = impatient.next();

    assertThatThrownBy(() -> second.take(EVENT, List.of(span("a", -1, 0))))
        .isInstanceOf(StorageUnavailable.class)
        .hasMessageContaining("same subject");
    second.end();

    var third = impatient.next();
    assertThatThrownBy(() -> third.take(EVENT, List.of(span("a", -1, 0))))
        .as("it must not pass the first")
        .isInstanceOf(StorageUnavailable.class);
    third.end();
    first.end();
    assertThatCode(() -> impatient.next().take(EVENT, List.of(span("a", -1, 0))))
        .doesNotThrowAnyException();
  }

  @Test
  void doesNotWaitForWhatItsSpansDoNotCover() {
    turns.next().take(EVENT, List.of(span("a", -1, 0), span("b", -1, 0)));

    assertThatCode(() -> turns.next().take(EVENT, List.of(span("a", -10, -7), span("c", -10, 0))))
        .doesNotThrowAnyException();
  }

  @Test
  void neverLetsTwoOfASubjectInAndForgetsThemAfterwards() throws Exception {
    var inside = new AtomicIntegerArray(4);
    var threads = Executors.newFixedThreadPool(8);
    try {
      var running =
          IntStream.range(0, 8)
              .<Future<?>>mapToObj(seed -> threads.submit(() -> takeTurns(inside, seed)))
              .toList();
      for (Future<?> one : running) {
        one.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(turns.size()).isZero();
  }

  private void takeTurns(AtomicIntegerArray inside, int seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 2000; i++) {
      int one = random.nextInt(inside.length());
      int other = (one + 1 + random.nextInt(inside.length() - 1)) % inside.length();
      var turn = turns.next();
      turn.take(EVENT, List.of(span("s" + one, -1, 0), span("s" + other, -1, 0)));
      assertThat(inside.incrementAndGet(one)).isEqualTo(1);
      assertThat(inside.incrementAndGet(other)).isEqualTo(1);
      inside.decrementAndGet(one);
      inside.decrementAndGet(other);
      turn.end();
    }
  }
}
