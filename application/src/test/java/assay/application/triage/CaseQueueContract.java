package assay.application.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.application.scoring.DecisionLog;
import assay.application.scoring.DecisionSamples;
import assay.application.triage.CaseQueue.Filter;
import assay.application.triage.CaseQueue.Item;
import assay.application.triage.CaseQueue.State;
import assay.domain.cost.Action;
import assay.domain.cost.Tier;
import assay.domain.event.StreamName;
import assay.domain.triage.CaseId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private CaseId open(StreamName stream, Tier tier, double priority) {
    var entry = DecisionSamples.fresh().in(stream).opening(tier, priority).entry();
    log().append(entry).join();
    return CaseId.of(entry.decision().id());
  }

  private static Filter of(StreamName stream) {
    return filter(stream, Optional.empty(), List.of(State.OPEN, State.CLAIMED));
  }

  private static Filter filter(StreamName stream, Optional<Tier> tier, List<State> states) {
    return new Filter(
        Optional.of(stream),
        tier,
        states,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private List<CaseId> ids(Filter filter) {
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
  default void pagesThroughAllOnce() {
    var stream = DecisionSamples.freshStream();
    var all = new ArrayList<CaseId>();
    for (int i = 0; i < 23; i++) {
      all.add(open(stream, Tier.HIGH, i % 3));
    }
    var seen = new ArrayList<CaseId>();
    Optional<String> cursor = Optional.empty();
    do {
      var page = queue().list(of(stream), cursor, 5);
      assertThat(page.items()).hasSizeBetween(1, 5);
      page.items().forEach(item -> seen.add(item.id()));
      cursor = page.next();
    } while (cursor.isPresent());

    assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    assertThat(seen).containsExactlyElementsOf(ids(of(stream)));
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
    Optional<Tier> any = Optional.empty();

    assertThat(ids(of(stream))).containsExactly(high, claimed, medium);
    assertThat(ids(filter(stream, Optional.of(Tier.MEDIUM), List.of())))
        .containsExactly(closed, medium);
    assertThat(ids(filter(stream, any, List.of()))).containsExactly(closed, high, claimed, medium);
    assertThat(ids(filter(stream, any, List.of(State.CLOSED)))).containsExactly(closed);
    assertThat(ids(filter(stream, any, List.of(State.OPEN)))).containsExactly(high, medium);
    assertThat(ids(by(stream, "alice"))).containsExactly(claimed);
    assertThat(ids(by(stream, "bob"))).isEmpty();
    assertThat(queue().countByTier(filter(stream, Optional.of(Tier.HIGH), of(stream).states())))
        .isEqualTo(Map.of(Tier.HIGH, 2L, Tier.MEDIUM, 1L));
  }

  private static Filter by(StreamName stream, String reviewer) {
    return new Filter(
        Optional.of(stream),
        Optional.empty(),
        List.of(State.CLAIMED),
        Optional.empty(),
        Optional.empty(),
        Optional.of(reviewer),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  default void tellsWhatWasBlockedFromWhatWaitsForReview() {
    var stream = DecisionSamples.freshStream();
    var review = open(stream, Tier.HIGH, 2);
    var sample = DecisionSamples.fresh().in(stream).opening(Tier.HIGH, 1).deciding(Action.BLOCK);
    log().append(sample.entry()).join();
    var blocked = queue().list(of(stream, Action.BLOCK), Optional.empty(), 10).items();

    assertThat(ids(of(stream))).hasSize(2);
    assertThat(ids(of(stream, Action.REVIEW))).containsExactly(review);
    assertThat(blocked).extracting(Item::action).containsExactly(Action.BLOCK);
    assertThat(blocked).extracting(Item::eventId).containsExactly(sample.eventId());
    assertThat(queue().countByTier(of(stream, Action.BLOCK))).isEqualTo(Map.of(Tier.HIGH, 1L));
  }

  private static Filter of(StreamName stream, Action action) {
    return new Filter(
        Optional.of(stream),
        Optional.empty(),
        List.of(State.OPEN, State.CLAIMED),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(action));
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

  private static Filter search(StreamName stream, String from, String to, String text) {
    return new Filter(
        Optional.of(stream),
        Optional.empty(),
        List.of(),
        Optional.of(new BigDecimal(from)),
        Optional.of(new BigDecimal(to)),
        Optional.empty(),
        Optional.of(text),
        Optional.empty());
  }

  @Test
  default void refusesACursorOfAnotherMaking() {
    assertThat(List.of("", "x", "AAAA", "!!", "A".repeat(100)))
        .allSatisfy(
            cursor ->
                assertThatThrownBy(() -> queue().list(Filter.waiting(), Optional.of(cursor), 10))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cursor"));
  }
}
