package assay.domain.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.domain.triage.TriageCase.NotAllowed;
import assay.domain.triage.TriageCase.Open;
import assay.domain.triage.Verdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TriageCaseTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final Duration LOCK = Duration.ofMinutes(15);
  private static final Reviewer ANA = new Reviewer("ana");
  private static final Reviewer BEN = new Reviewer("ben");
  private static final Verdict FRAUD = new Verdict(Outcome.FLAGGED, Optional.empty(), "");

  private final Open open = Open.fresh(new CaseId(new UUID(1, 2)), NOON);

  @Test
  void keepsOthersOutWhileTheLockHolds() {
    var claimed = open.claim(ANA, NOON, LOCK);

    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> claimed.claim(BEN, NOON.plus(LOCK).minusSeconds(1), LOCK))
        .withMessageContaining("ana");
    assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> claimed.close(FRAUD, BEN, NOON));
  }

  @Test
  void letsAnotherTakeOverOnceTheLockRanOut() {
    var taken = open.claim(ANA, NOON, LOCK).claim(BEN, NOON.plus(LOCK), LOCK);

    assertThat(taken.by()).isEqualTo(BEN);
    assertThat(taken.until()).isEqualTo(NOON.plus(LOCK).plus(LOCK));
  }

  @Test
  void renewsTheLockOfItsHolder() {
    var later = NOON.plusSeconds(60);

    assertThat(open.claim(ANA, NOON, LOCK).claim(ANA, later, LOCK).until())
        .isEqualTo(later.plus(LOCK));
  }

  @Test
  void closesAndReopens() {
    var closed = open.claim(ANA, NOON, LOCK).close(FRAUD, ANA, NOON.plusSeconds(30));

    assertThat(closed.by()).isEqualTo(ANA);
    assertThat(closed.reopen()).isEqualTo(open);
  }

  @Test
  void wantsASecondPersonOnceEscalated() {
    var escalated = open.claim(ANA, NOON, LOCK).escalate();

    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> escalated.claim(ANA, NOON, LOCK))
        .withMessageContaining("somebody else");
    assertThat(escalated.claim(BEN, NOON, LOCK).by()).isEqualTo(BEN);
  }

  @Test
  void stillWantsASecondPersonWhenTheSecondGivesItBack() {
    var back = open.claim(ANA, NOON, LOCK).escalate().claim(BEN, NOON, LOCK).release();

    assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> back.claim(ANA, NOON, LOCK));
  }

  @Test
  void snoozesUntilATime() {
    assertThat(open.claim(ANA, NOON, LOCK).snooze(NOON.plusSeconds(3600)).snoozedUntil())
        .contains(NOON.plusSeconds(3600));
  }

  @Test
  void refusesANoteThatIsTooLong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Verdict(Outcome.CLEARED, Optional.empty(), "x".repeat(4001)));
  }
}
