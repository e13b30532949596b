package assay.domain.profiling;

import static assay.domain.profiling.Association.Measure.CORRELATION_RATIO;
import static assay.domain.profiling.Association.Measure.CRAMERS_V;
import static assay.domain.profiling.Association.Measure.PEARSON;

import java.util.Optional;
import java.util.OptionalDouble;

/** A column made ready to be compared with others. */
sealed interface Compared {
  String name();

  /** The association that fits the kinds of both; empty where it is undefined. */
  Optional<Association> with(Compared other);

  static Compared of(Counted values) {
    var column = values.column();
    return column instanceof Column.Numbers numbers
        ? new Number(column.name(), numbers.values())
        : new Category(column.name(), Levels.of(values));
  }

  private static Optional<Association> of(Association.Measure measure, OptionalDouble value) {
    return value.isPresent()
        ? Optional.of(new Association(measure, value.getAsDouble()))
        : Optional.empty();
  }

  record Number(String name, double[] values) implements Compared {
    @Override
    public Optional<Association> with(Compared other) {
      return other instanceof Number number
          ? Compared.of(PEARSON, Association.pearson(values, number.values))
          : other.with(this);
    }
  }

  record Category(String name, Levels levels) implements Compared {
    @Override
    public Optional<Association> with(Compared other) {
      if (other instanceof Category category) {
        var its = category.levels;
        return Compared.of(
            CRAMERS_V,
            Association.cramersV(levels.codes(), levels.count(), its.codes(), its.count()));
      }
      double[] values = ((Number) other).values;
      return Compared.of(
          CORRELATION_RATIO, Association.correlationRatio(levels.codes(), levels.count(), values));
    }
  }
}
