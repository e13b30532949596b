package assay.adapters.report;

import assay.domain.scoring.Contribution;
import assay.domain.scoring.Explanation;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The contributions to many scores: a dot per event and feature. */
record Beeswarm(String title, String reading, List<Explanation> explanations) {
  private static final double LABELS = 150;
  private static final double ROW = 30;
  private static final int FEATURES = 12;
  private static final int EVENTS = 250;
  private static final double DOT = 2.4;

  DomContent figure() {
    var features = features();
    double width = Plot.WIDE;
    double low = extreme(features, -1);
    double high = extreme(features, 1);
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
    String unit = explanations.get(0).unit();
    grid.with(Svg.text("name", "end", width - Plot.RIGHT, bottom + 33, "contribution, " + unit));
    svg.with(grid);
    int row = 0;
    for (var feature : features.entrySet()) {
      svg.with(swarm(feature.getKey(), feature.getValue(), x, row * ROW + ROW / 2 + 3));
      row++;
    }
    return Figure.of(title, reading, svg, legend(), true);
  }

  /** The strongest features with their contributions, the strongest first. */
  private Map<String, List<Contribution>> features() {
    var all = new HashMap<String, List<Contribution>>();
    int step = Math.max(1, (explanations.size() + EVENTS - 1) / EVENTS);
    for (int i = 0; i < explanations.size(); i += step) {
      for (var contribution : explanations.get(i).contributions()) {
        all.computeIfAbsent(contribution.feature(), it -> new ArrayList<>()).add(contribution);
      }
    }
    Comparator<Map.Entry<String, List<Contribution>>> byStrength =
        Comparator.comparingDouble(
            it -> -it.getValue().stream().mapToDouble(c -> Math.abs(c.contribution())).sum());
    return all.entrySet().stream()
        .sorted(byStrength.thenComparing(Map.Entry::getKey))
        .limit(FEATURES)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  private static double extreme(Map<String, List<Contribution>> features, int sign) {
    return sign
        * features.values().stream()
            .flatMap(List::stream)
            .mapToDouble(it -> sign * it.contribution())
            .max()
            .orElse(0);
  }

  private static Element swarm(
      String feature, List<Contribution> contributions, Scale x, double middle) {
    double[] values =
        contributions.stream()
            .map(Contribution::value)
            .filter(Double.class::isInstance)
            .mapToDouble(value -> (Double) value)
            .sorted()
            .toArray();
    var group =
        Element.of("g")
            .with(
                Svg.text("label", "end", LABELS - 10, middle + 4, Figures.cut(feature, 22))
                    .with(Svg.hint(feature)));
    var taken = new HashMap<Long, Integer>();
    for (var contribution : contributions) {
      double at = x.at(contribution.contribution());
      int before = taken.merge(Math.round(at / (2 * DOT)), 1, Integer::sum) - 1;
      int ring = (before + 1) / 2;
      double away = ring * DOT * 1.6 * (before % 2 == 0 ? 1 : -1);
      double up = Math.max(-ROW / 2 + DOT, Math.min(ROW / 2 - DOT, away));
      group.with(dot(contribution.value(), values, at, middle + up));
    }
    return group;
  }

  private static Element dot(@Nullable Object value, double[] values, double x, double y) {
    return Svg.circle("swarm " + third(value, values), x, y, DOT);
  }

  /** Where a value stands among those of its feature. */
  private static String third(@Nullable Object value, double[] values) {
    if (!(value instanceof Double number) || values[0] == values[values.length - 1]) {
      return "other";
    }
    int below = Arrays.binarySearch(values, number);
    double place = (below < 0 ? -below - 1 : below) / (double) values.length;
    return place < 1 / 3.0 ? "low" : place < 2 / 3.0 ? "mid" : "top";
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
