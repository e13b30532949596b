package assay.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
  /** RFC 9562, appendix A.6: 2022-02-22T19:22:22Z is 0x017F22E279B0. */
  @Test
  void areOfVersion7AndBeginWithTheTime() {
    var clock = Clock.fixed(Instant.parse("2022-02-22T19:22:22Z"), ZoneOffset.UTC);

    var id = new TimeOrderedIds(clock, () -> -1L).next();

    assertThat(id).hasToString("017f22e2-79b0-7fff-bfff-ffffffffffff");
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
  }
}
