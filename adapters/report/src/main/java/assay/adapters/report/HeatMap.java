package assay.adapters.report;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;

/**
 * A matrix of values in [-1, 1]: the stronger, the darker, with the number in each cell.
 *
 * @param names of rows and columns
 * @param values by row and column, NaN where there is none
 */
record HeatMap(String title, String reading, List<String> names, double[][] values) {
  private static final double LABELS = 150;
  private static final double HEAD = 110;
  private static final double CELL = 34;

  DomContent figure() {
    int n = names.size();
    double width = LABELS + n * CELL + 60;
    var svg = Svg.picture(width, HEAD + n * CELL + 4, title, reading);
    for (int i = 0; i < n; i++) {
      double middle = HEAD + i * CELL + CELL / 2;
      double across = LABELS + i * CELL + CELL / 2;
      svg.with(
          Svg.text("label", "end", LABELS - 8, middle + 4, Figures.cut(names.get(i), 22))
              .with(Svg.hint(names.get(i))),
          Svg.text("label", "start", 0, 0, Figures.cut(names.get(i), 18))
              .attr(
                  "transform",
                  "translate(%s %s) rotate(-50)"
                      .formatted(Figures.coordinate(across + 2), Figures.coordinate(HEAD - 8)))
              .with(Svg.hint(names.get(i))));
      for (int j = 0; j < n; j++) {
        svg.with(cell(i, j));
      }
    }
    // As wide as it needs to be and no wider, whatever the page.
    svg.withClass("fixed").at("width", width * 1.1);
    return Figure.of(title, reading, svg, null, true);
  }

  private Element cell(int row, int column) {
    double value = values[row][column];
    double left = LABELS + column * CELL;
    double top = HEAD + row * CELL;
    if (Double.isNaN(value)) {
      return Svg.text("tick", "middle", left + CELL / 2, top + CELL / 2 + 4, Figures.NONE);
    }
    String number =
        String.format(Locale.ROOT, "%.2f", Math.rint(value * 100) / 100 + 0.0).replace('-', '−');
    String hint = "%s and %s: %s".formatted(names.get(row), names.get(column), number);
    var rectangle =
        Svg.rectangle(value < 0 ? "heat below" : "heat", left + 1, top + 1, CELL - 2, CELL - 2)
            .attr("fill-opacity", String.format(Locale.ROOT, "%.2f", 0.6 * Math.abs(value)));
    return Element.of("g")
        .with(
            Svg.hint(hint),
            rectangle,
            Svg.text(
                "cell",
                "middle",
                left + CELL / 2,
                top + CELL / 2 + 4,
                row == column ? "" : number));
  }
}
