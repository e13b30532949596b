package assay.adapters.report;

import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.IntStream;

/** Tables with headings for rows and columns. */
final class Tables {
  private static final int SHORT = 20;

  private Tables() {}

  /** A place that scrolls by itself where it is wider than the page, also by keyboard. */
  static Element scrolling(String name, Element content) {
    return Element.of("div", "scroll")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", Figures.printable(name))
        .with(content);
  }

  /**
   * A table of texts; the first column names the row, others that hold numbers stand right.
   *
   * @param marked index of a row that is set apart, -1 for none
   */
  static Element of(String caption, List<String> heads, List<List<String>> rows, int marked) {
    var cells =
        rows.stream().map(row -> row.stream().<DomContent>map(Tables::cell).toList()).toList();
    var numeric =
        IntStream.range(0, heads.size())
            .mapToObj(
                column -> column > 0 && rows.stream().allMatch(row -> isNumber(row.get(column))))
            .toList();
    return of(caption, heads, cells, numeric, marked);
  }

  static Element of(
      String caption,
      List<String> heads,
      List<? extends List<? extends DomContent>> rows,
      List<Boolean> numeric,
      int marked) {
    var head = Element.of("tr");
    for (int i = 0; i < heads.size(); i++) {
      head.with(
          Element.of("th")
              .attr("scope", "col")
              .condAttr(numeric.get(i), "class", "number")
              .says(heads.get(i)));
    }
    var body = Element.of("tbody");
    for (int row = 0; row < rows.size(); row++) {
      var line = Element.of("tr").condAttr(row == marked, "class", "marked");
      for (int i = 0; i < heads.size(); i++) {
        var cell = i == 0 ? Element.of("th").attr("scope", "row") : Element.of("td");
        line.with(cell.condAttr(numeric.get(i), "class", "number").with(rows.get(row).get(i)));
      }
      body.with(line);
    }
    var table =
        Element.of("table")
            .with(Element.of("caption").says(caption), Element.of("thead").with(head), body);
    return scrolling(caption, table);
  }

  /** Short texts, such as a time, stay on one line. */
  private static Element cell(String text) {
    return Element.of("span", text.length() <= SHORT ? "short" : "prose").says(text);
  }

  private static boolean isNumber(String text) {
    return text.equals(Figures.NONE) || text.matches("[−+]?[0-9][0-9.,e−]*( (%|s|[A-Z]{3}))?");
  }
}
