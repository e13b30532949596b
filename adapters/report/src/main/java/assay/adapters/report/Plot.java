package assay.adapters.report;

import java.util.function.DoubleFunction;

/**
 * The frame of a chart: two axes with ticks and grid lines, to draw into.
 *
 * @param svg the picture so far
 */
record Plot(Element svg, Scale x, Scale y) {
  static final double WIDTH = 400;
  static final double WIDE = 1160;
  static final double HEIGHT = 250;
  static final double LEFT = 52;
  static final double RIGHT = 12;
  static final double TOP = 24;
  static final double BOTTOM = 40;

  /** One axis: its name, and how its ticks are written. */
  record Axis(String name, DoubleFunction<String> ticks) {}

  static Scale across(double low, double high, double width) {
    return Scale.linear(low, high, LEFT, width - RIGHT);
  }

  static Scale up(double low, double high) {
    return Scale.round(low, high, HEIGHT - BOTTOM, TOP);
  }

  static Plot of(Element svg, double width, Scale x, Axis xAxis, Scale y, Axis yAxis) {
    double bottom = HEIGHT - BOTTOM;
    var grid = Element.of("g").attr("aria-hidden", "true");
    for (double tick : y.ticks(5)) {
      grid.with(
          Svg.line("grid", LEFT, y.at(tick), width - RIGHT, y.at(tick)),
          Svg.text("tick", "end", LEFT - 6, y.at(tick) + 4, yAxis.ticks().apply(tick)));
    }
    for (double tick : x.ticks(width > WIDTH ? 10 : 5)) {
      grid.with(
          Svg.line("axis", x.at(tick), bottom, x.at(tick), bottom + 4),
          Svg.text("tick", "middle", x.at(tick), bottom + 17, xAxis.ticks().apply(tick)));
    }
    grid.with(
        Svg.line("axis", LEFT, bottom, width - RIGHT, bottom),
        Svg.text("name", "start", 2, 13, yAxis.name()),
        Svg.text("name", "end", width - RIGHT, HEIGHT - 5, xAxis.name()));
    return new Plot(svg.with(grid), x, y);
  }

  Svg.Place place(double xValue, double yValue) {
    return new Svg.Place(x.at(xValue), y.at(yValue));
  }
}
