package assay.application.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.application.scoring.DecisionSamples;
import assay.application.triage.CaseQueue.Order;
import assay.domain.cost.Action;
import assay.domain.cost.Tier;
import assay.domain.triage.AuditSample;
import assay.domain.triage.CaseId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every queue of cases keeps to. */
public interface CaseQueueContract extends CaseQueueSamples {
  @Test
  default void ordersByPriorityAndThenByAge() {
    var stream = DecisionSamples.freshStream();
    var low = open(stream, Tier.MEDIUM, 1.5);
    var older = open(stream, Tier.HIGH, 7);
    var newer = open(stream, Tier.HIGH, 7);
    var top = open(stream, Tier.HIGH, 900.25);

    assertThat(ids(CaseQueueSamples.of(stream))).containsExactly(top, older, newer, low);
  }

  @Test
  default void ordersByAmountProbabilityAndAge() {
    var stream = DecisionSamples.freshStream();
    var first = open(stream, "10", 0.5, "1", now().minusSeconds(30));
    var second = open(stream, "9.5", 0.9, "2", now().minusSeconds(20));
    var third = open(stream, "200", 0.1, "3", now().minusSeconds(10));

    assertThat(ids(CaseQueueSamples.of(stream).by(Order.AMOUNT)))
        .containsExactly(third, first, second);
    assertThat(ids(CaseQueueSamples.of(stream).by(Order.PROBABILITY)))
        .containsExactly(second, first, third);
    assertThat(ids(CaseQueueSamples.of(stream).by(Order.OLDEST)))
        .containsExactly(first, second, third);
    assertThat(ids(CaseQueueSamples.of(stream).by(Order.NEWEST)))
        .containsExactly(third, second, first);
    assertThat(ids(CaseQueueSamples.all(stream).by(Order.NEWEST)))
        .containsExactly(third, second, first);
    assertThatThrownBy(() -> CaseQueueSamples.all(stream).by(Order.AMOUNT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void pagesThroughAllOnceInEveryOrder() {
    var stream = DecisionSamples.freshStream();
    var all = new ArrayList<CaseId>();
    for (int i = 0; i < 23; i++) {
      all.add(open(stream, String.valueOf(i % 4), 0.2 * (i % 3), "1", now().minusSeconds(i % 5)));
    }
    for (Order order : Order.values()) {
      var seen = new ArrayList<CaseId>();
      var filter = CaseQueueSamples.of(stream).by(order);
      Optional<String> cursor = Optional.empty();
      do {
        var page = queue().list(filter, cursor, 5);
        assertThat(page.items()).hasSizeBetween(1, 5);
        page.items().forEach(item -> seen.add(item.id()));
        cursor = page.next();
      } while (cursor.isPresent());

      assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
      assertThat(seen).containsExactlyElementsOf(ids(filter));
    }
  }

  @Test
  default void showsWhatWasDecided() {
    var stream = DecisionSamples.freshStream();
    var sample = DecisionSamples.fresh().in(stream).opening(Tier.HIGH, 3);
    var decision = sample.decision();
    log().append(DecisionSamples.entry(decision, new byte[] {'{', '}'})).join();

    var item = queue().find(CaseId.of(decision.id())).orElseThrow();

    assertThat(queue().list(CaseQueueSamples.of(stream), Optional.empty(), 10).items())
        .containsExactly(item);
    assertThat(item.eventId()).isEqualTo(sample.eventId());
    assertThat(item.eventTime()).isEqualTo(decision.event().time());
    assertThat(item.amount()).isEqualTo(new BigDecimal("1000.00"));
    assertThat(item.currency()).isEqualTo("GBP");
    assertThat(item.probability()).isEqualTo(0.9);
    assertThat(item.action()).isEqualTo(decision.assessment().action());
    assertThat(item.expectedCost()).isEqualTo(decision.assessment().expectedCost());
    assertThat(item.saving()).isEqualTo(decision.assessment().saving());
    assertThat(item.reportingCurrency()).isEqualTo("EUR");
    assertThat(item.priority()).isEqualTo(3);
    assertThat(item.scoredAt()).isEqualTo(decision.scoredAt());
    assertThat(item.model()).isEqualTo(decision.model());
    assertThat(item.sampled()).isFalse();
    assertThat(item.triageCase().openedAt()).isEqualTo(decision.scoredAt());
    assertThat(queue().find(new CaseId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void hidesTheScoreOfAnAuditSampleUntilItsVerdict() {
    var stream = DecisionSamples.freshStream();
    var top = open(stream, Tier.HIGH, 9);
    var bottom = open(stream, Tier.MEDIUM, 1);
    var decision = DecisionSamples.fresh().in(stream).decision();
    log().append(DecisionSamples.sampled(decision, new AuditSample(0.02, 5, 0.6))).join();
    var sampled = CaseId.of(decision.id());

    assertThat(ids(CaseQueueSamples.of(stream).deciding(Optional.of(Action.REVIEW))))
        .containsExactly(top, sampled, bottom);
    var blind = queue().find(sampled).orElseThrow();
    assertThat(blind.blind()).isTrue();
    assertThat(blind.probability()).isNaN();
    assertThat(blind.priority()).isNaN();
    assertThat(blind.saving()).isEmpty();
    assertThat(blind.expectedCost()).isEmpty();
    clear(sampled);
    var seen = queue().find(sampled).orElseThrow();
    assertThat(seen.blind()).isFalse();
    assertThat(seen.sampled()).isTrue();
    assertThat(seen.probability()).isEqualTo(0.9);
    assertThat(seen.tier()).isEqualTo(Tier.LOW);
  }

  @Test
  default void refusesACursorOfAnotherMaking() {
    var stream = DecisionSamples.freshStream();
    open(stream, Tier.HIGH, 3);
    open(stream, Tier.HIGH, 3);
    var next = queue().list(CaseQueueSamples.of(stream), Optional.empty(), 1).next().orElseThrow();

    assertThat(List.of("", "x", "AAAA", "!!", "A".repeat(100), next))
        .allSatisfy(
            cursor ->
                assertThatThrownBy(
                        () ->
                            queue()
                                .list(
                                    CaseFilter.waiting().by(Order.OLDEST), Optional.of(cursor), 10))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cursor"));
  }
}
