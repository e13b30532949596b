package assay.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimeRuleTest {
  private static final List<Pointer> AT = List.of(Pointer.toField("t"));

  private static Instant read(TimeRule.Format format, Object value) {
    return new TimeRule(AT, format).read(Map.of("t", value));
  }

  @Test
  void readsIso() {
    var iso = new TimeRule.Iso();
    var noon = Instant.parse("2026-01-31T12:00:00Z");

    assertThat(read(iso, "2026-01-31T12:00:00Z")).isEqualTo(noon);
    assertThat(read(iso, "2026-01-31T13:00:00+01:00")).isEqualTo(noon);
    assertThat(read(iso, "2026-01-31T12:00:00")).isEqualTo(noon);
    assertThat(read(iso, "2026-01-31")).isEqualTo("2026-01-31T00:00:00Z");
    assertThat(read(iso, "31/01/2026")).isNull();
    assertThat(read(iso, "2026-02-31")).isNull();
    assertThat(read(iso, 5)).isNull();
    assertThat(read(iso, "+12026-01-31T12:00:00Z")).isNull();
    assertThat(read(iso, "-0044-03-15T12:00:00Z")).isNull();
  }

  @Test
  void readsSecondsAndHoursSinceAnOrigin() {
    assertThat(read(new TimeRule.Since(Instant.EPOCH, 1), new BigDecimal("1697090000.25")))
        .isEqualTo("2023-10-12T05:53:20.250Z");
    assertThat(read(new TimeRule.Since(Instant.parse("2026-01-01T00:00:00Z"), 3600), 25))
        .isEqualTo("2026-01-02T01:00:00Z");
    assertThat(read(new TimeRule.Since(Instant.EPOCH, 3600), new BigDecimal("1e300"))).isNull();
    assertThat(read(new TimeRule.Since(Instant.EPOCH, 1), "5")).isNull();
  }

  @Test
  void joinsADateAndAnHour() {
    var rule =
        new TimeRule(
            List.of(Pointer.toField("fecha"), Pointer.toField("hora")),
            new TimeRule.Pattern("dd/MM/uuuu H"));

    assertThat(rule.read(Map.of("fecha", "21/02/2020", "hora", 7)))
        .isEqualTo("2020-02-21T07:00:00Z");
    assertThat(rule.read(Map.of("fecha", "21/02/2020"))).isNull();
  }

  @Test
  void refusesAPatternThatIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TimeRule.Pattern("nonsense"));
  }
}
