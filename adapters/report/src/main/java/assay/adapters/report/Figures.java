package assay.adapters.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Numbers and texts as people read them. */
final class Figures {
  /** Stands where there is no number. */
  static final String NONE = "–";

  private Figures() {}

  /** At most four significant digits, thousands apart: 0.6873, 12,340, 1.2e-7. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-4 || size >= 1e15)) {
      return minus(String.format(Locale.ROOT, "%.1e", value));
    }
    var rounded =
        size >= 1000
            ? new BigDecimal(value).setScale(0, RoundingMode.HALF_EVEN)
            : new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    return minus(String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded));
  }

  static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : NONE;
  }

  /** Four decimals, for columns of metrics that are compared. */
  static String metric(double value) {
    return Double.isFinite(value) ? minus(String.format(Locale.ROOT, "%.4f", value)) : NONE;
  }

  static String metric(OptionalDouble value) {
    return value.isPresent() ? metric(value.getAsDouble()) : NONE;
  }

  static String count(long value) {
    return minus(String.format(Locale.ROOT, "%,d", value));
  }

  /** A share as a percentage: two significant digits below one, none lost near all. */
  static String percent(double share) {
    if (!Double.isFinite(share)) {
      return NONE;
    }
    double percent = share * 100;
    double size = Math.abs(percent);
    if (size != 0 && size < 0.095) {
      return number(new BigDecimal(percent).round(new MathContext(2)).doubleValue()) + " %";
    }
    String format = size == 0 || size >= 99.95 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
    return minus(String.format(Locale.ROOT, format, percent)) + " %";
  }

  static String percent(OptionalDouble share) {
    return share.isPresent() ? percent(share.getAsDouble()) : NONE;
  }

  static String money(double value, String currency) {
    String format = Math.abs(value) < 1000 ? "%,.2f" : "%,.0f";
    return minus(String.format(Locale.ROOT, format, value)) + " " + currency;
  }

  /** Short, for axes: 0.25, 40, 12k, 3.5M. */
  static String tick(double value) {
    double size = Math.abs(value);
    if (size >= 1e15) {
      return minus(String.format(Locale.ROOT, "%.0e", value));
    }
    double unit = size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : size >= 1e4 ? 1e3 : 1;
    String suffix = unit == 1e9 ? "G" : unit == 1e6 ? "M" : unit == 1e3 ? "k" : "";
    var rounded = new BigDecimal(value / unit).round(new MathContext(3)).stripTrailingZeros();
    return size != 0 && size < 1e-4
        ? minus(String.format(Locale.ROOT, "%.0e", value))
        : minus(rounded.toPlainString()) + suffix;
  }

  /** Whole percentages for axes. */
  static String percentTick(double share) {
    return tick(Math.rint(share * 1e8) / 1e6) + " %";
  }

  static String time(Duration time) {
    double seconds = time.toMillis() / 1000.0;
    return seconds < 60
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart());
  }

  /** A value of a feature: numbers short, texts as they are, missing said. */
  static String value(@Nullable Object value) {
    return value == null ? "missing" : value instanceof Double number ? number(number) : value + "";
  }

  /** The name of a column; some files have a column without one. */
  static String name(String name) {
    return name.isBlank() ? "(no name)" : name;
  }

  /** At most so many characters, the last one an ellipsis if there were more. */
  static String cut(String text, int most) {
    String printable = printable(text);
    if (printable.codePointCount(0, printable.length()) <= most) {
      return printable;
    }
    return printable.substring(0, printable.offsetByCodePoints(0, most - 1)) + "…";
  }

  /**
   * Control characters, halves of surrogate pairs, and marks that turn the direction of writing are
   * shown as a replacement character: they could make a text look like another one.
   */
  static String printable(String text) {
    return text.codePoints()
        .map(Figures::printable)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int printable(int point) {
    boolean layout = point == '\n' || point == '\t';
    boolean turns = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    boolean strange = Character.isISOControl(point) || (point >= 0xD800 && point <= 0xDFFF);
    return !layout && (turns || strange) ? 0xFFFD : point;
  }

  static String coordinate(double value) {
    var rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private static String minus(String number) {
    return number.replace('-', '−');
  }
}
