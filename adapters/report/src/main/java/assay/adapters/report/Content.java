package assay.adapters.report;

import assay.adapters.report.LineChart.Line;
import assay.domain.evaluation.ScoredLabels;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** What sections are made of beside charts and tables. */
final class Content {
  /** Points of a curve that are drawn; more can't be seen. */
  static final int POINTS = 150;

  private Content() {}

  static Element paragraph(String text) {
    return Element.of("p").says(text);
  }

  /** Says that something was not there, in place of it. */
  static Element missing(String what) {
    return Element.of("p", "missing").says(what);
  }

  static Element heading(String text) {
    return Element.of("h3").says(text);
  }

  static Element list(List<String> texts) {
    var list = Element.of("ul");
    texts.forEach(text -> list.with(Element.of("li").says(text)));
    return list;
  }

  /** Things beside each other, as many as the page is wide for. */
  static Element grid(List<? extends DomContent> things) {
    return Element.of("div", "grid").with(things);
  }

  /** One figure to be seen first, with what it means. */
  record Tile(String name, String value, String meaning) {}

  static Element tiles(List<Tile> tiles) {
    var list = Element.of("dl", "tiles");
    for (var tile : tiles) {
      list.with(
          Element.of("div", "tile")
              .with(
                  Element.of("dt").says(tile.name()),
                  Element.of("dd")
                      .with(Element.of("span").says(tile.value()))
                      .with(Element.of("small").says(tile.meaning()))));
    }
    return list;
  }

  /** Names and values, the values as texts. */
  static Element facts(List<String[]> facts) {
    var list = Element.of("dl", "facts");
    for (String[] fact : facts) {
      list.with(Element.of("dt").says(fact[0]), Element.of("dd").says(fact[1]));
    }
    return list;
  }

  static Element row(List<@Nullable DomContent> parts) {
    var row = Element.of("div", "column");
    for (var part : parts) {
      if (part != null) {
        row.with(part);
      }
    }
    return row;
  }

  static Line line(String name, double[] x, double[] y) {
    var places = new ArrayList<Svg.Place>();
    for (int i = 0; i < x.length; i++) {
      places.add(new Svg.Place(x[i], y[i]));
    }
    return new Line(name, places);
  }

  /** The scores of both classes in twenty bins, by powers of ten. */
  static DomContent scores(String title, ScoredLabels sample) {
    int bins = 20;
    Long[] goods = new Long[bins];
    Arrays.fill(goods, 0L);
    Long[] frauds = goods.clone();
    for (int row = 0; row < sample.size(); row++) {
      int bin = Math.min(bins - 1, (int) (sample.score(row) * bins));
      (sample.fraud(row) ? frauds : goods)[bin]++;
    }
    return new ClassHistogram(
            title,
            "Good models push the classes apart. The scale goes by powers of ten, or rare scores could not be seen.",
            new Plot.Axis("probability of fraud", Figures::tick),
            DoubleStream.iterate(0, it -> it + 1)
                .limit(bins + 1L)
                .map(it -> it / bins)
                .boxed()
                .toList(),
            List.of(goods),
            List.of(frauds),
            true,
            true)
        .figure();
  }
}
