package assay.adapters.report;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Percentiles over time: bands around a line, the wider the lighter.
 *
 * @param bands pairs of lower and upper lines of the same length as the days, the widest first
 * @param middle the line in the middle
 */
record BandChart(
    String title,
    String reading,
    Plot.Axis xAxis,
    Plot.Axis yAxis,
    double[] days,
    List<Band> bands,
    Series middle) {

  /** Two lines with what lies between. */
  record Band(String name, double[] lower, double[] upper) {}

  /** One line. */
  record Series(String name, double[] values) {}

  DomContent figure() {
    double high =
        bands.stream()
            .flatMapToDouble(it -> IntStream.range(0, days.length).mapToDouble(i -> it.upper()[i]))
            .max()
            .orElse(1);
    var svg = Svg.picture(Plot.WIDE, Plot.HEIGHT, title, reading);
    var plot =
        Plot.of(
            svg,
            Plot.WIDE,
            Plot.across(days[0], days[days.length - 1], Plot.WIDE),
            xAxis,
            Plot.up(0, high),
            yAxis);
    var legend = Element.of("ul", "legend");
    for (int i = 0; i < bands.size(); i++) {
      String styleClass = "band b" + (i + 1);
      svg.with(
          Svg.path(styleClass, outline(bands.get(i), plot)).with(Svg.hint(bands.get(i).name())));
      var swatch = Legend.swatch().with(Svg.rectangle(styleClass, 2, 1, 26, 10));
      legend.with(Legend.entry(swatch, bands.get(i).name()));
    }
    var line = new ArrayList<Svg.Place>();
    for (int i = 0; i < days.length; i++) {
      line.add(plot.place(days[i], middle.values()[i]));
    }
    svg.with(Element.of("g", "line s1").with(Svg.path("stroke", line)));
    var swatch = Legend.swatch();
    swatch.with(Element.of("g", "line s1").with(Svg.line("stroke", 0, 6, 30, 6)));
    legend.with(Legend.entry(swatch, middle.name()));
    return Figure.of(title, reading, svg, legend, true);
  }

  private List<Svg.Place> outline(Band band, Plot plot) {
    var outline = new ArrayList<Svg.Place>();
    for (int i = 0; i < days.length; i++) {
      outline.add(plot.place(days[i], band.upper()[i]));
    }
    for (int i = days.length - 1; i >= 0; i--) {
      outline.add(plot.place(days[i], band.lower()[i]));
    }
    return outline;
  }
}
