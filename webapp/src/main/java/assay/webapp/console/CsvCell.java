package assay.webapp.console;

import assay.adapters.rest.batch.Formulas;

/** A cell of a table that spreadsheets open: text stays text, whatever it begins with. */
final class CsvCell {
  private CsvCell() {}

  /** Always quoted; what a spreadsheet would run is led by an apostrophe (OWASP, CSV injection). */
  static String text(String value) {
    return '"' + (Formulas.beginsIn(value) ? "'" : "") + value.replace("\"", "\"\"") + '"';
  }
}
