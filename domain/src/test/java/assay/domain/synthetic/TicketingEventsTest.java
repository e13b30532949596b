package assay.domain.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketingEventsTest {
  private static final Instant REFERENCE = Instant.parse("2026-01-01T00:00:00Z");
  private static final Set<String> FIELDS =
      Set.of(
          "approx_payout_date",
          "body_length",
          "channels",
          "country",
          "currency",
          "delivery_method",
          "description",
          "email_domain",
          "event_created",
          "event_end",
          "event_published",
          "event_start",
          "fb_published",
          "gts",
          "has_analytics",
          "has_header",
          "has_logo",
          "listed",
          "name",
          "name_length",
          "num_order",
          "num_payouts",
          "object_id",
          "org_desc",
          "org_facebook",
          "org_name",
          "org_twitter",
          "payee_name",
          "payout_type",
          "previous_payouts",
          "sale_duration",
          "sale_duration2",
          "show_map",
          "ticket_types",
          "user_age",
          "user_created",
          "user_type",
          "venue_address",
          "venue_country",
          "venue_latitude",
          "venue_longitude",
          "venue_name",
          "venue_state",
          "acct_type");
  private static List<Map<String, Object>> events;

  @BeforeAll
  static void generates() {
    events = events(17, 20_000);
  }

  @Test
  void hasTheFieldsOfTheSchemaAndNoOther() {
    assertThat(FIELDS).hasSize(44);
    assertThat(events).allSatisfy(e -> assertThat(e.keySet()).isEqualTo(FIELDS));
  }

  @Test
  void givesTheSameEventsForTheSameSeedAndOthersForAnother() {
    assertThat(events(17, 50)).isEqualTo(events.subList(0, 50));
    assertThat(events(18, 50)).doesNotContainAnyElementsOf(events.subList(0, 50));
  }

  @ParameterizedTest
  @CsvSource({
    "user_age, 403, 87, 12",
    "body_length, 3887, 1509, 8",
    "sale_duration, 50, 14, 12",
    "delivery_method, 0.48, 0.07, 25",
    "org_twitter, 4.7, 0.29, 60",
    "fb_published, 0.14, 0.02, 50",
    "channels, 6.4, 4.1, 5",
    "gts, 2482, 1911, 30"
  })
  void hasTheMeansOfTheClasses(String field, double legitimate, double fraud, double percent) {
    // The tolerance is about 3 standard errors of the fraud class, which has 1,800 events.
    assertThat(mean(field, false)).isCloseTo(legitimate, withinPercentage(Math.min(percent, 15)));
    assertThat(mean(field, true)).isCloseTo(fraud, withinPercentage(percent));
  }

  @Test
  void hasTheSharesOfTheClasses() {
    assertThat(share(e -> e.get("acct_type").equals("premium"))).isCloseTo(0.86, points(0.01));
    assertThat(share(e -> generator(1).isFraud(e))).isCloseTo(0.09, points(0.01));
    assertThat(events)
        .extracting(e -> e.get("acct_type"))
        .containsAll(
            List.of("fraudster_event", "fraudster", "fraudster_att", "spammer_web", "locked"));
  }

  @Test
  void leavesOutWhatIsOftenMissing() {
    assertThat(share(e -> e.get("has_header") == null)).isCloseTo(0.38, points(0.02));
    assertThat(share(e -> e.get("venue_latitude") == null)).isCloseTo(0.07, points(0.01));
    assertThat(share(e -> e.get("venue_state") == null)).isCloseTo(0.07, points(0.01));
    assertThat(share(e -> e.get("sale_duration") == null)).isCloseTo(0.01, points(0.005));
    assertThat(share(e -> "ACH".equals(e.get("payout_type")))).isCloseTo(0.74, points(0.02));
    assertThat(share(e -> "CHECK".equals(e.get("payout_type")))).isCloseTo(0.22, points(0.02));
    assertThat(share(e -> "".equals(e.get("payout_type")))).isCloseTo(0.03, points(0.01));
  }

  @Test
  void derivesFieldsFromThoseTheyComeFrom() {
    assertThat(events).allSatisfy(TicketingEventsTest::agrees);
  }

  private static void agrees(Map<String, Object> e) {
    assertThat(e.get("name_length")).isEqualTo(((String) e.get("name")).length());
    assertThat(e.get("body_length")).isEqualTo(((String) e.get("description")).length());
    assertThat((int) e.get("body_length")).isBetween(0, 65_535);
    assertThat(e.get("approx_payout_date")).isEqualTo((long) e.get("event_end") + 5 * 86_400);
    assertThat(e.get("user_age")).isEqualTo(days(e, "user_created", "event_created"));
    assertThat(e.get("sale_duration2")).isEqualTo(days(e, "event_created", "event_start"));
    Double published = (Double) e.get("event_published");
    if (published == null || published == 0) {
      assertThat(e.get("sale_duration")).isNull();
    } else {
      long exact = Math.floorDiv((long) e.get("event_start") - published.longValue(), 86_400L);
      assertThat(e.get("sale_duration")).isEqualTo((double) exact);
    }
    double gross =
        list(e, "ticket_types").stream()
            .mapToDouble(t -> (double) t.get("cost") * (long) t.get("quantity_sold"))
            .sum();
    assertThat((double) e.get("gts")).isCloseTo(gross, points(0.01));
    assertThat(list(e, "ticket_types"))
        .isNotEmpty()
        .allSatisfy(t -> assertThat((long) t.get("quantity_total")).isPositive())
        .allSatisfy(
            t ->
                assertThat((long) t.get("quantity_sold"))
                    .isLessThan((long) t.get("quantity_total")));
  }

  @Test
  void letsSomeFraudLookHonestAndSomeHonestEventsLookLikeFraud() {
    Predicate<Map<String, Object>> settled = e -> (long) e.get("user_age") > 300;
    Predicate<Map<String, Object>> paidBefore = e -> list(e, "previous_payouts").size() > 3;
    var fraud = events.stream().filter(generator(1)::isFraud).toList();
    var honest = events.stream().filter(e -> !generator(1).isFraud(e)).toList();
    assertThat(fraud).anyMatch(settled.and(paidBefore));
    assertThat(honest)
        .anyMatch(e -> (long) e.get("user_age") == 0 && "".equals(e.get("payout_type")));
  }

  private static List<Map<String, Object>> events(long seed, int count) {
    var events = new ArrayList<Map<String, Object>>();
    var generator = generator(seed);
    for (int i = 0; i < count; i++) {
      events.add(generator.next());
    }
    return events;
  }

  private static TicketingEvents generator(long seed) {
    return new TicketingEvents(new SplittableRandom(seed), REFERENCE);
  }

  private static double mean(String field, boolean fraud) {
    var generator = generator(1);
    return events.stream()
        .filter(e -> generator.isFraud(e) == fraud && e.get(field) != null)
        .mapToDouble(e -> ((Number) e.get(field)).doubleValue())
        .average()
        .orElseThrow();
  }

  private static double share(Predicate<Map<String, Object>> matches) {
    return (double) events.stream().filter(matches).count() / events.size();
  }

  private static long days(Map<String, Object> event, String from, String to) {
    return Math.floorDiv((long) event.get(to) - (long) event.get(from), 86_400L);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Map<String, Object> event, String field) {
    return (List<Map<String, Object>>) event.get(field);
  }

  private static Offset<Double> points(double value) {
    return Offset.offset(value);
  }
}
