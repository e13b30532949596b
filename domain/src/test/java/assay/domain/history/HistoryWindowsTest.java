package assay.domain.history;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.event.AmountAtRisk;
import assay.domain.event.Event;
import assay.domain.event.StreamName;
import assay.domain.event.Subject;
import assay.domain.features.Features;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryWindowsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final HistoryWindows windows = new HistoryWindows(Windows.RULES);

  private static Event event(Instant time, double amount, Subject... subjects) {
    var features = new LinkedHashMap<String, Object>();
    Windows.RULES.forEach(rule -> features.put(rule.name(), null));
    features.put("amount", amount);
    return new Event(
        new StreamName("cards"),
        "1",
        time,
        new AmountAtRisk(BigDecimal.TEN, "EUR", 1),
        List.of(subjects),
        new Features(features));
  }

  private static Subject card(String value) {
    return new Subject("card", value);
  }

  private static Subject shop(String value) {
    return new Subject("shop", value);
  }

  @Test
  void asksForWhatSomeWindowLooksAt() {
    long noon = NOON.toEpochMilli();
    long day = Duration.ofDays(1).toMillis();

    assertThat(windows.spans(event(NOON, 5, card("c"), shop("s"))))
        .containsExactly(
            new HistorySpan(
                card("c"), noon - 9 * day, noon, List.of("amount"), List.of("shop"), true),
            new HistorySpan(shop("s"), noon - day, noon, List.of(), List.of(), false));
  }

  @Test
  void completesAnEventByWhatItsSubjectsDid() {
    var past = new ArrayList<SubjectEvent>();
    past.addAll(
        windows.kept(
            event(NOON.minus(Duration.ofDays(3)), 7, card("c"), shop("x")), Optional.of(true)));
    past.addAll(
        windows.kept(event(NOON.minusSeconds(60), 1, card("c"), shop("s")), Optional.of(true)));

    var features = windows.complete(event(NOON, 5, card("c"), shop("s")), past).features();

    assertThat(features.values().keySet())
        .containsExactlyElementsOf(Windows.RULES.stream().map(rule -> rule.name()).toList());
    assertThat(List.<Object>copyOf(features.values().values()))
        .containsExactly(5.0, 2.0, 6.0, 3.0, 2.0, 7.0, 2.0, 0.0, 1.0);
  }

  @Test
  void leavesWindowsOfAMissingSubjectMissing() {
    var features = windows.complete(event(NOON, 5, card("c")), List.of()).features();

    assertThat(features.get("shop_count_1d")).isNull();
    assertThat(features.get("count_1d")).isEqualTo(1.0);
    assertThat(features.get("shops_7d")).isEqualTo(0.0);
  }

  @Test
  void restoresWhatWasStored() {
    var completed = windows.complete(event(NOON, 5, card("c")), List.of());
    var stored = windows.values(completed.features());

    assertThat(stored).containsExactly(1, 5, 5, Double.NaN, 5, 0, 0, 0);
    assertThat(windows.restore(event(NOON, 5, card("c")), stored)).isEqualTo(completed);
  }

  @Test
  void keepsWhatLaterWindowsNeedOncePerSubject() {
    assertThat(windows.kept(event(NOON, 5, card("c"), shop("s")), Optional.of(false)))
        .extracting(SubjectEvent::subject)
        .containsExactly(card("c"), shop("s"));
    assertThat(windows.kept(event(NOON, 5), Optional.empty())).isEmpty();
  }
}
