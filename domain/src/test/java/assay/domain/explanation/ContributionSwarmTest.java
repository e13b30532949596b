package assay.domain.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import assay.domain.explanation.ContributionSwarm.Dot;
import assay.domain.scoring.Contribution;
import assay.domain.scoring.Explanation;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ContributionSwarmTest {
  private static Explanation explained(Contribution... contributions) {
    return new Explanation("linear", "log-odds", 0, List.of(contributions));
  }

  private static final List<Explanation> FOUR =
      List.of(
          explained(new Contribution("age", 3.0, -1), new Contribution("kind", "a", 0.1)),
          explained(new Contribution("age", 5.0, 1), new Contribution("kind", "b", -0.1)),
          explained(new Contribution("age", 5.0, 2)),
          explained(new Contribution("age", 9.0, 4), new Contribution("kind", null, 0.2)));

  /** By hand: (1 + 1 + 2 + 4) / 4 and (0.1 + 0.1 + 0 + 0.2) / 4. */
  @Test
  void ordersFeaturesByTheirMeanAbsoluteContribution() {
    var swarm = ContributionSwarm.of(FOUR, 10, 10);

    assertThat(swarm.events()).isEqualTo(4);
    assertThat(swarm.features())
        .extracting(ContributionSwarm.Feature::name)
        .containsExactly("age", "kind");
    assertThat(swarm.features().get(0).strength()).isEqualTo(2);
    assertThat(swarm.features().get(1).strength()).isEqualTo(0.1, within(1e-15));
  }

  /** Of 3, 5, 5 and 9: none, one, one and three of four are lower. */
  @Test
  void tellsWhereAValueStandsAndNeverTheValue() {
    var features = ContributionSwarm.of(FOUR, 10, 10).features();

    assertThat(features.get(0).dots())
        .containsExactly(
            new Dot(-1, OptionalDouble.of(0)),
            new Dot(1, OptionalDouble.of(0.25)),
            new Dot(2, OptionalDouble.of(0.25)),
            new Dot(4, OptionalDouble.of(0.75)));
    assertThat(features.get(1).dots()).allMatch(dot -> dot.place().isEmpty());
  }

  @Test
  void drawsSomeAndWeighsAll() {
    var swarm = ContributionSwarm.of(FOUR, 1, 2);

    assertThat(swarm.features()).hasSize(1);
    assertThat(swarm.features().get(0).dots()).hasSize(2);
    assertThat(swarm.features().get(0).strength()).isEqualTo(2);
  }

  @Test
  void isOfSomething() {
    assertThatIllegalArgumentException().isThrownBy(() -> ContributionSwarm.of(List.of(), 1, 1));
  }
}
