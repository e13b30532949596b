package assay.webapp.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** How values are written for people. */
@Named("show")
@RequestScoped
public class Show {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  @Inject private Texts texts;
  @Inject private Clock clock;

  /** Money, with the digits of its currency; a code that is no currency stands as it is. */
  public String money(Number amount, String currency) {
    try {
      var format = NumberFormat.getCurrencyInstance(texts.locale());
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

  /** A probability; one that is not quite 0 or 1 is never shown as such. */
  public String percent(double probability) {
    if (probability > 0 && probability < 0.001) {
      return "< " + percentOf(0.001);
    }
    if (probability < 1 && probability > 0.999) {
      return "> " + percentOf(0.999);
    }
    return percentOf(probability);
  }

  private String percentOf(double probability) {
    var format = NumberFormat.getPercentInstance(texts.locale());
    format.setMaximumFractionDigits(1);
    return format.format(probability);
  }

  public String number(Number value) {
    var format = NumberFormat.getNumberInstance(texts.locale());
    format.setMaximumFractionDigits(value instanceof BigDecimal || isWhole(value) ? 12 : 4);
    return format.format(value);
  }

  private static boolean isWhole(Number value) {
    return value.doubleValue() == Math.rint(value.doubleValue());
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

  /** A reason code in words, where the bundle has words for it. */
  public String reasonCode(String code) {
    return texts.getOr("reason." + code, code.replace('-', ' ').replace('_', ' '));
  }

  /** Text from outside, with what can't be seen made visible. */
  public String text(@Nullable Object value) {
    return Readable.text(value);
  }
}
