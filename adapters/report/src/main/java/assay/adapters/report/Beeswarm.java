package assay.adapters.report;

import assay.domain.explanation.ContributionSwarm;
import assay.domain.scoring.Explanation;
import j2html.tags.DomContent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The contributions to many scores: a dot per event and feature. */
record Beeswarm(String title, String reading, List<Explanation> explanations) {
  private static final double LABELS = 150;
  private static final double ROW = 30;
  private static final int FEATURES = 12;
  private static final int EVENTS = 250;
  private static final double DOT = 2.4;

  DomContent figure() {
    var swarm = ContributionSwarm.of(explanations, FEATURES, EVENTS);
    var features = swarm.features();
    double width = Plot.WIDE;
    double low = extreme(swarm, -1);
    double high = extreme(swarm, 1);
    var x =
        Scale.linear(1.05 * Math.min(0, low), 1.05 * Math.max(0, high), LABELS, width - Plot.RIGHT);
    double bottom = features.size() * ROW + 6;
    var svg = Svg.picture(width, bottom + 40, title, reading);
    var grid = Element.of("g").attr("aria-hidden", "true");
    for (double tick : x.ticks(8)) {
      grid.with(
          Svg.line(tick == 0 ? "axis" : "grid", x.at(tick), 0, x.at(tick), bottom),
          Svg.text("tick", "middle", x.at(tick), bottom + 15, Figures.tick(tick)));
    }
    grid.with(
        Svg.text("name", "end", width - Plot.RIGHT, bottom + 33, "contribution, " + swarm.unit()));
    svg.with(grid);
    int row = 0;
    for (var feature : features) {
      svg.with(swarm(feature, x, row * ROW + ROW / 2 + 3));
      row++;
    }
    return Figure.of(title, reading, svg, legend(), true);
  }

  private static double extreme(ContributionSwarm swarm, int sign) {
    return sign
        * swarm.features().stream()
            .flatMap(feature -> feature.dots().stream())
            .mapToDouble(dot -> sign * dot.contribution())
            .max()
            .orElse(0);
  }

  private static Element swarm(ContributionSwarm.Feature feature, Scale x, double middle) {
    var group =
        Element.of("g")
            .with(
                Svg.text("label", "end", LABELS - 10, middle + 4, Figures.cut(feature.name(), 22))
                    .with(Svg.hint(feature.name())));
    var taken = new HashMap<Long, Integer>();
    for (var dot : feature.dots()) {
      double at = x.at(dot.contribution());
      int before = taken.merge(Math.round(at / (2 * DOT)), 1, Integer::sum) - 1;
      int ring = (before + 1) / 2;
      double away = ring * DOT * 1.6 * (before % 2 == 0 ? 1 : -1);
      double up = Math.max(-ROW / 2 + DOT, Math.min(ROW / 2 - DOT, away));
      group.with(Svg.circle("swarm " + third(dot.place()), at, middle + up, DOT));
    }
    return group;
  }

  /** Where a value stands among those of its feature. */
  private static String third(OptionalDouble place) {
    if (place.isEmpty()) {
      return "other";
    }
    double at = place.getAsDouble();
    return at < 1 / 3.0 ? "low" : at < 2 / 3.0 ? "mid" : "top";
  }

  private static Element legend() {
    var legend = Element.of("ul", "legend");
    var names =
        Map.of(
            "low", "lowest third of the feature's values",
            "mid", "middle third",
            "top", "highest third",
            "other", "not a number, or always the same");
    for (String third : List.of("low", "mid", "top", "other")) {
      var swatch = Legend.swatch().with(Svg.circle("swarm " + third, 15, 6, 4));
      legend.with(Legend.entry(swatch, names.getOrDefault(third, third)));
    }
    return legend;
  }
}
