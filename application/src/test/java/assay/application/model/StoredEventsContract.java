package assay.application.model;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.model.StoredEvents.StoredEvent;
import assay.application.scoring.DecisionLog.Entry;
import assay.application.scoring.DecisionSamples;
import assay.domain.cost.Tier;
import assay.domain.event.StreamName;
import assay.domain.scoring.DecisionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of decided events keeps to. */
public interface StoredEventsContract {
  UUID BEGIN = new UUID(0, 0);
  UUID END = new UUID(-1, -1);

  StoredEvents events();

  void decided(Entry entry);

  void labelled(DecisionId id, boolean fraud);

  /** Five decisions of a stream in the order of their identities. */
  private List<Entry> five(StreamName stream) {
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < 5; i++) {
      entries.add(DecisionSamples.fresh().in(stream).opening(Tier.HIGH, i).entry());
    }
    entries.forEach(this::decided);
    decided(DecisionSamples.fresh().entry());
    entries.sort(Comparator.comparing(entry -> entry.decision().id().toString()));
    return entries;
  }

  private static List<DecisionId> ids(List<Entry> entries) {
    return entries.stream().map(entry -> entry.decision().id()).toList();
  }

  @Test
  default void readsForwardsInPages() {
    var stream = DecisionSamples.freshStream();
    var ids = ids(five(stream));

    var first = events().between(stream, BEGIN, END, 3);
    assertThat(first).extracting(StoredEvent::id).containsExactlyElementsOf(ids.subList(0, 3));
    assertThat(events().between(stream, ids.get(2).value(), END, 3))
        .extracting(StoredEvent::id)
        .containsExactlyElementsOf(ids.subList(3, 5));
    assertThat(events().between(stream, ids.get(0).value(), ids.get(2).value(), 3))
        .extracting(StoredEvent::id)
        .containsExactly(ids.get(1));
  }

  @Test
  default void readsBackwardsInPages() {
    var stream = DecisionSamples.freshStream();
    var ids = ids(five(stream));

    assertThat(events().before(stream, END, 2))
        .extracting(StoredEvent::id)
        .containsExactly(ids.get(4), ids.get(3));
    assertThat(events().before(stream, ids.get(3).value(), 10))
        .extracting(StoredEvent::id)
        .containsExactly(ids.get(2), ids.get(1), ids.get(0));
  }

  @Test
  default void tellsWhatWasDecided() {
    var stream = DecisionSamples.freshStream();
    var entry = DecisionSamples.fresh().in(stream).opening(Tier.MEDIUM, 1).entry();
    decided(entry);

    var event = events().between(stream, BEGIN, END, 10).get(0);

    assertThat(event.raw()).isEqualTo(entry.raw());
    assertThat(event.amount()).isEqualTo(1250.0);
    assertThat(event.probability()).isEqualTo(0.9);
    assertThat(event.tier()).isEqualTo(Tier.MEDIUM);
    assertThat(event.saving()).isEqualTo(872.375);
    assertThat(event.model()).isEqualTo(entry.decision().model());
    assertThat(event.definition()).isEqualTo(entry.decision().definition());
    assertThat(event.scoredAt()).isEqualTo(entry.decision().scoredAt());
    assertThat(event.windows()).isEmpty();
    assertThat(event.fraud()).isEmpty();
  }

  @Test
  default void findsWhatIsLabelled() {
    var stream = DecisionSamples.freshStream();
    var ids = ids(five(stream));
    labelled(ids.get(1), true);
    labelled(ids.get(3), false);

    var labelled = events().labelledBefore(stream, END, 10);
    assertThat(labelled).extracting(StoredEvent::id).containsExactly(ids.get(3), ids.get(1));
    assertThat(labelled).extracting(e -> e.fraud().orElseThrow()).containsExactly(false, true);
    assertThat(events().labelledBefore(stream, ids.get(3).value(), 10)).hasSize(1);
    assertThat(events().before(stream, END, 10).stream().filter(e -> e.fraud().isPresent()))
        .hasSize(2);
  }
}
