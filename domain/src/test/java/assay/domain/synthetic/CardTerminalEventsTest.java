package assay.domain.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CardTerminalEventsTest {
  private static final Instant START = Instant.parse("2026-04-01T15:00:00Z");
  private static final int CUSTOMERS = 500;
  private static final int DAYS = 90;

  private static final List<Map<String, Object>> EVENTS = new ArrayList<>();
  private static final CardTerminalEvents GENERATOR =
      new CardTerminalEvents(new SplittableRandom(3), START);

  @BeforeAll
  static void draw() {
    var event = GENERATOR.next();
    while (day(event).compareTo("2026-06-30") < 0) {
      EVENTS.add(event);
      event = GENERATOR.next();
    }
  }

  private static String day(Map<String, Object> event) {
    return ((String) event.get("TX_DATETIME")).substring(0, 10);
  }

  private static double amount(Map<String, Object> event) {
    return (double) event.get("TX_AMOUNT");
  }

  @Test
  void hasTheFieldsOfTheHandbookInOrderOfTimeFromMidnightOn() {
    assertThat(EVENTS)
        .allSatisfy(
            e ->
                assertThat(e.keySet())
                    .containsExactly(
                        "TRANSACTION_ID",
                        "TX_DATETIME",
                        "CUSTOMER_ID",
                        "TERMINAL_ID",
                        "TX_AMOUNT",
                        "TX_FRAUD"));
    assertThat(EVENTS)
        .isSortedAccordingTo(Comparator.comparing(e -> (String) e.get("TX_DATETIME")));
    assertThat(EVENTS)
        .isSortedAccordingTo(Comparator.comparing(e -> (Long) e.get("TRANSACTION_ID")));
    assertThat(day(EVENTS.get(0))).isEqualTo("2026-04-01");
  }

  @Test
  void repeatsWithItsSeed() {
    var again = new CardTerminalEvents(new SplittableRandom(3), START);
    assertThat(EVENTS.subList(0, 1000)).allSatisfy(e -> assertThat(again.next()).isEqualTo(e));
  }

  /** Two a day on average, less the share of a normal beyond two standard deviations and more. */
  @Test
  void paysAboutTwiceADayPerCustomer() {
    assertThat((double) EVENTS.size() / CUSTOMERS / DAYS).isCloseTo(2 * 0.968, within(0.15));
  }

  @Test
  void everyAmountAboveTheLimitIsFraud() {
    assertThat(EVENTS).filteredOn(e -> amount(e) > 220).isNotEmpty().allMatch(GENERATOR::isFraud);
    assertThat(EVENTS.stream().filter(GENERATOR::isFraud).count() / (double) EVENTS.size())
        .isBetween(0.002, 0.03);
  }

  @Test
  void allPaymentsAtACompromisedTerminalAreFraudForFourWeeks() {
    var compromised =
        EVENTS.stream()
            .filter(e -> GENERATOR.isFraud(e) && amount(e) < 40)
            .collect(
                Collectors.groupingBy(e -> (Integer) e.get("TERMINAL_ID"), Collectors.counting()))
            .entrySet()
            .stream()
            .filter(e -> e.getValue() >= 8)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    assertThat(compromised).isNotEmpty();
    for (int terminal : compromised) {
      var byDay = frauds(terminal);
      var fraudDays = byDay.entrySet().stream().filter(e -> e.getValue().contains(true)).toList();
      String first = fraudDays.get(0).getKey();
      String last = fraudDays.get(fraudDays.size() - 1).getKey();
      assertThat(byDay.subMap(first, true, last, true).values())
          .filteredOn(outcomes -> outcomes.contains(true))
          .hasSizeBetween(5, 28);
    }
  }

  private static TreeMap<String, Set<Boolean>> frauds(int terminal) {
    return EVENTS.stream()
        .filter(e -> e.get("TERMINAL_ID").equals(terminal))
        .collect(
            Collectors.groupingBy(
                CardTerminalEventsTest::day,
                TreeMap::new,
                Collectors.mapping(GENERATOR::isFraud, Collectors.toSet())));
  }

  @Test
  void leakedCustomersPayFiveTimesTheirAmount() {
    var frauds = EVENTS.stream().filter(e -> GENERATOR.isFraud(e) && amount(e) > 220).toList();
    var honest = EVENTS.stream().filter(e -> !GENERATOR.isFraud(e)).toList();
    assertThat(mean(frauds)).isGreaterThan(4 * mean(honest));
  }

  private static double mean(List<Map<String, Object>> events) {
    return events.stream().mapToDouble(CardTerminalEventsTest::amount).average().orElseThrow();
  }
}
