package assay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorsTest {
  @Test
  void countsNeitherIdleTimeNorWaitingForDisks() {
    assertThat(Processors.busy("cpu  100 20 30 4000 500 6 7 0 0 0")).isEqualTo(1_630_000_000L);
  }

  @Test
  void addsUserAndSystemTimeOfAProcessWithSpacesInItsName() {
    assertThat(Processors.used("42 (a b) c) S 1 1 1 0 -1 0 0 0 0 0 150 25 3 4 20 0"))
        .isEqualTo(1_750_000_000L);
  }
}
