package assay.adapters.report;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Percentiles over time, by powers of ten: bands around a line, the wider the lighter.
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

  /** What is smaller is drawn at the foot. */
  private static final double LEAST = 1e-5;

  /** Two lines with what lies between. */
  record Band(String name, double[] lower, double[] upper) {}

  /** One line. */
  record Series(String name, double[] values) {}

  DomContent figure() {
    var y =
        Scale.powers(
            Math.max(LEAST, extreme(false)),
            Math.max(10 * LEAST, extreme(true)),
            Plot.HEIGHT - Plot.BOTTOM,
            Plot.TOP);
    var svg = Svg.picture(Plot.WIDE, Plot.HEIGHT, title, reading);
    var plot =
        Plot.of(
            svg,
            Plot.WIDE,
            Plot.across(days[0], days[days.length - 1], Plot.WIDE),
            xAxis,
            y,
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

  /** The largest, or the smallest above 0, of all that is drawn. */
  private double extreme(boolean largest) {
    var values =
        bands.stream()
            .flatMapToDouble(
                it -> DoubleStream.concat(Arrays.stream(it.lower()), Arrays.stream(it.upper())))
            .filter(value -> value > 0);
    return (largest ? values.max() : values.min()).orElse(LEAST);
  }
}
