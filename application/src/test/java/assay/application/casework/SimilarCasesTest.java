package assay.application.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.application.casework.SimilarCases.Similar;
import assay.application.scoring.DecisionLog;
import assay.application.scoring.DecisionSamples;
import assay.application.scoring.InMemoryDecisionLog;
import assay.domain.cost.Tier;
import assay.domain.event.StreamName;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.Verdict.Outcome;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimilarCasesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final StreamName stream = DecisionSamples.freshStream();
  private final InMemoryDecisionLog log = new InMemoryDecisionLog();
  private final StoredEvents events = CaseworkSamples.storedEvents(log, stream);
  private final List<DecidedCases.Decided> decided = new ArrayList<>();
  private final SimilarCases similar =
      new SimilarCases(
          new DecidedSample(
              (of, outcome, limit) ->
                  decided.stream().filter(one -> one.outcome() == outcome).limit(limit).toList(),
              events,
              Clock.fixed(NOON, ZoneOffset.UTC)));

  private DecisionId store(double p, double a) {
    var decision = CaseworkContract.decision(stream, Tier.HIGH);
    var raw = "p=%s,a=%s".formatted(p, a).getBytes(StandardCharsets.UTF_8);
    log.append(DecisionSamples.entry(decision, raw)).join();
    return decision.id();
  }

  private DecisionId decided(double p, double a, Outcome outcome) {
    var id = store(p, a);
    DecisionLog.Stored stored = log.find(id).orElseThrow();
    decided.add(
        new DecidedCases.Decided(
            stored, outcome, "carol", NOON, List.of(), p, BigDecimal.valueOf(a), "GBP"));
    return id;
  }

  @Test
  void listsTheNearestFirstAndTheFarNotAtAll() {
    for (int i = 0; i <= 100; i++) { // with one in the middle of 102: spreads of 0.899 and 899
      decided(i / 100.0, 10.0 * i, i % 2 == 0 ? Outcome.FLAGGED : Outcome.CLEARED);
    }
    var same = decided(0.505, 505, Outcome.FLAGGED);
    var event = events.find(store(0.505, 505)).orElseThrow();

    var found = similar.of(event, 3);

    assertThat(found).hasSize(3);
    assertThat(found.get(0).decided().stored().id()).isEqualTo(same);
    assertThat(found.get(0).likeness()).isEqualTo(1);
    // 0.005 / 0.899 in p and 5 / 899 in a
    assertThat(found.get(1).likeness()).isCloseTo(1 - 0.005 / 0.899, within(1e-9));
    assertThat(similar.of(event, 1000)).hasSizeLessThan(102);
    assertThat(similar.of(event, 1000)).extracting(Similar::likeness).allMatch(l -> l >= 0.5);
  }

  @Test
  void leavesOutTheCaseItself() {
    var own = decided(0.5, 1, Outcome.FLAGGED);
    assertThat(similar.of(events.find(own).orElseThrow(), 5)).isEmpty();
  }
}
