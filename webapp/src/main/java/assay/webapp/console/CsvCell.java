package assay.webapp.console;

/** A cell of a table that spreadsheets open: text stays text, whatever it begins with. */
final class CsvCell {
  private static final String STARTS_A_FORMULA = "=+-@\t\r\n|%\uFF1D\uFF0B\uFF0D\uFF20";

  private CsvCell() {}

  /** Always quoted; what a spreadsheet would run is led by an apostrophe (OWASP, CSV injection). */
  static String text(String value) {
    boolean formula = startsAFormula(value) || startsAFormula(value.stripLeading());
    return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
  }

  private static boolean startsAFormula(String value) {
    return !value.isEmpty() && STARTS_A_FORMULA.indexOf(value.charAt(0)) >= 0;
  }
}
