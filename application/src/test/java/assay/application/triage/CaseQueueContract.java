package assay.application.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.application.scoring.DecisionLog;
import assay.application.scoring.DecisionSamples;
import assay.application.triage.CaseFilter.Range;
import assay.application.triage.CaseQueue.Item;
import assay.application.triage.CaseQueue.Order;
import assay.application.triage.CaseQueue.Reach;
import assay.application.triage.CaseQueue.State;
import assay.domain.cost.Action;
import assay.domain.cost.Tier;
import assay.domain.event.AmountAtRisk;
import assay.domain.event.Event;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.event.Subject;
import assay.domain.scoring.Decision;
import assay.domain.scoring.Probability;
import assay.domain.triage.AuditSample;
import assay.domain.triage.CaseId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every queue of cases keeps to. */
public interface CaseQueueContract {
  DecisionLog log();

  CaseQueue queue();

  /** Lets a reviewer claim a case. */
  void claim(CaseId id, String reviewer);

  /** Lets somebody clear a case. */
  void clear(CaseId id);

  /** Lets somebody put a case aside. */
  void snooze(CaseId id, Instant until);

  /** The queue's own time. */
  Instant now();

  private CaseId open(StreamName stream, Tier tier, double priority) {
    var entry = DecisionSamples.fresh().in(stream).opening(tier, priority).entry();
    log().append(entry).join();
    return CaseId.of(entry.decision().id());
  }

  /** One of another amount, probability, subject and time than the samples have. */
  private CaseId open(
      StreamName stream, String amount, double probability, String card, Instant at) {
    var sample = DecisionSamples.fresh().in(stream).opening(Tier.HIGH, 1).decision();
    var event = sample.event();
    var decision =
        new Decision(
            sample.id(),
            new Event(
                stream,
                event.id(),
                at,
                new AmountAtRisk(new BigDecimal(amount), "GBP", 1.25),
                List.of(new Subject("card", card), new Subject("shop", "s")),
                event.features()),
            Sha256.of(card.getBytes(StandardCharsets.UTF_8)),
            true,
            sample.definition(),
            sample.costsVersion(),
            new Probability(probability),
            sample.rawProbability(),
            sample.priorShift(),
            sample.reportingCurrency(),
            sample.assessment(),
            sample.explanation(),
            at);
    log().append(DecisionSamples.entry(decision, new byte[] {'{', '}'})).join();
    return CaseId.of(decision.id());
  }

  private static CaseFilter of(StreamName stream) {
    return CaseFilter.waiting().of(stream);
  }

  private static CaseFilter all(StreamName stream) {
    return CaseFilter.ALL.of(stream);
  }

  private List<CaseId> ids(CaseFilter filter) {
    return queue().list(filter, Optional.empty(), 100).items().stream().map(Item::id).toList();
  }

  @Test
  default void ordersByPriorityAndThenByAge() {
    var stream = DecisionSamples.freshStream();
    var low = open(stream, Tier.MEDIUM, 1.5);
    var older = open(stream, Tier.HIGH, 7);
    var newer = open(stream, Tier.HIGH, 7);
    var top = open(stream, Tier.HIGH, 900.25);

    assertThat(ids(of(stream))).containsExactly(top, older, newer, low);
  }

  @Test
  default void ordersByAmountProbabilityAndAge() {
    var stream = DecisionSamples.freshStream();
    var first = open(stream, "10", 0.5, "1", now().minusSeconds(30));
    var second = open(stream, "9.5", 0.9, "2", now().minusSeconds(20));
    var third = open(stream, "200", 0.1, "3", now().minusSeconds(10));

    assertThat(ids(of(stream).by(Order.AMOUNT))).containsExactly(third, first, second);
    assertThat(ids(of(stream).by(Order.PROBABILITY))).containsExactly(second, first, third);
    assertThat(ids(of(stream).by(Order.OLDEST))).containsExactly(first, second, third);
    assertThat(ids(of(stream).by(Order.NEWEST))).containsExactly(third, second, first);
    assertThat(ids(all(stream).by(Order.NEWEST))).containsExactly(third, second, first);
    assertThatThrownBy(() -> all(stream).by(Order.AMOUNT))
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
      var filter = of(stream).by(order);
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

    assertThat(queue().list(of(stream), Optional.empty(), 10).items()).containsExactly(item);
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
  default void narrowsByTierStateAndReviewer() {
    var stream = DecisionSamples.freshStream();
    var high = open(stream, Tier.HIGH, 3);
    var claimed = open(stream, Tier.HIGH, 2);
    var medium = open(stream, Tier.MEDIUM, 1);
    var closed = open(stream, Tier.MEDIUM, 4);
    claim(claimed, "alice");
    clear(closed);

    assertThat(ids(of(stream))).containsExactly(high, claimed, medium);
    assertThat(ids(all(stream).of(Optional.of(Tier.MEDIUM)))).containsExactly(closed, medium);
    assertThat(ids(all(stream))).containsExactly(closed, high, claimed, medium);
    assertThat(ids(all(stream).in(Set.of(State.CLOSED)))).containsExactly(closed);
    assertThat(ids(all(stream).in(Set.of(State.OPEN)))).containsExactly(high, medium);
    assertThat(ids(of(stream).with(Optional.of("alice")))).containsExactly(claimed);
    assertThat(ids(all(stream).with(Optional.of("carol")))).containsExactly(closed);
    assertThat(ids(of(stream).with(Optional.of("bob")))).isEmpty();
    assertThat(queue().count(of(stream).of(Optional.of(Tier.HIGH))))
        .isEqualTo(Map.of(Action.REVIEW, Map.of(Tier.HIGH, 2L, Tier.MEDIUM, 1L)));
  }

  @Test
  default void leavesOutWhatIsPutAsideUntilItsTime() {
    var stream = DecisionSamples.freshStream();
    var later = open(stream, Tier.HIGH, 3);
    var over = open(stream, Tier.HIGH, 2);
    var free = open(stream, Tier.HIGH, 1);
    snooze(later, now().plusSeconds(60));
    snooze(over, now());

    assertThat(ids(of(stream))).containsExactly(over, free);
    assertThat(ids(of(stream).awake(false))).containsExactly(later, over, free);
    assertThat(ids(all(stream).in(Set.of(State.SNOOZED)))).containsExactly(later, over);
    assertThat(queue().count(of(stream)).get(Action.REVIEW)).isEqualTo(Map.of(Tier.HIGH, 2L));
  }

  @Test
  default void tellsWhatWasBlockedFromWhatWaitsForReview() {
    var stream = DecisionSamples.freshStream();
    var review = open(stream, Tier.HIGH, 2);
    var sample = DecisionSamples.fresh().in(stream).opening(Tier.HIGH, 1).deciding(Action.BLOCK);
    log().append(sample.entry()).join();
    var block = of(stream).deciding(Optional.of(Action.BLOCK));
    var blocked = queue().list(block, Optional.empty(), 10).items();

    assertThat(ids(of(stream))).hasSize(2);
    assertThat(ids(of(stream).deciding(Optional.of(Action.REVIEW)))).containsExactly(review);
    assertThat(blocked).extracting(Item::action).containsExactly(Action.BLOCK);
    assertThat(blocked).extracting(Item::eventId).containsExactly(sample.eventId());
    assertThat(queue().count(block).get(Action.BLOCK)).isEqualTo(Map.of(Tier.HIGH, 1L));
  }

  @Test
  default void narrowsByAmountAndEventId() {
    var stream = DecisionSamples.freshStream();
    var entry =
        DecisionSamples.fresh()
            .in(stream)
            .withEventId("Order-100%_7")
            .opening(Tier.HIGH, 1)
            .entry();
    log().append(entry).join();
    open(stream, Tier.HIGH, 2);
    var id = CaseId.of(entry.decision().id());

    assertThat(ids(search(stream, "1000", "1000", "order-100%"))).containsExactly(id);
    assertThat(ids(search(stream, "0", "2000", "%_7"))).containsExactly(id);
    assertThat(ids(search(stream, "0", "2000", "%%"))).isEmpty();
    assertThat(ids(search(stream, "1000.01", "2000", "order"))).isEmpty();
    assertThat(ids(search(stream, "0", "999.99", "order"))).isEmpty();
  }

  private static CaseFilter search(StreamName stream, String from, String to, String text) {
    return all(stream)
        .within(Range.of(new BigDecimal(from), new BigDecimal(to)), Range.all())
        .containing(Optional.of(text));
  }

  @Test
  default void narrowsByTimeSubjectAndModel() {
    var stream = DecisionSamples.freshStream();
    var first = open(stream, "1", 0.5, "o'Hara {1}", now().minusSeconds(60));
    var second = open(stream, "1", 0.5, "2", now());
    String hash = Sha256.of("2".getBytes(StandardCharsets.UTF_8)).hex();
    var last30 = Range.of(now().minusSeconds(30), now());

    assertThat(ids(all(stream).within(Range.all(), last30))).containsExactly(second);
    assertThat(ids(all(stream).about(List.of("card=o'Hara {1}")))).containsExactly(first);
    assertThat(ids(all(stream).about(List.of("shop=s", "card=s"))))
        .containsExactlyInAnyOrder(first, second);
    assertThat(ids(all(stream).about(List.of("card=s")))).isEmpty();
    assertThat(ids(all(stream).decidedBy(Optional.of(hash)))).containsExactly(second);
    assertThat(ids(all(stream).decidedBy(Optional.of(hash.substring(0, 8)))))
        .containsExactly(second);
    assertThat(ids(all(stream).decidedBy(Optional.of("ffffffffff")))).isEmpty();
  }

  @Test
  default void addsUpWhatTheFirstReviewsSave() {
    var stream = DecisionSamples.freshStream();
    for (int i = 0; i < 3; i++) {
      open(stream, Tier.HIGH, 3 - i);
    }
    var first = queue().list(of(stream), Optional.empty(), 10).items();

    // Each of the samples saves 872.375.
    assertThat(queue().reach(of(stream), 2))
        .isEqualTo(new Reach(2, Map.of("EUR", 1744.75), Optional.of(first.get(1).id())));
    assertThat(queue().reach(of(stream), 3))
        .isEqualTo(new Reach(3, Map.of("EUR", 2617.125), Optional.empty()));
    assertThat(queue().reach(of(DecisionSamples.freshStream()), 3))
        .isEqualTo(new Reach(0, Map.of(), Optional.empty()));
  }

  @Test
  default void countsTheVerdictsSinceATime() {
    long before = queue().decidedSince(Instant.EPOCH);
    clear(open(DecisionSamples.freshStream(), Tier.HIGH, 3));

    assertThat(queue().decidedSince(Instant.EPOCH)).isEqualTo(before + 1);
    assertThat(queue().decidedSince(now().plusSeconds(1))).isZero();
  }

  @Test
  default void hidesTheScoreOfAnAuditSampleUntilItsVerdict() {
    var stream = DecisionSamples.freshStream();
    var top = open(stream, Tier.HIGH, 9);
    var bottom = open(stream, Tier.MEDIUM, 1);
    var decision = DecisionSamples.fresh().in(stream).decision();
    var plain = DecisionSamples.entry(decision, new byte[] {'{', '}'});
    log()
        .append(
            new DecisionLog.Entry(
                decision,
                plain.key(),
                plain.raw(),
                plain.rawSha256(),
                plain.answer(),
                plain.kept(),
                Optional.of(new AuditSample(0.02, 5, 0.6))))
        .join();
    var sampled = CaseId.of(decision.id());

    assertThat(ids(of(stream).deciding(Optional.of(Action.REVIEW))))
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
  default void tellsWhereTheFirstCasesStand() {
    open(DecisionSamples.freshStream(), Tier.HIGH, 1e12);

    assertThat(queue().places(1)).containsExactly(new CaseQueue.Place(1e12, 0.9));
  }

  @Test
  default void refusesACursorOfAnotherMaking() {
    var stream = DecisionSamples.freshStream();
    open(stream, Tier.HIGH, 3);
    open(stream, Tier.HIGH, 3);
    var next = queue().list(of(stream), Optional.empty(), 1).next().orElseThrow();

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
