package assay.domain.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.domain.evaluation.PrecisionRecallCurve;
import assay.domain.evaluation.RocCurve;
import assay.domain.evaluation.ScoredLabels;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EcommerceEventsTest {
  private static final Instant REFERENCE = Instant.parse("2026-01-01T00:00:00Z");
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,3}(\\.\\d{3})?,\\d\\d|\\d+,\\d\\d");
  private static final Pattern DEVICE =
      Pattern.compile("\\{'model': (20\\d\\d); 'device_score': ([1-5]); 'os': '(.+)'}");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static List<Map<String, Object>> events;

  @BeforeAll
  static void generates() {
    events = events(11, 30_000);
  }

  private static EcommerceEvents generator(long seed) {
    return new EcommerceEvents(new SplittableRandom(seed), REFERENCE);
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
                        "ID_USER,genero,monto,fecha,hora,dispositivo,establecimiento,ciudad,tipo_tc,"
                            + "linea_tc,interes_tc,status_txn,is_prime,dcto,cashback,fraude"));
    assertThat(events(11, 50)).isEqualTo(events.subList(0, 50));
    assertThat(events(12, 50)).doesNotContainAnyElementsOf(events.subList(0, 50));
  }

  @Test
  void isAsMessyAsTheSchemaSays() {
    assertThat(share(e -> e.get("establecimiento") == null)).isCloseTo(0.37, within(0.01));
    assertThat(share(e -> e.get("ciudad") == null)).isCloseTo(0.43, within(0.01));
    assertThat(share(e -> e.get("genero").equals("--"))).isCloseTo(0.1, within(0.02));
    assertThat(values("establecimiento"))
        .containsOnly("Abarrotes", "Super", "Restaurante", "Farmacia", "MPago");
    assertThat(values("tipo_tc")).containsOnly("Física", "Virtual");
    assertThat(values("status_txn")).containsOnly("Aceptada", "En proceso", "Rechazada");
    assertThat(values("monto")).anyMatch(m -> ((String) m).contains("."));
    assertThat(events.stream().map(e -> device(e).group(3))).contains("ANDROID", "WEB", ".", "%%");
  }

  @Test
  void staysInTheRangesOfTheSchema() {
    assertThat(events.subList(0, 3000))
        .allSatisfy(
            e -> {
              assertThat((String) e.get("monto")).matches(AMOUNT);
              assertThat((int) e.get("hora")).isBetween(0, 23);
              assertThat((int) e.get("linea_tc")).isBetween(25_000, 99_000);
              assertThat((int) e.get("interes_tc")).isBetween(32, 64);
              assertThat(number(e, "dcto")).isBetween(0.0, 199.0);
              assertThat(number(e, "cashback")).isBetween(0.0, 20.0);
              assertThat(LocalDate.parse((String) e.get("fecha"), DATE))
                  .isBetween(LocalDate.of(2025, 12, 2), LocalDate.of(2025, 12, 31));
            });
  }

  @Test
  void threePercentAreFraudAndTheSignsTellMoreThanChance() {
    double all = fraudShare(e -> true);

    assertThat(all).isCloseTo(0.03, within(0.003));
    assertThat(fraudShare(e -> (int) e.get("hora") <= 5 && e.get("tipo_tc").equals("Virtual")))
        .isGreaterThan(6 * all);
    assertThat(fraudShare(e -> device(e).group(2).equals("1"))).isGreaterThan(3 * all);
    assertThat(fraudShare(e -> number(e, "monto") > 2000)).isGreaterThan(3 * all);
    assertThat(fraudShare(e -> (boolean) e.get("is_prime"))).isLessThan(all / 2);
    assertThat(fraudShare(e -> e.get("status_txn").equals("Rechazada")))
        .isCloseTo(all, within(0.01));
  }

  /** What nobody can do better than, who only sees the event. */
  @Test
  void isLearnableAndNoModelCanBePerfect() {
    var best =
        ScoredLabels.of(
            events.stream().mapToDouble(e -> purchase(e).fraudProbability()).toArray(), labels());

    assertThat(RocCurve.of(best).orElseThrow().area()).isBetween(0.89, 0.93);
    assertThat(PrecisionRecallCurve.of(best).orElseThrow().averagePrecision())
        .isBetween(0.35, 0.55);
  }

  private static boolean[] labels() {
    var labels = new boolean[events.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = generator(1).isFraud(events.get(i));
    }
    return labels;
  }

  private static Purchase purchase(Map<String, Object> e) {
    return new Purchase(
        (int) e.get("hora"),
        e.get("tipo_tc").equals("Virtual"),
        Integer.parseInt(device(e).group(2)),
        device(e).group(3),
        (String) e.get("establecimiento"),
        number(e, "monto"),
        number(e, "dcto"),
        (boolean) e.get("is_prime"));
  }

  private static Matcher device(Map<String, Object> event) {
    var device = DEVICE.matcher((String) event.get("dispositivo"));
    if (!device.matches()) {
      throw new AssertionError("No device: " + event);
    }
    return device;
  }

  private static double number(Map<String, Object> event, String field) {
    return Double.parseDouble(((String) event.get(field)).replace(".", "").replace(',', '.'));
  }

  private static Stream<Object> values(String field) {
    return events.stream().map(e -> e.get(field)).filter(Objects::nonNull).distinct();
  }

  private static double share(Predicate<Map<String, Object>> matches) {
    return (double) events.stream().filter(matches).count() / events.size();
  }

  private static double fraudShare(Predicate<Map<String, Object>> among) {
    var generator = generator(1);
    return events.stream()
        .filter(among)
        .mapToInt(e -> generator.isFraud(e) ? 1 : 0)
        .average()
        .orElseThrow();
  }
}
