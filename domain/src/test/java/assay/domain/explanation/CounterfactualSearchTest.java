package assay.domain.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cost.Bands;
import assay.domain.cost.Tier;
import assay.domain.explanation.Counterfactual.Change;
import assay.domain.explanation.Counterfactual.Outcome;
import assay.domain.explanation.CounterfactualSearch.Option;
import assay.domain.explanation.CounterfactualSearch.WhatIf;
import assay.domain.scoring.Probability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CounterfactualSearchTest {
  private static final Bands BANDS = new Bands(0.33, 0.67, false);
  private static final int PLENTY = 100_000;

  private static Outcome outcome(double p) {
    var probability = new Probability(p);
    return new Outcome(probability, BANDS.assess(probability, 100));
  }

  private static ToDoubleFunction<Map<String, Object>> distance(List<Option> options) {
    return change -> {
      double sum = 0;
      for (Option option : options) {
        var to = change.get(option.feature());
        if (to instanceof Double number) {
          sum += Math.abs(number - (double) option.from()) / 10;
        } else if (to != null) {
          sum += 1;
        }
      }
      return sum;
    };
  }

  /** The event has x = 9 and y = 9, and its score is their mean. */
  private static WhatIf mean(Map<String, Double> event) {
    return change -> {
      double sum = 0;
      for (var value : event.entrySet()) {
        sum += (double) change.getOrDefault(value.getKey(), value.getValue());
      }
      return Optional.of(outcome(sum / (10 * event.size())));
    };
  }

  @Test
  void findsTheLeastChangeOfOneNumberToAsShortOneAsItMayBe() {
    var options = List.of(new Option("x", 9.0, List.of(0.0, 2.0, 10.0)));

    var result =
        CounterfactualSearch.search(
            Tier.HIGH, options, distance(options), mean(Map.of("x", 9.0)), PLENTY);

    // 2 is the nearest that was given; whole numbers below 6.7 hold
    assertThat(result.found().orElseThrow().changes()).containsExactly(new Change("x", 9.0, 6.0));
    assertThat(result.found().orElseThrow().outcome().assessment().tier()).isEqualTo(Tier.MEDIUM);
    assertThat(result.complete()).isTrue();
  }

  @Test
  void changesSeveralWhereOneIsNotEnough() {
    var event = new LinkedHashMap<String, Double>();
    var options = new ArrayList<Option>();
    for (String name : List.of("x", "y", "z")) {
      event.put(name, 10.0);
      options.add(new Option(name, 10.0, List.of(5.5, 6.5)));
    }

    var result =
        CounterfactualSearch.search(Tier.HIGH, options, distance(options), mean(event), PLENTY);

    // the mean must go below 6.7: two at 5.5 make 7, three at 6.5 make 6.5
    assertThat(result.found().orElseThrow().changes()).hasSize(3);
    assertThat(result.found().orElseThrow().outcome().probability().value()).isLessThan(0.67);
  }

  @Test
  void saysThatNothingHelps() {
    var options = List.of(new Option("x", 9.0, List.of(7.0, 8.0)));

    var result =
        CounterfactualSearch.search(
            Tier.HIGH, options, distance(options), mean(Map.of("x", 9.0)), PLENTY);

    assertThat(result.found()).isEmpty();
    assertThat(result.scores()).isEqualTo(2);
    assertThat(result.complete()).isTrue();
  }

  @Test
  void asksNothingBelowLow() {
    var options = List.of(new Option("x", 1.0, List.of(0.0)));

    var result =
        CounterfactualSearch.search(
            Tier.LOW,
            options,
            distance(options),
            change -> {
              throw new AssertionError("There is no lower tier.");
            },
            PLENTY);

    assertThat(result.found()).isEmpty();
  }

  @Test
  void passesOverValuesThatAreNotTaken() {
    var options = List.of(new Option("kind", "a", List.of("b", "c")));

    var result =
        CounterfactualSearch.search(
            Tier.HIGH,
            options,
            distance(options),
            change -> change.get("kind").equals("b") ? Optional.empty() : Optional.of(outcome(0)),
            PLENTY);

    assertThat(result.found().orElseThrow().changes())
        .containsExactly(new Change("kind", "a", "c"));
  }

  @Test
  void saysThatItStoppedWhenTheScoresWereUsedUp() {
    var options = new ArrayList<Option>();
    for (int i = 0; i < 10; i++) {
      options.add(new Option("k" + i, "a", List.of("b", "c", "d", "e")));
    }

    var result =
        CounterfactualSearch.search(
            Tier.HIGH, options, distance(options), change -> Optional.of(outcome(0.9)), 100);

    assertThat(result.found()).isEmpty();
    assertThat(result.scores()).isLessThanOrEqualTo(100);
    assertThat(result.complete()).isFalse();
  }

  /** Categories only, so that nothing is moved nearer; against every change of one and of two. */
  @RepeatedTest(60)
  void findsTheSmallestOfAllChanges(RepetitionInfo repetition) {
    var random = new SplittableRandom(repetition.getCurrentRepetition());
    var options = new ArrayList<Option>();
    for (int i = 0; i < 4; i++) {
      options.add(new Option("f" + i, "0", List.of("1", "2", "3")));
    }
    Map<String, Double> steps = new LinkedHashMap<>();
    Map<String, Double> lengths = new LinkedHashMap<>();
    for (Option option : options) {
      for (Object value : option.values()) {
        steps.put(option.feature() + value, random.nextDouble() * 0.3 - 0.1);
        lengths.put(option.feature() + value, random.nextDouble());
      }
    }
    double together = random.nextDouble() * 0.2;
    WhatIf whatIf =
        change -> {
          double p = 0.95 - (change.size() - 1) * together;
          for (var value : change.entrySet()) {
            p -= steps.get(value.getKey() + value.getValue());
          }
          return Optional.of(outcome(Math.min(1, Math.max(0, p))));
        };
    ToDoubleFunction<Map<String, Object>> distance =
        change ->
            change.entrySet().stream()
                .mapToDouble(value -> lengths.get(value.getKey() + value.getValue()))
                .sum();

    var found = CounterfactualSearch.search(Tier.HIGH, options, distance, whatIf, PLENTY).found();

    var smallest = smallest(options, distance, whatIf);
    if (smallest.isPresent()) {
      assertThat(changes(found.orElseThrow())).isEqualTo(smallest.get());
    } else {
      found.ifPresent(other -> assertThat(other.changes()).hasSize(3));
    }
  }

  private static Map<String, Object> changes(Counterfactual found) {
    Map<String, Object> changes = new LinkedHashMap<>();
    found.changes().forEach(change -> changes.put(change.feature(), change.to()));
    return changes;
  }

  private static Optional<Map<String, Object>> smallest(
      List<Option> options, ToDoubleFunction<Map<String, Object>> distance, WhatIf whatIf) {
    for (int size = 1; size <= 2; size++) {
      Map<String, Object> best = null;
      for (var change : all(options, size)) {
        boolean lower = whatIf.with(change).orElseThrow().assessment().tier() != Tier.HIGH;
        if (lower
            && (best == null || distance.applyAsDouble(change) < distance.applyAsDouble(best))) {
          best = change;
        }
      }
      if (best != null) {
        return Optional.of(best);
      }
    }
    return Optional.empty();
  }

  private static List<Map<String, Object>> all(List<Option> options, int size) {
    var all = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < options.size(); i++) {
      for (Object one : options.get(i).values()) {
        if (size == 1) {
          all.add(Map.of(options.get(i).feature(), one));
        }
        for (int j = i + 1; size == 2 && j < options.size(); j++) {
          for (Object other : options.get(j).values()) {
            all.add(Map.of(options.get(i).feature(), one, options.get(j).feature(), other));
          }
        }
      }
    }
    return all;
  }
}
