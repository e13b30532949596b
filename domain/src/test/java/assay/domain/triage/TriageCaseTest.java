package assay.domain.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.domain.triage.TriageCase.Claimed;
import assay.domain.triage.TriageCase.Closed;
import assay.domain.triage.TriageCase.Escalated;
import assay.domain.triage.TriageCase.NotAllowed;
import assay.domain.triage.TriageCase.Open;
import assay.domain.triage.TriageCase.Undecided;
import assay.domain.triage.Verdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TriageCaseTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final Duration LOCK = Duration.ofMinutes(15);
  private static final Reviewer ANA = new Reviewer("ana");
  private static final Reviewer BEN = new Reviewer("ben");
  private static final Verdict FRAUD = new Verdict(Outcome.FLAGGED, Optional.empty(), "");

  private final Open open = Open.fresh(new CaseId(new UUID(1, 2)), NOON);

  private static Claimed claimed(Undecided undecided, Reviewer by) {
    return undecided.claim(by, NOON, LOCK);
  }

  private static void refuses(ThrowingCallable deed, String words) {
    assertThatExceptionOfType(NotAllowed.class).isThrownBy(deed).withMessageContaining(words);
  }

  @Test
  void keepsOthersOutWhileTheLockHolds() {
    var claimed = claimed(open, ANA);
    var justBefore = NOON.plus(LOCK).minusNanos(1);

    refuses(() -> claimed.claim(BEN, justBefore, LOCK), "ana");
    refuses(() -> claimed.assign(Optional.of(BEN), BEN, justBefore), "ana");
    refuses(() -> claimed.decide(FRAUD, BEN, NOON, false), "ana");
    refuses(() -> claimed.snooze(NOON.plusSeconds(9), BEN, NOON), "ana");
    refuses(() -> claimed.escalate("odd", BEN, NOON), "ana");
  }

  @Test
  void letsAnotherTakeOverOnceTheLockRanOut() {
    var taken = claimed(open, ANA).claim(BEN, NOON.plus(LOCK), LOCK);

    assertThat(taken.by()).isEqualTo(BEN);
    assertThat(taken.until()).isEqualTo(NOON.plus(LOCK).plus(LOCK));
  }

  @Test
  void renewsTheLockOfItsHolder() {
    var later = NOON.plusSeconds(60);

    assertThat(claimed(open, ANA).claim(ANA, later, LOCK).until()).isEqualTo(later.plus(LOCK));
  }

  @Test
  void closesAndReopens() {
    var closed = closed(claimed(open, ANA).decide(FRAUD, ANA, NOON.plusSeconds(30), false));

    assertThat(closed.by()).isEqualTo(ANA);
    assertThat(closed.escalation()).isEmpty();
    assertThat(closed.reopen()).isEqualTo(open);
  }

  private static Closed closed(TriageCase triageCase) {
    return (Closed) triageCase;
  }

  @Test
  void wantsASecondPersonOnceEscalated() {
    var escalated = claimed(open, ANA).escalate("I know the seller", ANA, NOON);

    refuses(() -> claimed(escalated, ANA), "somebody else");
    refuses(() -> escalated.assign(Optional.of(ANA), BEN, NOON), "somebody else");
    var second = claimed(escalated, BEN);
    refuses(() -> second.escalate("me too", BEN, NOON), "before");
    assertThat(closed(second.decide(FRAUD, BEN, NOON, false)).escalation())
        .contains(escalated.first());
  }

  @Test
  void stillWantsASecondPersonWhenTheSecondGivesItBackOrPutsItAside() {
    var second = claimed(claimed(open, ANA).escalate("odd", ANA, NOON), BEN);

    refuses(() -> claimed(second.release(), ANA), "somebody else");
    refuses(() -> claimed(second.snooze(NOON.plusSeconds(1), BEN, NOON), ANA), "somebody else");
    refuses(() -> second.claim(ANA, NOON.plus(LOCK), LOCK), "somebody else");
  }

  @Test
  void letsTheSecondOfTwoVerdictsCount() {
    var cleared = new Verdict(Outcome.CLEARED, Optional.empty(), "");
    var first = (Escalated) claimed(open, ANA).decide(FRAUD, ANA, NOON, true);

    assertThat(first.first().opinion()).contains(FRAUD);
    refuses(() -> claimed(first, ANA), "somebody else");
    var closed = closed(claimed(first, BEN).decide(cleared, BEN, NOON, true));
    assertThat(closed.verdict()).isEqualTo(cleared);
    assertThat(closed.by()).isEqualTo(BEN);
    assertThat(closed.escalation()).contains(first.first());
  }

  @Test
  void offersAnAssignedCaseToNobodyElse() {
    var bens = open.assign(Optional.of(BEN), ANA, NOON);

    refuses(() -> claimed(bens, ANA), "ben");
    assertThat(claimed(bens, BEN).release()).isEqualTo(bens);
    assertThat(bens.assign(Optional.empty(), ANA, NOON)).isEqualTo(open);
  }

  @Test
  void snoozesUntilATimeThatLiesAhead() {
    var claimed = claimed(open, ANA);
    var snoozed = claimed.snooze(NOON.plusSeconds(3600), ANA, NOON);

    assertThat(snoozed.isOver(NOON.plusSeconds(3599))).isFalse();
    assertThat(snoozed.isOver(NOON.plusSeconds(3600))).isTrue();
    assertThat(claimed(snoozed, BEN).by()).isEqualTo(BEN);
    for (Instant wrong : List.of(NOON, NOON.minusSeconds(1), NOON.plus(Duration.ofDays(91)))) {
      assertThatIllegalArgumentException().isThrownBy(() -> claimed.snooze(wrong, ANA, NOON));
    }
  }

  @Test
  void undoesOnesOwnVerdictForThirtySeconds() {
    var closed = closed(claimed(open, ANA).decide(FRAUD, ANA, NOON, false));
    var first = (Escalated) claimed(open, ANA).decide(FRAUD, ANA, NOON, true);
    var intime = NOON.plusSeconds(30);

    assertThat(closed.undo(ANA, intime, LOCK)).isEqualTo(open.claim(ANA, intime, LOCK));
    assertThat(first.undo(ANA, intime, LOCK)).isEqualTo(open.claim(ANA, intime, LOCK));
    refuses(() -> closed.undo(BEN, intime, LOCK), "ana");
    refuses(() -> closed.undo(ANA, intime.plusNanos(1), LOCK), "30 seconds");
    refuses(() -> first.undo(ANA, intime.plusNanos(1), LOCK), "30 seconds");
  }

  @Test
  void needsTwoFromTheLimitOn() {
    var rules = new ReviewRules(List.of("other"), OptionalDouble.of(5000), 0);

    assertThat(rules.needsTwo(4999.99)).isFalse();
    assertThat(rules.needsTwo(5000)).isTrue();
    assertThat(ReviewRules.USUAL.needsTwo(1e9)).isFalse();
  }

  @Test
  void refusesRulesThatCanNotBe() {
    var none = OptionalDouble.empty();
    List<String> one = List.of("other");
    assertThatIllegalArgumentException().isThrownBy(() -> ReviewRules.of(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> ReviewRules.of(List.of("a", "a")));
    assertThatIllegalArgumentException().isThrownBy(() -> ReviewRules.of(List.of(" ")));
    assertThatIllegalArgumentException().isThrownBy(() -> ReviewRules.of(List.of("x".repeat(61))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReviewRules(one, OptionalDouble.of(-1), 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ReviewRules(one, none, 0.11));
    assertThatIllegalArgumentException().isThrownBy(() -> new ReviewRules(one, none, Double.NaN));
  }

  @Test
  void wantsAReasonForASecondPerson() {
    var claimed = claimed(open, ANA);
    assertThatIllegalArgumentException().isThrownBy(() -> claimed.escalate(" ", ANA, NOON));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> claimed.escalate("x".repeat(201), ANA, NOON));
  }

  @Test
  void refusesANoteThatIsTooLong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Verdict(Outcome.CLEARED, Optional.empty(), "x".repeat(4001)));
  }
}
