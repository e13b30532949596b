package assay.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.application.scoring.DecisionLog;
import assay.application.scoring.DecisionLog.Appended;
import assay.application.scoring.DecisionLog.Entry;
import assay.application.scoring.DecisionLogContract;
import assay.application.scoring.DecisionSamples;
import assay.domain.cost.Action;
import assay.domain.cost.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresDecisionLogTest implements DecisionLogContract {
  private static PostgresDecisionLog log;

  @BeforeAll
  static void start() {
    log = PostgresDecisionLog.start(TestDatabase.shared(), Thread::new);
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  @Override
  public DecisionLog log() {
    return log;
  }

  @Test
  void sharesTransactionsAmongConcurrentAppends() throws Exception {
    var stream = DecisionSamples.freshStream();
    var entries = IntStream.range(0, 1000).mapToObj(i -> sample(stream.value(), i)).toList();
    long before = log.transactions();
    var callers = Executors.newFixedThreadPool(16);

    var answers =
        callers.invokeAll(
            entries.stream()
                .<java.util.concurrent.Callable<Appended>>map(
                    entry -> () -> log.append(entry).get(10, TimeUnit.SECONDS))
                .toList());
    callers.shutdown();

    for (var answer : answers) {
      assertThat(answer.get()).isInstanceOf(Appended.Durable.class);
    }
    assertThat(count("decision", stream.value())).isEqualTo(1000);
    assertThat(log.transactions() - before).isLessThan(500);
  }

  private static Entry sample(String stream, int i) {
    return new DecisionSamples(
            new assay.domain.event.StreamName(stream), "event-" + i, Tier.LOW, Action.ALLOW, 0)
        .entry();
  }

  @Test
  void opensACaseForWhatIsNotLow() {
    var stream = DecisionSamples.freshStream();
    List.of(
            DecisionSamples.fresh().in(stream).entry(),
            DecisionSamples.fresh().in(stream).opening(Tier.MEDIUM, 1).entry(),
            DecisionSamples.fresh().in(stream).opening(Tier.HIGH, 2).entry())
        .forEach(entry -> log.append(entry).join());

    assertThat(count("decision", stream.value())).isEqualTo(3);
    assertThat(count("triage_case", stream.value())).isEqualTo(2);
  }

  @Test
  void letsARefusedDecisionFailAlone() {
    var stream = DecisionSamples.freshStream();
    var secret = "{\"card\": \"4111\"}";
    var bad =
        DecisionSamples.entry(
            DecisionSamples.fresh().in(stream).decision(Instant.parse("+400000-01-01T00:00:00Z")),
            secret.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var answers = new ArrayList<CompletableFuture<Appended>>();

    for (int i = 0; i < 20; i++) {
      answers.add(log.append(DecisionSamples.fresh().in(stream).entry()));
    }
    var refused = log.append(bad);
    for (int i = 0; i < 20; i++) {
      answers.add(log.append(DecisionSamples.fresh().in(stream).entry()));
    }

    assertThatThrownBy(refused::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(bad.decision().id().toString())
        .hasMessageNotContaining("4111")
        .hasNoCause();
    assertThat(answers).allSatisfy(a -> assertThat(a.join()).isInstanceOf(Appended.Durable.class));
    assertThat(count("decision", stream.value())).isEqualTo(40);
  }

  @Test
  void projectsTheEventForQueries() {
    var plain = DecisionSamples.fresh();
    var nul = DecisionSamples.fresh();
    var escaped = DecisionSamples.fresh();
    log.append(plain.entry("{\"n\": 12345678901234567890.10}")).join();
    log.append(nul.entry("{\"n\": \"\\\\\\u0000\"}")).join();
    log.append(escaped.entry("{\"n\": \"\\\\u0000\"}")).join();

    assertThat(projection(plain)).isEqualTo("12345678901234567890.10");
    assertThat(projection(nul)).isNull();
    assertThat(projection(escaped)).isEqualTo("\\u0000");
  }

  private static String projection(DecisionSamples sample) {
    return new Sql(TestDatabase.shared())
        .list(
            "SELECT fields ->> 'n' FROM decision WHERE stream = ?",
            row -> row.getString(1),
            sample.stream().value())
        .get(0);
  }

  @Test
  void keepsSubjectsAsTheyAre() {
    var sample = DecisionSamples.fresh();
    log.append(sample.entry()).join();

    assertThat(
            new Sql(TestDatabase.shared())
                .find(
                    "SELECT subjects[1] FROM decision WHERE stream = ?",
                    row -> row.getString(1),
                    sample.stream().value()))
        .contains("customer=c \"1\" \\ , {}");
  }

  private static long count(String table, String stream) {
    return new Sql(TestDatabase.shared())
        .find("SELECT count(*) FROM " + table + " WHERE stream = ?", row -> row.getLong(1), stream)
        .orElseThrow();
  }
}
