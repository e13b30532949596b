package assay.webapp.console;

/** A cell of a table that spreadsheets open: text stays text, whatever it begins with. */
final class CsvCell {
  private static final String STARTS_A_FORMULA = "=+-@\t\r\n|%\uFF1D\uFF0B\uFF0D\uFF20";

  private CsvCell() {}

  /** Always quoted; what a spreadsheet would run is led by an apostrophe (OWASP, CSV injection). */
  static String text(String value) {
    String start = value.stripLeading();
    boolean formula =
        !value.isEmpty() && STARTS_A_FORMULA.indexOf(value.charAt(0)) >= 0
            || !start.isEmpty() && STARTS_A_FORMULA.indexOf(start.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
  }
}
