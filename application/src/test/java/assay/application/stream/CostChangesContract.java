package assay.application.stream;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.scoring.DecisionSamples;
import assay.application.stream.CostChanges.Change;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every keeper of changes of costs keeps to. */
public interface CostChangesContract {
  Instant NOON = Instant.parse("2026-11-22T12:00:00.000001Z");

  CostChanges changes();

  @Test
  default void tellsTheChangesOfAStreamTheLatestFirst() {
    var stream = DecisionSamples.freshStream();
    var first = new Change(stream, 2, "dearer reviews", "ann", NOON);
    var second = new Change(stream, 3, "file", CostChanges.FILE, NOON.plusSeconds(1));
    changes().record(first);
    changes().record(second);
    changes().record(new Change(DecisionSamples.freshStream(), 2, "other", "ann", NOON));

    assertThat(changes().list(stream)).containsExactly(second, first);
    assertThat(second.isByFile()).isTrue();
    assertThat(first.isByFile()).isFalse();
  }
}
