package assay.application.stream;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.scoring.DecisionSamples;
import assay.application.stream.DefinitionRegistry.Current;
import assay.domain.event.Sha256;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every registry of definitions keeps to. */
public interface DefinitionRegistryContract {
  Instant NOON = Instant.parse("2026-11-22T12:00:00.000001Z");

  DefinitionRegistry registry();

  @Test
  default void letsADefinitionServe() {
    var document = new byte[] {'{', '}'};
    var current = new Current(DecisionSamples.freshStream(), Sha256.of(document), 1, NOON);

    registry().save(current, document);

    assertThat(registry().find(current.stream())).contains(current);
    assertThat(registry().list()).contains(current);
    assertThat(registry().document(current.stream(), current.definition()))
        .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(document));
  }

  @Test
  default void keepsTheDefinitionsThatServedBefore() {
    var stream = DecisionSamples.freshStream();
    var first = new Current(stream, Sha256.of(new byte[] {1}), 1, NOON);
    var second = new Current(stream, Sha256.of(new byte[] {2}), 2, NOON.plusSeconds(1));

    registry().save(first, new byte[] {1});
    registry().save(second, new byte[] {2});
    var again = new Current(stream, first.definition(), 3, NOON.plusSeconds(2));
    registry().save(again, new byte[] {1});

    assertThat(registry().find(stream)).contains(again);
    assertThat(registry().document(stream, first.definition())).isPresent();
    assertThat(registry().document(stream, second.definition())).isPresent();
  }

  @Test
  default void findsTheDefinitionOfAVersionOfTheCosts() {
    var stream = DecisionSamples.freshStream();
    registry().save(new Current(stream, Sha256.of(new byte[] {1}), 1, NOON), new byte[] {1});
    registry().save(new Current(stream, Sha256.of(new byte[] {2}), 2, NOON), new byte[] {2});
    registry().save(new Current(stream, Sha256.of(new byte[] {3}), 2, NOON), new byte[] {3});

    assertThat(registry().documentOfCosts(stream, 1)).hasValue(new byte[] {1});
    assertThat(registry().documentOfCosts(stream, 2)).hasValue(new byte[] {3});
    assertThat(registry().documentOfCosts(stream, 3)).isEmpty();
  }

  @Test
  default void findsNothingOfAnUnknownStream() {
    var stream = DecisionSamples.freshStream();

    assertThat(registry().find(stream)).isEmpty();
    assertThat(registry().document(stream, Sha256.of(new byte[0]))).isEmpty();
  }
}
