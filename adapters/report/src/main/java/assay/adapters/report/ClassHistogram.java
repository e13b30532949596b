package assay.adapters.report;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Two classes over each other, each as shares of its own, so that the rare one is seen: good events
 * as filled bars, frauds as an outline.
 *
 * @param edges one more than counts
 * @param labelled whether there are two classes at all
 * @param logarithmic whether shares are drawn by their powers of ten
 */
record ClassHistogram(
    String title,
    String reading,
    Plot.Axis xAxis,
    List<Double> edges,
    List<Long> goods,
    List<Long> frauds,
    boolean labelled,
    boolean logarithmic) {

  DomContent figure() {
    double[] good = shares(goods);
    double[] fraud = shares(frauds);
    double highest =
        DoubleStream.concat(DoubleStream.of(good), DoubleStream.of(fraud)).max().orElse(1);
    double lowest =
        DoubleStream.concat(DoubleStream.of(good), DoubleStream.of(fraud))
            .filter(share -> share > 0)
            .min()
            .orElse(1);
    var y =
        logarithmic
            ? Scale.powers(lowest / 2, highest, Plot.HEIGHT - Plot.BOTTOM, Plot.TOP)
            : Plot.up(0, highest);
    var svg = Svg.picture(Plot.WIDTH, Plot.HEIGHT, title, reading);
    var x = Plot.across(edges.get(0), edges.get(edges.size() - 1), Plot.WIDTH);
    String share = labelled ? "share of its class" : "share of all";
    var plot = Plot.of(svg, Plot.WIDTH, x, xAxis, y, new Plot.Axis(share, Figures::percentTick));
    for (int bin = 0; bin < good.length; bin++) {
      if (good[bin] > 0) {
        double top = y.at(good[bin]);
        double left = x.at(edges.get(bin));
        svg.with(
            Svg.rectangle("good", left, top, x.at(edges.get(bin + 1)) - left, y.start() - top)
                .with(Svg.hint(hint(bin, good, fraud))));
      }
    }
    if (labelled) {
      svg.with(Svg.path("fraud outline", outline(fraud, plot)));
    }
    return Figure.of(
        title, reading, svg, labelled ? Legend.classes("good events", "frauds") : null, false);
  }

  private String hint(int bin, double[] good, double[] fraud) {
    String from = xAxis.ticks().apply(edges.get(bin));
    String to = xAxis.ticks().apply(edges.get(bin + 1));
    return labelled
        ? "%s to %s: %s of good events, %s of frauds"
            .formatted(from, to, Figures.percent(good[bin]), Figures.percent(fraud[bin]))
        : "%s to %s: %s".formatted(from, to, Figures.percent(good[bin]));
  }

  private List<Svg.Place> outline(double[] shares, Plot plot) {
    var places = new ArrayList<Svg.Place>();
    places.add(new Svg.Place(plot.x().at(edges.get(0)), plot.y().start()));
    for (int bin = 0; bin < shares.length; bin++) {
      places.add(plot.place(edges.get(bin), shares[bin]));
      places.add(plot.place(edges.get(bin + 1), shares[bin]));
    }
    places.add(new Svg.Place(plot.x().at(edges.get(edges.size() - 1)), plot.y().start()));
    return places;
  }

  private static double[] shares(List<Long> counts) {
    double total = Math.max(1, counts.stream().mapToLong(Long::longValue).sum());
    return counts.stream().mapToDouble(count -> count / total).toArray();
  }
}
