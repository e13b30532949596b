package assay.trainer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.adapters.training.SparkSessions;
import assay.adapters.training.data.EventFiles;
import assay.adapters.training.data.EventTable;
import assay.adapters.training.data.Roles;
import assay.domain.synthetic.CardTerminalEvents;
import assay.trainer.bench.HandbookProtocol.Fold;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol on generated payments, against its words followed payment by payment. */
class HandbookProtocolTest {
  private static final int START = 20;
  private static final LocalDate FIRST_DAY = LocalDate.parse("2026-03-01");

  @TempDir static Path folder;
  private static SparkSession spark;
  private static EventTable events;
  private static HandbookProtocol protocol;
  private static Fold fold;
  private static final List<Payment> PAYMENTS = new ArrayList<>();

  private record Payment(long row, int day, String customer, double amount, boolean fraud) {}

  @BeforeAll
  static void read() throws Exception {
    spark = SparkSessions.open("local[2]");
    var generator =
        new CardTerminalEvents(new Random(11), Instant.parse(FIRST_DAY + "T00:00:00Z"), 300);
    var lines = new ArrayList<String>();
    lines.add("TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD");
    for (int day = 0; day < START + 3 * HandbookProtocol.WEEK; ) {
      var event = generator.next();
      String time = String.valueOf(event.get("TX_DATETIME"));
      day = (int) (LocalDate.parse(time.substring(0, 10)).toEpochDay() - FIRST_DAY.toEpochDay());
      PAYMENTS.add(
          new Payment(
              PAYMENTS.size(),
              day,
              String.valueOf(event.get("CUSTOMER_ID")),
              (double) event.get("TX_AMOUNT"),
              generator.isFraud(event)));
      lines.add(String.join(",", event.values().stream().map(String::valueOf).toList()));
    }
    Path file = Files.write(folder.resolve("payments.csv"), lines);
    var recipe = Recipes.named("handbook-defaults.yaml");
    events =
        new EventFiles(spark, line -> {})
            .read(List.of(file), recipe.data(), HandbookCommand.source());
    protocol = new HandbookProtocol(events, "customer", START);
    fold = protocol.fold(START);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void trainsOnOneWeek() {
    assertThat(rows(fold.train()))
        .isEqualTo(
            rows(PAYMENTS.stream().filter(p -> p.day() >= START && p.day() < START + 7).toList()));
  }

  @Test
  void testsTheWeekAfterTheDelayWithoutCardsKnownAsDefrauded() {
    // Given
    var expected = tested();
    long all = PAYMENTS.stream().filter(p -> p.day() >= START + 14 && p.day() < START + 21).count();
    // Then
    assertThat(rows(fold.test())).isEqualTo(rows(expected));
    assertThat(expected).hasSizeLessThan((int) all).anyMatch(Payment::fraud);
  }

  @Test
  void looksIntoAHundredCardsADayAndDropsThoseFound() {
    // Given
    var tested = tested();
    double most = tested.stream().mapToDouble(Payment::amount).max().orElseThrow();
    double[] scores = tested.stream().mapToDouble(p -> p.amount() / most).toArray();
    // When
    var measured = protocol.judge(fold).measure(scores);
    // Then
    assertThat(measured.cardPrecision()).isCloseTo(hits(tested) / 700.0, within(1e-12));
    assertThat(measured.cardPrecision()).isPositive().isLessThan(measured.ceiling());
  }

  @Test
  void judgesTheModelsOfARecipe() {
    // Given
    var recipe =
        Recipes.parse(
            """
            stream: none
            data: {files: [none]}
            preprocess: {scale: standard}
            models:
              - {name: linear, algorithm: logistic-regression}
              - {name: trees, algorithm: xgboost, parameters: {num_round: 20, max_depth: 3}}
              - {name: both, combine: average, of: [linear, trees]}
            """
                .getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "recipe.yaml");
    // When
    var measured = new FoldModels(protocol, recipe, events.features(), line -> {}).measure(fold);
    // Then
    assertThat(measured.keySet()).containsExactly("linear", "trees", "both");
    double share = (double) tested().stream().filter(Payment::fraud).count() / tested().size();
    measured
        .values()
        .forEach(
            m -> {
              assertThat(m.rocAuc()).isGreaterThan(0.5);
              assertThat(m.averagePrecision()).isGreaterThan(share);
            });
  }

  /** The words of the protocol, day by day. */
  private static List<Payment> tested() {
    Set<String> known = new HashSet<>();
    for (int day = START; day < START + 7; day++) {
      known.addAll(defrauded(day));
    }
    var tested = new ArrayList<Payment>();
    for (int d = 0; d < 7; d++) {
      if (d > 0) {
        known.addAll(defrauded(START + 7 + d - 1));
      }
      for (Payment payment : PAYMENTS) {
        if (payment.day() == START + 14 + d && !known.contains(payment.customer())) {
          tested.add(payment);
        }
      }
    }
    return tested;
  }

  private static List<String> defrauded(int day) {
    return PAYMENTS.stream()
        .filter(p -> p.day() == day && p.fraud())
        .map(Payment::customer)
        .toList();
  }

  /** Cards with fraud among the hundred with the highest payment, day by day. */
  private static int hits(List<Payment> tested) {
    Set<String> found = new HashSet<>();
    int hits = 0;
    for (int d = 14; d < 21; d++) {
      Map<String, Double> highest = new HashMap<>();
      Set<String> fraudulent = new HashSet<>();
      for (Payment p : tested) {
        if (p.day() == START + d && !found.contains(p.customer())) {
          highest.merge(p.customer(), p.amount(), Math::max);
          if (p.fraud()) {
            fraudulent.add(p.customer());
          }
        }
      }
      var first =
          highest.entrySet().stream()
              .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
              .limit(100)
              .map(Map.Entry::getKey)
              .filter(fraudulent::contains)
              .toList();
      hits += first.size();
      found.addAll(first);
    }
    return hits;
  }

  private static Set<Long> rows(Dataset<Row> rows) {
    var found = new TreeSet<Long>();
    rows.select(Roles.ROW).collectAsList().forEach(row -> found.add(row.getLong(0)));
    return found;
  }

  private static Set<Long> rows(List<Payment> payments) {
    var found = new TreeSet<Long>();
    payments.forEach(payment -> found.add(payment.row()));
    return found;
  }
}
