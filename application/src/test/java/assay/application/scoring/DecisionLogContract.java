package assay.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.scoring.DecisionLog.Appended;
import assay.application.scoring.DecisionLog.Entry;
import assay.application.scoring.DecisionLog.Stored;
import assay.domain.history.Kept;
import assay.domain.scoring.DecisionId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every decision log keeps to. */
public interface DecisionLogContract {
  DecisionLog log();

  private Appended append(Entry entry) {
    return log().append(entry).orTimeout(10, TimeUnit.SECONDS).join();
  }

  private static Stored storedFrom(Entry entry) {
    var decision = entry.decision();
    return new Stored(
        decision.id(),
        decision.event().stream(),
        decision.event().id(),
        entry.rawSha256(),
        entry.raw(),
        entry.answer(),
        decision.model(),
        decision.definition(),
        decision.costsVersion(),
        decision.scoredAt(),
        entry.kept().windows());
  }

  @Test
  default void findsWhatWasAppendedToTheByte() {
    var entry = DecisionSamples.fresh().entry();

    assertThat(append(entry)).isInstanceOf(Appended.Durable.class);

    var expected = storedFrom(entry);
    assertThat(log().find(entry.decision().id()))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(expected);
    assertThat(log().find(entry.decision().event().stream(), entry.key()))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(expected);
  }

  @Test
  default void keepsTheValuesOfWindowsToTheBit() {
    var sample = DecisionSamples.fresh();
    var windows = new double[] {1.0 / 3, Double.NaN, 0, 4e-324, 12345678.9};
    var plain = sample.entry();
    var entry =
        new Entry(
            plain.decision(),
            plain.key(),
            plain.raw(),
            plain.rawSha256(),
            plain.answer(),
            new Kept(windows, List.of()));

    append(entry);

    assertThat(log().find(entry.decision().id()).orElseThrow().windows()).containsExactly(windows);
  }

  @Test
  default void findsNothingThatWasNotAppended() {
    var sample = DecisionSamples.fresh();

    assertThat(log().find(new DecisionId(UUID.randomUUID()))).isEmpty();
    assertThat(log().find(sample.stream(), "id:" + sample.eventId())).isEmpty();
  }

  @Test
  default void answersTheEarlierDecisionForAKeyThatIsKnown() {
    var sample = DecisionSamples.fresh();
    var first = sample.entry("{\"n\": 1}");
    append(first);

    var second = append(sample.entry("{\"n\": 2}"));

    assertThat(second).isInstanceOf(Appended.AlreadyDecided.class);
    assertThat(((Appended.AlreadyDecided) second).stored())
        .usingRecursiveComparison()
        .isEqualTo(storedFrom(first));
  }

  @Test
  default void letsTheSameKeyDecideOncePerStream() {
    var sample = DecisionSamples.fresh();
    append(sample.entry());

    assertThat(append(sample.in(DecisionSamples.freshStream()).entry()))
        .isInstanceOf(Appended.Durable.class);
  }

  @Test
  default void storesOneOfManyThatRaceForAKey() {
    var sample = DecisionSamples.fresh();
    var entries = IntStream.range(0, 50).mapToObj(i -> sample.entry("{\"n\": " + i + "}")).toList();

    var answers = entries.stream().map(log()::append).toList().stream().map(f -> f.join()).toList();

    assertThat(answers).filteredOn(Appended.Durable.class::isInstance).hasSize(1);
    var stored = log().find(sample.stream(), "id:" + sample.eventId()).orElseThrow();
    assertThat(answers)
        .filteredOn(Appended.AlreadyDecided.class::isInstance)
        .allSatisfy(
            answer ->
                assertThat(((Appended.AlreadyDecided) answer).stored().id())
                    .isEqualTo(stored.id()));
  }

  @Test
  default void tellsKeysApartThatAreLongOrHoldCharactersThatDatabasesRefuse() {
    var stream = DecisionSamples.freshStream();
    var ids =
        List.of("x".repeat(5000), "x".repeat(5001), "a\u0000b", "a\uFFFDb", "a\uD800b", "a\uDBFFb");

    assertThat(ids)
        .allSatisfy(
            id -> {
              var entry = DecisionSamples.fresh().in(stream).withEventId(id).entry("{}");
              assertThat(append(entry)).isInstanceOf(Appended.Durable.class);
              assertThat(log().find(stream, entry.key()))
                  .hasValueSatisfying(s -> assertThat(s.id()).isEqualTo(entry.decision().id()));
            });
  }

  @Test
  default void keepsEventsToTheByteThatJsonDatabasesRefuse() {
    var events =
        List.of(
            "{\"a\": \"\\u0000\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "{\"a\": \"\\ud800\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            new byte[] {'{', (byte) 0xff, 0, '}'});

    assertThat(events)
        .allSatisfy(
            raw -> {
              var decision = DecisionSamples.fresh().decision();
              append(DecisionSamples.entry(decision, raw));
              assertThat(log().find(decision.id()).orElseThrow().raw()).isEqualTo(raw);
            });
  }
}
