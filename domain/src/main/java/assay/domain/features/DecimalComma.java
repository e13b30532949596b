package assay.domain.features;

import assay.domain.event.Pointer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number whose text has a decimal comma, and dots between its thousands or none: {@code 1.234,50}
 * and {@code 1234,5}. A number of JSON is taken as it is.
 */
public record DecimalComma(Pointer at) implements Computed {
  private static final String EXPECTED = "a number with a decimal comma, as 1.234,50";
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]{1,3}(\\.[0-9]{3}){1,100}|[0-9]{1,300})(,[0-9]{1,300})?");

  @Override
  public List<Pointer> reads() {
    return List.of(at);
  }

  @Override
  public String how() {
    return "decimal comma";
  }

  @Override
  public @Nullable Double value(Source source, FeatureType type) {
    Object value = source.find(at);
    if (value == null) {
      return null;
    }
    double number = value instanceof Number given ? given.doubleValue() : parse(value);
    if (!Double.isFinite(number)) {
      source.refuse(at, value, EXPECTED);
      return null;
    }
    return number;
  }

  private static double parse(Object value) {
    String text = value instanceof String given ? given.strip() : "";
    return NUMBER.matcher(text).matches()
        ? Double.parseDouble(text.replace(".", "").replace(',', '.'))
        : Double.NaN;
  }
}
