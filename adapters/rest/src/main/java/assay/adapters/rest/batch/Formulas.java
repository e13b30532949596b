package assay.adapters.rest.batch;

/** Texts that a spreadsheet would run when it opens a table (OWASP, CSV injection). */
public final class Formulas {
  private static final String START = "=+-@\t\r\n|%\uFF1D\uFF0B\uFF0D\uFF20";

  private Formulas() {}

  /** Whether a cell begins a formula, at once or behind spaces. */
  public static boolean beginsIn(String cell) {
    return begins(cell) || begins(cell.stripLeading());
  }

  private static boolean begins(String cell) {
    return !cell.isEmpty() && START.indexOf(cell.charAt(0)) >= 0;
  }
}
