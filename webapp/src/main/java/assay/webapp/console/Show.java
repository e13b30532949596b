package assay.webapp.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How values are written for people. */
@Named("show")
@RequestScoped
public class Show {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private static final int DIGITS = 4;
  private static final int MOST_WHOLE = 15;
  private static final Pattern CAPITALS = Pattern.compile("[A-Z0-9]+(_[A-Z0-9]+)+");
  private static final Pattern GENERATED =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  @Inject private Texts texts;
  @Inject private Clock clock;

  /** Money, with the digits of its currency; a code that is no currency stands as it is. */
  public String money(Number amount, String currency) {
    try {
      var format = NumberFormat.getCurrencyInstance(locale());
      var known = Currency.getInstance(currency);
      format.setCurrency(known);
      int digits = Math.max(0, known.getDefaultFractionDigits());
      format.setMinimumFractionDigits(digits);
      format.setMaximumFractionDigits(digits);
      return format.format(amount);
    } catch (IllegalArgumentException e) {
      return number(amount) + " " + Readable.text(currency);
    }
  }

  /** A probability; one that is not quite 0 or 1 is never shown as such, NaN is hidden. */
  public String percent(double probability) {
    if (Double.isNaN(probability)) {
      return texts.get("value.hidden");
    }
    if (probability > 0 && probability < 0.001) {
      return "< " + percentOf(0.001);
    }
    if (probability < 1 && probability > 0.999) {
      return "> " + percentOf(0.999);
    }
    return percentOf(probability);
  }

  private String percentOf(double probability) {
    var format = NumberFormat.getPercentInstance(locale());
    format.setMaximumFractionDigits(1);
    return format.format(probability);
  }

  /** A difference of probabilities, 0 to 1, in percentage points. */
  public String points(double difference) {
    return number(Math.max(0.1, Math.round(difference * 1000) / 10.0));
  }

  /** A number: whole ones in full, others with four digits that matter, or none but whole ones. */
  public String number(Number value) {
    var exact = new BigDecimal(value.toString());
    int whole = exact.precision() - exact.scale();
    var rounded = exact.round(new MathContext(Math.max(DIGITS, whole), RoundingMode.HALF_EVEN));
    if (exact.signum() != 0 && (whole > MOST_WHOLE || whole < -DIGITS)) {
      var scientific = new DecimalFormat("0.###E0", DecimalFormatSymbols.getInstance(locale()));
      return scientific.format(exact);
    }
    var format = NumberFormat.getNumberInstance(locale());
    format.setMaximumFractionDigits(2 * DIGITS);
    return format.format(isWhole(exact) ? exact : rounded);
  }

  private static boolean isWhole(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0;
  }

  /** A value that a model read, for people. */
  public String value(@Nullable Object value) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      return Readable.text(value);
    }
    if (value instanceof Boolean bool) {
      return texts.get(bool ? "yes" : "no");
    }
    return value instanceof Number number
        ? number(number)
        : value == null ? texts.get("value.missing") : Readable.text(value);
  }

  /**
   * A raw name made readable, where nobody gave it words; training names {@code d_} what its recipe
   * derives.
   */
  public String feature(String name) {
    String plain = name.replaceFirst("^d_(?=.)", "");
    return (CAPITALS.matcher(plain).matches() ? plain.toLowerCase(Locale.ROOT) : plain)
        .replaceAll("(?<=[a-z0-9])(?=[A-Z][a-z])", "_")
        .replace('_', ' ');
  }

  /** What a value did to the probability, in words. */
  public String effect(ReasonRow row) {
    String from = percent(row.from());
    String to = percent(row.to());
    String direction = row.raises() ? "reasons.raises" : "reasons.lowers";
    return from.equals(to) ? texts.get(direction + ".little", to) : texts.get(direction, from, to);
  }

  /** An id that nobody can read is cut short; others stay. */
  public String event(String id) {
    return GENERATED.matcher(id).matches() ? "…" + id.substring(id.length() - 8) : id;
  }

  public boolean isGenerated(String id) {
    return GENERATED.matcher(id).matches();
  }

  private Locale locale() {
    return texts.locale();
  }

  /** A time for people without scripts; console.js writes it in the reader's zone. */
  public String time(Instant time) {
    return TIME.format(time);
  }

  /** The same for machines. */
  public String iso(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** How long ago, in the largest unit that fits. */
  public String age(Instant since) {
    var age = Duration.between(since, clock.instant());
    if (age.toMinutes() < 1) {
      return texts.get("age.now");
    }
    if (age.toHours() < 1) {
      return texts.get("age.minutes", age.toMinutes());
    }
    return age.toDays() < 1
        ? texts.get("age.hours", age.toHours())
        : texts.get("age.days", age.toDays());
  }

  /** What somebody did, in words. */
  public String deed(String deed) {
    return texts.getOr("deed." + deed, deed);
  }

  /** What was written down of a deed, in words; a time stands apart, as {@link #until}. */
  public String detail(String deed, String detail) {
    return deed.equals("case-claimed") || until(deed, detail) != null ? "" : text(detail);
  }

  /** Until when a case was put aside; null of other deeds. */
  public @Nullable Instant until(String deed, String detail) {
    if (!deed.equals("case-snoozed")) {
      return null;
    }
    try {
      return Instant.parse(detail.replaceFirst("^until ", "")); // as it was once written
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** A reason code in words, where the bundle has words for it. */
  public String reasonCode(String code) {
    return texts.getOr("reason." + code, code.replace('-', ' ').replace('_', ' '));
  }

  /** Text from outside, with what can't be seen made visible. */
  public String text(@Nullable Object value) {
    return Readable.text(value);
  }

  /**
   * One side of a comparison.
   *
   * @param kind number, type of a feature, or text
   */
  public String compared(Optional<?> value, String kind) {
    if (value.isEmpty()) {
      return "\u2013";
    }
    return switch (kind) {
      case "number" -> number((Number) value.get());
      case "type" -> texts.get("type." + value.get());
      default -> text(value.get());
    };
  }

  /** A word of an enumeration as the texts and styles name it. */
  public String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
