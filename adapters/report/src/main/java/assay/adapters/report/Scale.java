package assay.adapters.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * From values to places on the page.
 *
 * @param low value at {@code start}, below {@code high}; above 0 if logarithmic
 * @param high value at {@code end}
 */
record Scale(double low, double high, double start, double end, boolean logarithmic) {

  /** Takes off the last digits, which binary fractions leave behind. */
  private static final MathContext SHORT = new MathContext(12);

  /** From the lowest to the highest; a single value gets room on both sides. */
  static Scale linear(double low, double high, double start, double end) {
    double room = high > low ? 0 : Math.max(1e-9, Math.abs(low) * 0.1);
    return new Scale(low - room, high + room, start, end, false);
  }

  /** With ends at round numbers. */
  static Scale round(double low, double high, double start, double end) {
    var exact = linear(low, high, start, end);
    double step = step(exact.high - exact.low, 5);
    return new Scale(
        Math.floor(exact.low / step + 1e-9) * step,
        Math.ceil(exact.high / step - 1e-9) * step,
        start,
        end,
        false);
  }

  /** With ends at powers of ten. */
  static Scale powers(double low, double high, double start, double end) {
    double bottom = Math.pow(10, Math.floor(Math.log10(low) + 1e-9));
    double top = Math.pow(10, Math.ceil(Math.log10(high) - 1e-9));
    return new Scale(bottom, top > bottom ? top : bottom * 10, start, end, true);
  }

  double at(double value) {
    double held = Math.max(low, Math.min(high, value));
    double part =
        logarithmic ? Math.log(held / low) / Math.log(high / low) : (held - low) / (high - low);
    return start + part * (end - start);
  }

  /** Round values between the ends, about so many. */
  List<Double> ticks(int about) {
    var ticks = new ArrayList<Double>();
    if (logarithmic) {
      int decades = (int) Math.round(Math.log10(high / low));
      int every = Math.max(1, (int) Math.ceil(decades / (double) about));
      for (int power = 0; power <= decades; power += every) {
        ticks.add(low * Math.pow(10, power));
      }
      return ticks;
    }
    double step = step(high - low, about);
    for (double n = Math.ceil(low / step - 1e-9); n * step <= high + step * 1e-9; n++) {
      ticks.add(new BigDecimal(n * step).round(SHORT).doubleValue());
    }
    return ticks;
  }

  /** 1, 2 or 5 times a power of ten. */
  private static double step(double span, int about) {
    double raw = span / about;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double digit = raw / power;
    return power * (digit <= 1.0001 ? 1 : digit <= 2.0001 ? 2 : digit <= 5.0001 ? 5 : 10);
  }
}
