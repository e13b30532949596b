package assay.domain.features;

import assay.domain.event.Pointer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a feature is made of an event. */
public sealed interface Derivation
    permits Derivation.Field,
        Derivation.Aggregate,
        Derivation.SumOfProducts,
        Derivation.OfText,
        Derivation.Window,
        Computed {
  /** The places it reads. */
  List<Pointer> reads();

  /** Those of the places it reads where it wants a number, so that a table types its column. */
  default List<Pointer> readsAsNumbers() {
    return List.of();
  }

  /** Whether it reads when the event happened. */
  default boolean readsTime() {
    return false;
  }

  /** The types that its feature can have. */
  default Set<FeatureType> types() {
    return EnumSet.of(FeatureType.NUMBER);
  }

  /** Whether it reads lists or objects. */
  default boolean isNested() {
    return reads().stream().anyMatch(at -> at.isNested() || at.isMany());
  }

  /** The value that stands at the pointer, as it is. */
  record Field(Pointer at) implements Derivation {
    @Override
    public Set<FeatureType> types() {
      return EnumSet.allOf(FeatureType.class);
    }

    @Override
    public List<Pointer> reads() {
      return List.of(at);
    }
  }

  /** A number made of all values at a pointer. */
  record Aggregate(Function function, Pointer over) implements Derivation {
    @Override
    public boolean isNested() {
      return true;
    }

    @Override
    public List<Pointer> reads() {
      return List.of(over);
    }
  }

  /** The sum of the products of two members of the same list elements, as cost x quantity. */
  record SumOfProducts(Pointer list, Pointer first, Pointer second) implements Derivation {
    /** The place of the first member in every element. */
    public Pointer firstPlace() {
      return list.everyElement().then(first);
    }

    /** The place of the second member in every element. */
    public Pointer secondPlace() {
      return list.everyElement().then(second);
    }

    @Override
    public boolean isNested() {
      return true;
    }

    @Override
    public List<Pointer> reads() {
      return List.of(firstPlace(), secondPlace());
    }
  }

  /** A number made of one text. */
  record OfText(Measure measure, Pointer at) implements Derivation {
    @Override
    public List<Pointer> reads() {
      return List.of(at);
    }
  }

  /**
   * A statistic over the events of the same subject in a window of time that ends with the event
   * (included) or, with a delay, that long before it: (t - delay - length, t - delay].
   *
   * @param subject the kind of subject whose events count
   * @param of the feature or kind of subject that the statistic is made of, where it is of one
   * @param length more than 0, at most {@value #LONGEST_DAYS} days; to the millisecond
   * @param delay 0 or more, at most {@value #LONGEST_DAYS} days; after it labels count as known
   */
  record Window(
      String subject, Statistic statistic, Optional<String> of, Duration length, Duration delay)
      implements Derivation {
    private static final int LONGEST_DAYS = 3650;

    public Window {
      if (length.toMillis() <= 0 || length.toDays() > LONGEST_DAYS) {
        throw new IllegalArgumentException(
            "The 'length' of a window is more than nothing and at most P%dD, not %s."
                .formatted(LONGEST_DAYS, length));
      }
      if (delay.isNegative() || delay.toDays() > LONGEST_DAYS) {
        throw new IllegalArgumentException(
            "The 'delay' of a window is nothing or more and at most P%dD, not %s."
                .formatted(LONGEST_DAYS, delay));
      }
      if (statistic.isOfSomething() != of.isPresent()) {
        throw new IllegalArgumentException(
            statistic.isOfSomething()
                ? "The statistic '%s' needs 'of': what it is made of.".formatted(statistic)
                : "The statistic '%s' is of the events themselves and takes no 'of'."
                    .formatted(statistic));
      }
      if (statistic == Statistic.FRAUD_RATE && delay.toMillis() == 0) {
        throw new IllegalArgumentException(
            "The statistic 'fraudRate' needs a 'delay': labels come late, and a model that learned"
                + " from labels of the same day would miss them when it serves.");
      }
    }

    @Override
    public List<Pointer> reads() {
      return List.of();
    }
  }

  /**
   * What can be made of the events in a window. {@code MEAN} and {@code MAX} of nothing are
   * missing, all others 0. An event in which the number is missing does not count for it.
   */
  enum Statistic {
    COUNT("count"),
    SUM("sum"),
    MEAN("mean"),
    MAX("max"),
    /** How many different values of a category, or of another kind of subject. */
    DISTINCT("distinct"),
    /** The share of the events that are known to be fraud, 0 to 1. */
    FRAUD_RATE("fraudRate");

    private final String text;

    Statistic(String text) {
      this.text = text;
    }

    /** Whether it is made of a number or of a value, rather than of the events themselves. */
    public boolean isOfSomething() {
      return this != COUNT && this != FRAUD_RATE;
    }

    /** Whether what it is made of is a number. */
    public boolean isOfNumber() {
      return this == SUM || this == MEAN || this == MAX;
    }

    /** As it is written in a definition. */
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * Functions over the values of a list. A list that is missing counts as empty: {@code COUNT},
   * {@code SUM} and {@code DISTINCT} of nothing are 0; {@code MEAN}, {@code MIN} and {@code MAX} of
   * nothing are missing.
   */
  enum Function {
    COUNT,
    DISTINCT,
    SUM,
    MEAN,
    MIN,
    MAX
  }

  /** What can be measured of a text; all of a missing text are missing. */
  enum Measure {
    /** Characters (Unicode code points). */
    LENGTH,
    /** Capital letters among all letters, 0 to 1; 0 where there are no letters. */
    UPPER_SHARE
  }
}
