package assay.domain.explanation;

import assay.domain.cost.Tier;
import assay.domain.explanation.Counterfactual.Change;
import assay.domain.explanation.Counterfactual.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the smallest change of at most three features that leads to a lower tier: fewest
 * features first, and of as many the least distance. Changes of one feature are all tried, in the
 * order of their distance. Changes of two are all tried if they fit into the number of scores,
 * otherwise those of the values that alone lower the priority most; so are changes of three, each
 * one of the best changes of two and another value.
 */
public final class CounterfactualSearch {
  /** How many changes of two are followed to three. */
  private static final int BEAM = 24;

  private static final int MOST_CHANGES = 3;

  private final Tier tier;
  private final ToDoubleFunction<Map<String, Object>> distance;
  private final WhatIf whatIf;
  private final int mostScores;
  private int scores;
  private boolean complete = true;

  private CounterfactualSearch(
      Tier tier, ToDoubleFunction<Map<String, Object>> distance, WhatIf whatIf, int mostScores) {
    this.tier = tier;
    this.distance = distance;
    this.whatIf = whatIf;
    this.mostScores = mostScores;
  }

  /** What would be decided with some values in the place of the event's own. */
  @FunctionalInterface
  public interface WhatIf {
    /** Empty where the event or the model does not take these values. */
    Optional<Outcome> with(Map<String, Object> values);
  }

  /**
   * A feature that may be changed.
   *
   * @param from its value: a Double, String or Boolean; null where it is missing
   * @param values to try, of the same type
   */
  public record Option(String feature, @Nullable Object from, List<Object> values) {
    public Option {
      values = List.copyOf(values);
    }
  }

  /**
   * What came of looking.
   *
   * @param found empty if no change that was tried leads to a lower tier
   * @param scores how many changes were scored
   * @param complete whether every change of one and of two features was tried that came before what
   *     was found
   */
  public record Result(Optional<Counterfactual> found, int scores, boolean complete) {}

  private record Tried(Map<String, Object> values, double distance, @Nullable Outcome outcome) {
    double priority() {
      return outcome == null ? Double.POSITIVE_INFINITY : outcome.assessment().priority();
    }
  }

  /**
   * Searches.
   *
   * @param tier of the event as it is; below LOW there is none
   * @param options the features that may be changed
   * @param distance of a change, 0 or more, growing with every value that is changed further
   * @param mostScores how many changes are scored at most, 1 or more
   */
  public static Result search(
      Tier tier,
      List<Option> options,
      ToDoubleFunction<Map<String, Object>> distance,
      WhatIf whatIf,
      int mostScores) {
    var search = new CounterfactualSearch(tier, distance, whatIf, mostScores);
    var found = tier == Tier.LOW ? Optional.<Tried>empty() : search.search(options);
    return new Result(
        found.map(tried -> search.counterfactual(tried, options)), search.scores, search.complete);
  }

  private Optional<Tried> search(List<Option> options) {
    var singles = new ArrayList<Tried>();
    var found = firstLower(singles(options), singles);
    if (found.isPresent()) {
      return found;
    }
    var pairs = new ArrayList<Tried>();
    found = firstLower(joined(singles, singles, 2, mostScores - scores), pairs);
    if (found.isPresent()) {
      return found;
    }
    var best = pairs.stream().sorted(Comparator.comparingDouble(Tried::priority)).limit(BEAM);
    return firstLower(
        joined(best.toList(), singles, MOST_CHANGES, mostScores - scores), new ArrayList<>());
  }

  private List<Map<String, Object>> singles(List<Option> options) {
    var changes = new ArrayList<Map<String, Object>>();
    for (Option option : options) {
      for (Object value : option.values()) {
        if (!value.equals(option.from())) {
          changes.add(Map.of(option.feature(), value));
        }
      }
    }
    return changes;
  }

  /**
   * Every change of a list together with every change of another one; of the second only the most
   * promising where more come of it than can be scored.
   */
  private List<Map<String, Object>> joined(
      List<Tried> some, List<Tried> others, int size, int most) {
    var promising =
        others.stream()
            .filter(tried -> tried.outcome() != null)
            .sorted(Comparator.comparingDouble(Tried::priority))
            .toList();
    var changes = new LinkedHashSet<Map<String, Object>>();
    for (Tried other : promising) {
      var more = new ArrayList<Map<String, Object>>();
      for (Tried one : some) {
        if (one.outcome() != null) {
          Map<String, Object> both = new LinkedHashMap<>(one.values());
          other.values().forEach(both::putIfAbsent);
          if (both.size() == size) {
            more.add(Map.copyOf(both));
          }
        }
      }
      more.removeAll(changes);
      if (changes.size() + more.size() > most) {
        complete &= size > 2;
        break;
      }
      changes.addAll(more);
    }
    return List.copyOf(changes);
  }

  /** Scores changes in the order of their distance until one leads to a lower tier. */
  private Optional<Tried> firstLower(List<Map<String, Object>> changes, List<Tried> all) {
    var ordered =
        changes.stream()
            .map(values -> new Tried(values, distance.applyAsDouble(values), null))
            .sorted(Comparator.comparingDouble(Tried::distance))
            .toList();
    for (Tried next : ordered) {
      if (scores >= mostScores) {
        complete = false;
        return Optional.empty();
      }
      var outcome = score(next.values());
      var tried = new Tried(next.values(), next.distance(), outcome.orElse(null));
      all.add(tried);
      if (outcome.isPresent() && isLower(outcome.get())) {
        return Optional.of(tried);
      }
    }
    return Optional.empty();
  }

  private Optional<Outcome> score(Map<String, Object> values) {
    scores++;
    return whatIf.with(values);
  }

  private boolean isLower(Outcome outcome) {
    return outcome.assessment().tier().compareTo(tier) < 0;
  }

  /** Moves numbers as near to the event's own as they may be, and to short ones. */
  private Counterfactual counterfactual(Tried tried, List<Option> options) {
    var values = new LinkedHashMap<>(tried.values());
    var outcome = Objects.requireNonNull(tried.outcome());
    for (Option option : options) {
      if (values.get(option.feature()) instanceof Double to
          && option.from() instanceof Double from) {
        var nearest =
            new NearestNumber(from, to).where(number -> holds(values, option.feature(), number));
        values.put(option.feature(), nearest);
      }
    }
    if (!values.equals(tried.values())) {
      outcome = score(values).filter(this::isLower).orElse(outcome);
    }
    var changes = new ArrayList<Change>();
    for (Option option : options) {
      var to = values.get(option.feature());
      if (to != null) {
        changes.add(new Change(option.feature(), option.from(), to));
      }
    }
    return new Counterfactual(changes, outcome, distance.applyAsDouble(values));
  }

  private boolean holds(Map<String, Object> values, String feature, double number) {
    Map<String, Object> moved = new LinkedHashMap<>(values);
    moved.put(feature, number);
    return score(moved).filter(this::isLower).isPresent();
  }
}
