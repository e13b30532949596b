package assay.application.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.application.scoring.Cards;
import assay.application.scoring.DecisionSamples;
import assay.application.scoring.InMemoryDecisionLog;
import assay.domain.cost.Tier;
import assay.domain.event.Sha256;
import assay.domain.stream.StreamDefinition;
import assay.domain.triage.AuditSample;
import assay.domain.triage.ReviewRules;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AuditSamplingTest {
  private static final int EVENTS = 20_000;

  private final InMemoryDecisionLog log = new InMemoryDecisionLog();
  private final InMemoryTriage triage = new InMemoryTriage(log, Clock.systemUTC());
  private final AuditSampling sampling = sampling(new byte[] {7});

  private AuditSampling sampling(byte[] seed) {
    return new AuditSampling(
        new InMemoryCaseQueue(triage, Clock.systemUTC()),
        () -> Sha256.of(seed),
        new TriageSettings(Duration.ofMinutes(15), 3));
  }

  private static StreamDefinition definition(double share) {
    return Cards.reviewed(
        Cards.NAME, new ReviewRules(ReviewRules.USUAL_REASONS, OptionalDouble.empty(), share));
  }

  private static Optional<AuditSample> draw(AuditSampling from, double share, Tier tier, int i) {
    var decision = DecisionSamples.fresh().opening(tier, 1).decision();
    return from.draw(definition(share), decision, "id:" + i);
  }

  private List<AuditSample> drawn(AuditSampling from, double share) {
    var drawn = new ArrayList<AuditSample>();
    for (int i = 0; i < EVENTS; i++) {
      draw(from, share, Tier.LOW, i).ifPresent(drawn::add);
    }
    return drawn;
  }

  @Test
  void drawsTheShareThatTheStreamNames() {
    sampling.refresh();

    // The standard error of the share is 0.0015.
    assertThat(drawn(sampling, 0.05).size() / (double) EVENTS).isCloseTo(0.05, within(0.006));
    assertThat(drawn(sampling, 0)).isEmpty();
  }

  @Test
  void drawsOnlyWhatNobodyWouldLookAt() {
    sampling.refresh();
    for (int i = 0; i < 1000; i++) {
      assertThat(draw(sampling, 0.1, Tier.MEDIUM, i)).isEmpty();
      assertThat(draw(sampling, 0.1, Tier.HIGH, i)).isEmpty();
    }
  }

  @Test
  void drawsTheSameEventsOnEveryNode() {
    sampling.refresh();
    var other = sampling(new byte[] {7});
    other.refresh();
    var another = sampling(new byte[] {8});
    another.refresh();
    int differ = 0;
    for (int i = 0; i < 1000; i++) {
      var here = draw(sampling, 0.1, Tier.LOW, i);
      assertThat(draw(other, 0.1, Tier.LOW, i)).isEqualTo(here);
      differ += draw(another, 0.1, Tier.LOW, i).isPresent() == here.isPresent() ? 0 : 1;
    }
    assertThat(differ).isPositive();
  }

  @Test
  void borrowsThePlacesOfTheDaysReviews() {
    for (int priority = 1; priority <= 5; priority++) {
      log.append(DecisionSamples.fresh().opening(Tier.HIGH, priority).entry()).join();
    }
    sampling.refresh();

    // Three reviews a day: the places of the first three cases, and none behind them.
    assertThat(drawn(sampling, 0.1))
        .extracting(AuditSample::priority)
        .containsOnly(5.0, 4.0, 3.0)
        .contains(5.0, 4.0, 3.0);
  }

  @Test
  void drawsNothingBeforeItKnowsTheSeed() {
    assertThat(drawn(sampling, 0.1)).isEmpty();
    assertThat(drawn(new AuditSampling(), 0.1)).isEmpty();
  }
}
