package assay.adapters.report;

import j2html.tags.DomContent;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Bars that lie, the labels left of them; values below 0 reach to the left.
 *
 * @param reach the scale goes up to it at least, for charts that are compared; 0 to fit the bars
 */
record Bars(String title, String reading, List<Bar> bars, double reach) {
  private static final double WIDTH = 400;
  private static final double LABELS = 150;
  private static final double VALUES = 86;
  private static final double ROW = 22;

  /**
   * One bar.
   *
   * @param spread drawn as a whisker to both sides
   * @param text the value in words
   */
  record Bar(String label, double value, OptionalDouble spread, String text) {}

  Bars(String title, String reading, List<Bar> bars) {
    this(title, reading, bars, 0);
  }

  DomContent figure() {
    double low = bars.stream().mapToDouble(Bars::low).min().orElse(0);
    double high = Math.max(reach, bars.stream().mapToDouble(Bars::high).max().orElse(1));
    var x =
        Scale.linear(Math.min(0, low), Math.max(high, low < 0 ? 0 : 1e-12), LABELS, WIDTH - VALUES);
    var svg = Svg.picture(WIDTH, bars.size() * ROW + 6, title, reading);
    for (int i = 0; i < bars.size(); i++) {
      svg.with(bar(bars.get(i), x, 3 + i * ROW));
    }
    svg.with(Svg.line("axis", x.at(0), 0, x.at(0), bars.size() * ROW + 6));
    return Figure.of(title, reading, svg, null, false);
  }

  private static double low(Bar bar) {
    return bar.value() - bar.spread().orElse(0);
  }

  private static double high(Bar bar) {
    return bar.value() + bar.spread().orElse(0);
  }

  private static Element bar(Bar bar, Scale x, double top) {
    double from = Math.min(x.at(0), x.at(bar.value()));
    double to = Math.max(x.at(0), x.at(bar.value()));
    double middle = top + ROW / 2;
    var group =
        Element.of("g")
            .with(
                Svg.hint(bar.label() + ": " + bar.text()),
                Svg.text("label", "end", LABELS - 8, middle + 4, Figures.cut(bar.label(), 20)),
                Svg.rectangle(
                    bar.value() < 0 ? "bar below" : "bar", from, top + 3, to - from, ROW - 6),
                Svg.text("tick", "end", WIDTH - 2, middle + 4, bar.text()));
    if (bar.spread().isPresent()) {
      group.with(Svg.line("whisker", x.at(low(bar)), middle, x.at(high(bar)), middle));
    }
    return group;
  }
}
