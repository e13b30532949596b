package assay.application.casework;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.scoring.DecisionLog;
import assay.application.scoring.DecisionSamples;
import assay.application.scoring.InMemoryDecisionLog;
import assay.domain.event.StreamName;
import assay.domain.scoring.Decision;
import assay.domain.scoring.DecisionId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinkGraphTest {
  private final StreamName stream = DecisionSamples.freshStream();
  private final InMemoryCasework casework = new InMemoryCasework();
  private final DecisionLog log = new InMemoryDecisionLog();
  private final LinkGraph graph =
      new LinkGraph(casework, CaseworkSamples.storedEvents(log, stream));

  private Decision event(String card, String device) {
    var decision = CaseworkSamples.store(log, stream, card, device);
    casework.store(decision);
    return decision;
  }

  private List<DecisionId> around(Decision root, int steps, Decision... expanded) {
    return graph
        .around(root.id(), steps, List.of(expanded).stream().map(Decision::id).toList())
        .orElseThrow()
        .events()
        .stream()
        .map(RelatedEvents.Related::id)
        .toList();
  }

  @Test
  void goesOneStepTwoStepsAndFurtherWhereAsked() {
    var root = event("a", "d1");
    var sameCard = event("a", "d2");
    var overDevice = event("b", "d2");
    var furtherOn = event("b", "d3");
    event("z", "d9");

    assertThat(around(root, 1)).containsExactlyInAnyOrder(root.id(), sameCard.id());
    assertThat(around(root, 2))
        .containsExactlyInAnyOrder(root.id(), sameCard.id(), overDevice.id());
    assertThat(around(root, 2, overDevice))
        .containsExactlyInAnyOrder(root.id(), sameCard.id(), overDevice.id(), furtherOn.id());
    assertThat(around(root, 1, furtherOn)).hasSize(2); // not in the graph: passed over
  }

  @Test
  void staysBoundedAndSaysSo() {
    var root = event("hub", "d0");
    for (int i = 1; i < 40; i++) {
      event("hub", "d" + i);
    }
    var found = graph.around(root.id(), 2, List.of()).orElseThrow();
    assertThat(found.complete()).isFalse();
    assertThat(found.events()).hasSizeLessThanOrEqualTo(LinkGraph.MOST_EVENTS);

    var alone = event("single", "single");
    assertThat(graph.around(alone.id(), 2, List.of()).orElseThrow().complete()).isTrue();
  }

  @Test
  void knowsNothingOfWhatWasNotDecided() {
    assertThat(graph.around(new DecisionId(new UUID(1, 2)), 1, List.of())).isEmpty();
  }
}
