package assay.domain.features;

import assay.domain.event.Pointer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How a feature is made of an event. */
public sealed interface Derivation
    permits Derivation.Field,
        Derivation.Aggregate,
        Derivation.SumOfProducts,
        Derivation.OfText,
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
