package assay.adapters.report;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines over each other, told apart by colour and by dashes.
 *
 * @param title what it is
 * @param reading how it is read, a sentence or two
 * @param fit bounds of both axes
 * @param lines up to eight; more repeat
 * @param marks vertical or horizontal lines with a name
 */
record LineChart(
    String title,
    String reading,
    Plot.Axis xAxis,
    Plot.Axis yAxis,
    Fit fit,
    boolean wide,
    List<Line> lines,
    List<Mark> marks) {
  private static final int MARKED = 40;

  /** One line; its points are joined in their order. NaN interrupts it. */
  record Line(String name, List<Svg.Place> points) {}

  /** A line at a value: upright at x, level at y, or from corner to corner. */
  record Mark(Direction direction, double value, String name) {}

  enum Direction {
    UPRIGHT,
    LEVEL,
    DIAGONAL
  }

  /** What both axes hold at least. */
  record Fit(double xLow, double xHigh, double yLow, double yHigh) {
    static final Fit UNIT = new Fit(0, 1, 0, 1);

    /** Around all points, with the given values too. */
    static Fit around(List<Line> lines, double... alsoY) {
      var points = lines.stream().flatMap(line -> line.points().stream()).toList();
      var ys =
          points.stream().map(Svg.Place::y).filter(Double::isFinite).collect(Collectors.toList());
      for (double y : alsoY) {
        ys.add(y);
      }
      return new Fit(
          points.stream().mapToDouble(Svg.Place::x).min().orElse(0),
          points.stream().mapToDouble(Svg.Place::x).max().orElse(1),
          ys.stream().mapToDouble(Double::doubleValue).min().orElse(0),
          ys.stream().mapToDouble(Double::doubleValue).max().orElse(1));
    }
  }

  DomContent figure() {
    double width = wide ? Plot.WIDE : Plot.WIDTH;
    var svg = Svg.picture(width, Plot.HEIGHT, title, reading);
    var plot =
        Plot.of(
            svg,
            width,
            Plot.across(fit.xLow, fit.xHigh, width),
            xAxis,
            Plot.up(fit.yLow, fit.yHigh),
            yAxis);
    marks.forEach(mark -> draw(mark, plot, width));
    for (int i = 0; i < lines.size(); i++) {
      draw(lines.get(i), i, plot);
    }
    var names = lines.stream().map(Line::name).toList();
    return Figure.of(title, reading, svg, names.size() > 1 ? Legend.lines(names) : null, wide);
  }

  private void draw(Mark mark, Plot plot, double width) {
    var x = plot.x();
    var y = plot.y();
    switch (mark.direction()) {
      case DIAGONAL -> plot.svg().with(Svg.line("mark", x.at(0), y.at(0), x.at(1), y.at(1)));
      case UPRIGHT -> {
        double at = x.at(mark.value());
        boolean right = at > (Plot.LEFT + width) / 2;
        plot.svg()
            .with(
                Svg.line("mark", at, Plot.TOP, at, Plot.HEIGHT - Plot.BOTTOM),
                Svg.text(
                    "note",
                    right ? "end" : "start",
                    right ? at - 5 : at + 5,
                    Plot.TOP + 10,
                    mark.name()));
      }
      case LEVEL -> {
        double at = y.at(mark.value());
        plot.svg()
            .with(
                Svg.line("mark", Plot.LEFT, at, width - Plot.RIGHT, at),
                Svg.text("note", "end", width - Plot.RIGHT, at - 4, mark.name()));
      }
    }
  }

  private void draw(Line line, int index, Plot plot) {
    var group = Element.of("g", "line s" + (index % Legend.SERIES + 1)).with(Svg.hint(line.name()));
    var run = new ArrayList<Svg.Place>();
    for (var point : line.points()) {
      if (Double.isFinite(point.y())) {
        run.add(plot.place(point.x(), point.y()));
      } else if (!run.isEmpty()) {
        group.with(Svg.path("stroke", run));
        run.clear();
      }
    }
    if (!run.isEmpty()) {
      group.with(Svg.path("stroke", run));
    }
    if (line.points().size() <= MARKED) {
      for (var point : line.points()) {
        if (Double.isFinite(point.y())) {
          var place = plot.place(point.x(), point.y());
          String hint =
              "%s: %s, %s"
                  .formatted(
                      line.name(), xAxis.ticks().apply(point.x()), yAxis.ticks().apply(point.y()));
          group.with(Svg.circle("dot", place.x(), place.y(), 2.6).with(Svg.hint(hint)));
        }
      }
    }
    plot.svg().with(group);
  }
}
