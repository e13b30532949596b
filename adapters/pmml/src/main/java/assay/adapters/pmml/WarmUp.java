package assay.adapters.pmml;

import assay.domain.features.FeatureType;
import assay.domain.features.Features;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.dmg.pmml.DataField;
import org.dmg.pmml.Interval;
import org.jspecify.annotations.Nullable;

/** Rows that belong to nobody, drawn per input from what the data dictionary declares. */
final class WarmUp {
  private static final long SEED = 7;
  private static final int MISSING_ONE_IN = 50;

  private WarmUp() {}

  /** The same rows for the same inputs. */
  @SuppressWarnings("NullAway") // features hold nulls, which a class file of JDK 17 does not say
  static List<Features> rows(List<ModelInput> inputs, int count) {
    var random = new SplittableRandom(SEED);
    var rows = new ArrayList<Features>(count);
    for (int i = 0; i < count; i++) {
      var row = new LinkedHashMap<String, @Nullable Object>();
      for (ModelInput input : inputs) {
        boolean missing = random.nextInt(MISSING_ONE_IN) == 0;
        row.put(input.name(), missing ? null : value(input, random));
      }
      rows.add(new Features(row));
    }
    return rows;
  }

  private static Object value(ModelInput input, SplittableRandom random) {
    var type = input.toInput().type();
    if (input.field().getField() instanceof DataField field) {
      var values = ModelInput.validValues(field);
      if (!values.isEmpty()) {
        return typed(type, values.get(random.nextInt(values.size())));
      }
      if (field.hasIntervals() && type == FeatureType.NUMBER) {
        return within(field.getIntervals().get(0), random);
      }
    }
    return switch (type) {
      case NUMBER -> number(input, random);
      case CATEGORY, TEXT -> "a text " + random.nextInt(10);
      case BOOLEAN -> random.nextBoolean();
    };
  }

  private static Object typed(FeatureType type, Object value) {
    return switch (type) {
      case NUMBER -> Double.valueOf(value.toString());
      case CATEGORY, TEXT -> value.toString();
      case BOOLEAN -> Boolean.valueOf(value.toString());
    };
  }

  /** From near zero to about ten million, of both signs, whole for whole-numbered inputs. */
  private static Double number(ModelInput input, SplittableRandom random) {
    double size = Math.expm1(random.nextDouble() * 16);
    double signed = random.nextInt(4) == 0 ? -size : size;
    return input.integer() ? Math.rint(signed) : signed;
  }

  private static Double within(Interval interval, SplittableRandom random) {
    var left = interval.getLeftMargin();
    var right = interval.getRightMargin();
    double low = left == null ? Math.min(0, bound(right) - 1) : left.doubleValue();
    double high = right == null ? Math.max(1, low + 1000) : right.doubleValue();
    return low + (high - low) * (0.01 + 0.98 * random.nextDouble());
  }

  private static double bound(@Nullable Number right) {
    return right == null ? 1 : right.doubleValue();
  }
}
