package assay.webapp.console;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;

/** Amounts as people type them. */
final class Amounts {
  private static final Pattern SPACES = Pattern.compile("[\\s\u00a0\u202f]");

  private Amounts() {}

  /**
   * An amount as digits with a point, as {@code 1250.5} for "1,250.50" in English or "1.250,50" in
   * Spanish; a text that is no amount comes back as it is.
   */
  static String plain(String typed, Locale locale) {
    var symbols = DecimalFormatSymbols.getInstance(locale);
    String text = SPACES.matcher(typed).replaceAll("");
    String group =
        "["
            + Pattern.quote(SPACES.matcher(symbols.getGroupingSeparator() + "").replaceAll(""))
            + "'’]?";
    String point = Pattern.quote(String.valueOf(symbols.getDecimalSeparator()));
    if (text.matches("\\d{1,3}(" + group + "\\d{3})*(" + point + "\\d+)?")
        || text.matches("\\d+(" + point + "\\d+)?")) {
      return text.replaceAll("[^\\d" + point + "]", "").replace(symbols.getDecimalSeparator(), '.');
    }
    return typed;
  }
}
