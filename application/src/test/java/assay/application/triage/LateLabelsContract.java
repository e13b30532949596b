package assay.application.triage;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.scoring.DecisionLog;
import assay.application.scoring.DecisionSamples;
import assay.application.triage.LateLabels.Reference;
import assay.application.triage.LateLabels.Reference.ByDecision;
import assay.application.triage.LateLabels.Reference.ByEvent;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.CaseId;
import assay.domain.triage.Label;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What takes labels from outside. */
public interface LateLabelsContract {
  Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  DecisionLog log();

  LateLabels late();

  Labels labels();

  AuditTrail audit();

  private DecisionSamples stored() {
    return DecisionSamples.fresh().withEventId("order \"7\" {," + UUID.randomUUID() + "}");
  }

  @Test
  default void findsDecisionsByTheirIdAndByTheEvents() {
    var sample = stored();
    var decision = sample.decision();
    log().append(DecisionSamples.entry(decision, new byte[] {'{', '}'})).join();
    Reference byDecision = new ByDecision(decision.id());
    Reference byEvent = new ByEvent(sample.stream(), sample.eventId());
    Reference otherEvent = new ByEvent(sample.stream(), "nobody's");
    Reference otherStream = new ByEvent(DecisionSamples.freshStream(), sample.eventId());
    Reference unknown = new ByDecision(new DecisionId(UUID.randomUUID()));

    assertThat(late().find(List.of(unknown, otherEvent, byEvent, otherStream, byDecision)))
        .isEqualTo(Map.of(byDecision, decision.id(), byEvent, decision.id()));
    assertThat(late().find(List.of())).isEmpty();
  }

  @Test
  default void keepsALabelBesideTheVerdict() {
    var decision = stored().decision();
    log().append(DecisionSamples.entry(decision, new byte[] {'{', '}'})).join();
    var verdict = new Label(decision.id(), false, Label.VERDICT, "alice", NOON);
    var chargeback = new Label(decision.id(), true, "chargeback", "bank", NOON.plusSeconds(9));
    late().record(List.of(verdict), "alice");

    late().record(List.of(chargeback), "bank");

    assertThat(labels().list(decision.id())).containsExactly(verdict, chargeback);
    var entries = audit().list("case:" + CaseId.of(decision.id()));
    assertThat(entries.get(0).by()).isEqualTo("bank");
    assertThat(entries.get(0).detail()).isEqualTo("fraud, chargeback");
  }

  @Test
  default void letsTheLatestOfASourceCount() {
    var decision = stored().decision();
    log().append(DecisionSamples.entry(decision, new byte[] {'{', '}'})).join();
    var first = new Label(decision.id(), true, "chargeback", "bank", NOON);
    var second = new Label(decision.id(), false, "chargeback", "bank", NOON);

    late().record(List.of(first, second), "bank");

    assertThat(labels().list(decision.id())).containsExactly(second);
  }
}
