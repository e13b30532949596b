package assay.application.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.application.scoring.DecisionLog;
import assay.application.scoring.DecisionSamples;
import assay.application.scoring.InMemoryDecisionLog;
import assay.application.triage.LateLabels.Reference;
import assay.application.triage.ReportLabels.Refused;
import assay.application.triage.ReportLabels.Reported;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.CaseId;
import assay.domain.triage.Label;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportLabelsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  private final InMemoryDecisionLog log = new InMemoryDecisionLog();
  private final InMemoryTriage triage = new InMemoryTriage(log, CLOCK);
  private final ReportLabels report = new ReportLabels(triage, CLOCK);

  private DecisionLog.Entry stored() {
    var entry = DecisionSamples.fresh().entry();
    log.append(entry).join();
    return entry;
  }

  private static Reported reported(Reference event, Optional<Instant> at) {
    return new Reported(1, event, true, "chargeback", at);
  }

  @Test
  void keepsLabelsBesideAVerdict() {
    var decision = stored().decision();
    var verdict = new Label(decision.id(), false, Label.VERDICT, "ann", NOON.minusSeconds(60));
    triage.record(verdict);
    var event = new Reference.ByEvent(decision.event().stream(), decision.event().id());
    var before = NOON.minusSeconds(5);

    assertThat(report.report(List.of(reported(event, Optional.of(before))), "bank")).isEmpty();

    assertThat(triage.list(decision.id()))
        .containsExactly(verdict, new Label(decision.id(), true, "chargeback", "bank", before));
    assertThat(triage.list("case:" + CaseId.of(decision.id()))).hasSize(1);
  }

  @Test
  void takesNowWhereNoTimeIsTold() {
    var id = stored().decision().id();

    report.report(List.of(reported(new Reference.ByDecision(id), Optional.empty())), "bank");

    assertThat(triage.list(id)).extracting(Label::at).containsExactly(NOON);
  }

  @Test
  void keepsTheGoodOnesAndTellsWhyOthersAreNotKept() {
    var id = stored().decision().id();
    var late = reported(new Reference.ByDecision(id), Optional.of(NOON.plusMillis(1)));
    var unknown =
        reported(new Reference.ByDecision(new DecisionId(UUID.randomUUID())), Optional.empty());
    var good = reported(new Reference.ByDecision(stored().decision().id()), Optional.of(NOON));

    assertThat(report.report(List.of(late, unknown, good), "bank"))
        .containsExactly(new Refused(late, false), new Refused(unknown, true));
    assertThat(triage.list(id)).isEmpty();
    assertThat(triage.latest(10, Optional.empty())).hasSize(1);
  }

  @Test
  void letsNobodyElseGiveAVerdict() {
    var event = new Reference.ByDecision(new DecisionId(UUID.randomUUID()));

    for (String source : List.of("verdict", "", "Chargeback", "a b", "x".repeat(41))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Reported(1, event, true, source, Optional.empty()));
    }
  }
}
