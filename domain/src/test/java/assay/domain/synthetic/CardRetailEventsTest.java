package assay.domain.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CardRetailEventsTest {
  private static final Instant REFERENCE = Instant.parse("2026-01-01T13:00:00Z");
  private static List<Map<String, Object>> events;
  private static List<Map<String, Object>> fraud;

  @BeforeAll
  static void generates() {
    events = events(11, 40_000);
    fraud = events.stream().filter(generator(1)::isFraud).toList();
  }

  private static CardRetailEvents generator(long seed) {
    return new CardRetailEvents(new SplittableRandom(seed), REFERENCE);
  }

  private static List<Map<String, Object>> events(long seed, int count) {
    return Stream.generate(generator(seed)::next).limit(count).toList();
  }

  @Test
  void hasTheFieldsOfTheSchemaAndRepeatsWithItsSeed() {
    assertThat(events.subList(0, 3000))
        .allSatisfy(
            e ->
                assertThat(String.join(",", e.keySet()))
                    .isEqualTo(
                        "trans_date_trans_time,cc_num,merchant,category,amt,first,last,gender,"
                            + "street,city,state,zip,lat,long,city_pop,job,dob,trans_num,unix_time,"
                            + "merch_lat,merch_long,is_fraud"));
    assertThat(events(11, 50)).isEqualTo(events.subList(0, 50));
    assertThat(events(12, 50)).doesNotContainAnyElementsOf(events.subList(0, 50));
  }

  @Test
  void everyPaymentHasItsOwnNumberAndEveryCardOneHolder() {
    assertThat(events).extracting(e -> e.get("trans_num")).doesNotHaveDuplicates();
    var holders =
        events.stream()
            .collect(
                Collectors.groupingBy(
                    e -> e.get("cc_num"),
                    Collectors.mapping(
                        e -> List.of(e.get("first"), e.get("street"), e.get("dob"), e.get("lat")),
                        Collectors.toSet())));
    assertThat(holders).hasSize(500).allSatisfy((card, holder) -> assertThat(holder).hasSize(1));
    assertThat(holders.keySet()).allMatch(card -> card.toString().matches("9\\d{14}"));
  }

  @Test
  void fieldsAgreeWithEachOther() {
    assertThat(events.subList(0, 3000))
        .allSatisfy(
            e -> {
              Instant time = Instant.ofEpochSecond((long) e.get("unix_time"));
              assertThat(e.get("trans_date_trans_time"))
                  .isEqualTo(time.toString().replace('T', ' ').replace("Z", ""));
              assertThat(time)
                  .isBetween(
                      Instant.parse("2025-12-02T00:00:00Z"), Instant.parse("2025-12-31T23:59:59Z"));
              assertThat((double) e.get("merch_lat"))
                  .isCloseTo((double) e.get("lat"), within(1.0001));
              assertThat((double) e.get("merch_long"))
                  .isCloseTo((double) e.get("long"), within(1.0001));
              assertThat(LocalDate.parse((String) e.get("dob")))
                  .isBetween(LocalDate.of(1936, 1, 1), LocalDate.of(2008, 1, 31));
              assertThat((double) e.get("amt")).isPositive();
            });
  }

  @Test
  void fraudIsRareAndOnFewCards() {
    assertThat(fraud.size() / 40_000.0).isCloseTo(0.01, within(0.0015));
    assertThat(fraud.stream().map(e -> e.get("cc_num")).distinct()).hasSizeBetween(25, 30);
  }

  @Test
  void mostFraudIsLateAndLargeAndSomeIsLikeAnyOtherPayment() {
    Predicate<Map<String, Object>> late = e -> hour(e) >= 22 || hour(e) <= 3;
    Predicate<Map<String, Object>> online = e -> "shopping_net".equals(e.get("category"));

    assertThat(share(fraud, late)).isBetween(0.75, 0.95);
    assertThat(share(events, late)).isBetween(0.15, 0.3);
    assertThat(median(fraud, online)).isBetween(850.0, 1100.0);
    assertThat(median(events, online)).isLessThan(60);
    assertThat(fraud).anyMatch(e -> !late.test(e) && (double) e.get("amt") < 100);
    assertThat(events)
        .anyMatch(
            e ->
                !generator(1).isFraud(e)
                    && late.test(e)
                    && online.test(e)
                    && (double) e.get("amt") > 800);
  }

  private static int hour(Map<String, Object> event) {
    return Integer.parseInt(((String) event.get("trans_date_trans_time")).substring(11, 13));
  }

  private static double share(
      List<Map<String, Object>> of, Predicate<Map<String, Object>> matches) {
    return (double) of.stream().filter(matches).count() / of.size();
  }

  private static double median(List<Map<String, Object>> of, Predicate<Map<String, Object>> among) {
    double[] amounts =
        of.stream().filter(among).mapToDouble(e -> (double) e.get("amt")).sorted().toArray();
    return amounts[amounts.length / 2];
  }
}
