package assay.application.casework;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.casework.DecidedCases.Decided;
import assay.application.casework.RelatedEvents.Found;
import assay.application.scoring.DecisionSamples;
import assay.domain.cost.Action;
import assay.domain.cost.Tier;
import assay.domain.event.Event;
import assay.domain.event.StreamName;
import assay.domain.event.Subject;
import assay.domain.scoring.Decision;
import assay.domain.scoring.DecisionId;
import assay.domain.scoring.Ruling;
import assay.domain.triage.Label;
import assay.domain.triage.Standing;
import assay.domain.triage.Verdict.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everything keeps to that tells of decided events. */
public interface CaseworkContract {
  Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  Subject CARD = new Subject("card", "4000 \"x\" = \\ , {}");
  Subject DEVICE = new Subject("device", "d-1");

  DecidedCases decidedCases();

  RelatedEvents relatedEvents();

  /** Stores a decision. */
  void store(Decision decision);

  /** Stores a decision that the audit sample draws. */
  void storeSampled(Decision decision);

  /** Lets somebody decide a case. */
  void decide(DecisionId id, Outcome outcome, String by, Instant at);

  /** Lets somebody say later what was true. */
  void label(Label label);

  /** A new decision that opens a case, of an event with these subjects. */
  static Decision decision(StreamName stream, Tier tier, Subject... subjects) {
    var sample = DecisionSamples.fresh().in(stream).opening(tier, 1).decision();
    var event = sample.event();
    return new Decision(
        sample.id(),
        new Event(
            event.stream(),
            event.id(),
            event.time(),
            event.amount(),
            List.of(subjects),
            event.features()),
        sample.model(),
        sample.calibrated(),
        sample.definition(),
        sample.costsVersion(),
        sample.probability(),
        sample.rawProbability(),
        sample.priorShift(),
        sample.reportingCurrency(),
        sample.assessment(),
        sample.explanation(),
        sample.scoredAt());
  }

  private Decision stored(StreamName stream, Tier tier, Subject... subjects) {
    var decision = decision(stream, tier, subjects);
    store(decision);
    return decision;
  }

  private List<DecisionId> ids(List<Found> found) {
    return found.stream().map(one -> one.event().id()).toList();
  }

  @Test
  default void listsTheCasesDecidedLastOfAStream() {
    var stream = DecisionSamples.freshStream();
    var ids = new ArrayList<DecisionId>();
    for (int i = 0; i < 4; i++) {
      var id = stored(stream, Tier.HIGH, CARD).id();
      decide(id, i == 1 ? Outcome.CLEARED : Outcome.FLAGGED, "carol", NOON.plusSeconds(i));
      ids.add(id);
    }
    stored(stream, Tier.HIGH, CARD); // waits
    var elsewhere = stored(DecisionSamples.freshStream(), Tier.HIGH, CARD).id();
    decide(elsewhere, Outcome.FLAGGED, "carol", NOON);

    var flagged = decidedCases().latest(stream, Outcome.FLAGGED, 2);

    assertThat(flagged)
        .extracting(one -> one.stored().id())
        .containsExactly(ids.get(3), ids.get(2));
    Decided first = flagged.get(0);
    assertThat(first.outcome()).isEqualTo(Outcome.FLAGGED);
    assertThat(first.by()).isEqualTo("carol");
    assertThat(first.at()).isEqualTo(NOON.plusSeconds(3));
    assertThat(first.probability()).isEqualTo(0.9);
    assertThat(first.amount()).isEqualTo(new BigDecimal("1000.00"));
    assertThat(first.currency()).isEqualTo("GBP");
    assertThat(decidedCases().latest(stream, Outcome.CLEARED, 9)).hasSize(1);
  }

  @Test
  default void findsTheEventsOfASubjectTheLastFirst() {
    var stream = DecisionSamples.freshStream();
    var first = stored(stream, Tier.LOW, CARD).id();
    var second = stored(stream, Tier.HIGH, CARD, DEVICE).id();
    var third = stored(stream, Tier.HIGH, CARD).id();
    stored(stream, Tier.HIGH, DEVICE);
    stored(DecisionSamples.freshStream(), Tier.HIGH, CARD);

    assertThat(ids(relatedEvents().find(stream, List.of(CARD), 9)))
        .containsExactly(third, second, first);
    assertThat(ids(relatedEvents().find(stream, List.of(CARD), 2))).containsExactly(third, second);
    assertThat(relatedEvents().find(stream, List.of(new Subject("card", "none")), 9)).isEmpty();
    assertThat(relatedEvents().find(stream, List.of(), 9)).isEmpty();
  }

  @Test
  default void findsSubjectAfterSubject() {
    var stream = DecisionSamples.freshStream();
    var both = stored(stream, Tier.HIGH, CARD, DEVICE).id();
    var other = stored(stream, Tier.HIGH, DEVICE).id();

    var found = relatedEvents().find(stream, List.of(CARD, DEVICE), 9);

    assertThat(ids(found)).containsExactly(both, other, both);
    assertThat(found).extracting(Found::subject).containsExactly(CARD, DEVICE, DEVICE);
    assertThat(found.get(0).event().subjects()).containsExactly(CARD, DEVICE);
  }

  @Test
  default void saysWhatIsKnownOfARelatedEvent() {
    var stream = DecisionSamples.freshStream();
    var low = stored(stream, Tier.LOW, CARD);
    var flagged = stored(stream, Tier.HIGH, CARD).id();
    decide(flagged, Outcome.FLAGGED, "carol", NOON);
    label(new Label(low.id(), false, "chargeback", "bank", NOON));

    var found = relatedEvents().find(stream, List.of(CARD), 9);

    var first = found.get(0).event();
    assertThat(first.verdict()).contains(Outcome.FLAGGED);
    assertThat(first.fraud()).contains(true);
    assertThat(first.opensCase()).isTrue();
    var second = found.get(1).event();
    assertThat(second.verdict()).isEmpty();
    assertThat(second.fraud()).contains(false);
    assertThat(second.opensCase()).isFalse();
    assertThat(second.eventId()).isEqualTo(low.event().id());
    assertThat(second.eventTime()).isEqualTo(low.event().time());
    assertThat(second.reported()).isEqualTo(1250.0);
    assertThat(second.ruling()).contains(new Ruling(0.9, Tier.LOW, Action.ALLOW));
  }

  @Test
  default void believesTheNewestLabelFromOutsideMoreThanAVerdict() {
    var stream = DecisionSamples.freshStream();
    var cleared = stored(stream, Tier.HIGH, CARD).id();
    decide(cleared, Outcome.CLEARED, "carol", NOON);
    label(new Label(cleared, true, "chargeback", "bank", NOON.plusSeconds(60)));
    var flagged = stored(stream, Tier.HIGH, CARD).id();
    label(new Label(flagged, true, "rumour", "shop", NOON.minusSeconds(9)));
    label(new Label(flagged, false, "police", "office", NOON.minusSeconds(5)));
    decide(flagged, Outcome.FLAGGED, "carol", NOON);

    var found = relatedEvents().find(stream, List.of(CARD), 9);

    var later = found.get(0).event();
    assertThat(later.standing()).isEqualTo(Standing.GOOD);
    assertThat(later.fraud()).contains(false);
    assertThat(later.counting())
        .contains(new Label(flagged, false, "police", "office", NOON.minusSeconds(5)));
    var earlier = found.get(1).event();
    assertThat(earlier.verdict()).contains(Outcome.CLEARED);
    assertThat(earlier.standing()).isEqualTo(Standing.FRAUD);
    assertThat(earlier.fraud()).contains(true);
    assertThat(decidedCases().latest(stream, Outcome.CLEARED, 9).get(0).later())
        .contains(new Label(cleared, true, "chargeback", "bank", NOON.plusSeconds(60)));
  }

  @Test
  default void saysOfACaseWithoutOtherLabelsWhatItsReviewerSaid() {
    var stream = DecisionSamples.freshStream();
    stored(stream, Tier.LOW, CARD);
    stored(stream, Tier.HIGH, CARD);
    decide(stored(stream, Tier.HIGH, CARD).id(), Outcome.CLEARED, "carol", NOON);
    decide(stored(stream, Tier.HIGH, CARD).id(), Outcome.FLAGGED, "carol", NOON);

    assertThat(relatedEvents().find(stream, List.of(CARD), 9))
        .extracting(one -> one.event().standing())
        .containsExactly(Standing.FLAGGED, Standing.CLEARED, Standing.OPEN, Standing.UNKNOWN);
    assertThat(decidedCases().latest(stream, Outcome.CLEARED, 9).get(0).later()).isEmpty();
  }

  @Test
  default void hidesTheScoreOfAnAuditSampleUntilItsVerdict() {
    var stream = DecisionSamples.freshStream();
    var decision = decision(stream, Tier.LOW, CARD);
    storeSampled(decision);

    assertThat(relatedEvents().find(stream, List.of(CARD), 9).get(0).event().ruling()).isEmpty();
    decide(decision.id(), Outcome.CLEARED, "carol", NOON);
    assertThat(relatedEvents().find(stream, List.of(CARD), 9).get(0).event().ruling())
        .map(Ruling::tier)
        .contains(Tier.LOW);
  }
}
