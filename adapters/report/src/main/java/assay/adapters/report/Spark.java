package assay.adapters.report;

import java.util.List;

/** A histogram in the size of a word. */
final class Spark {
  private static final double WIDTH = 130;
  private static final double HEIGHT = 28;

  private Spark() {}

  static Element of(String name, List<Long> counts) {
    var svg =
        Svg.picture(WIDTH, HEIGHT, "Distribution of " + name, counts.size() + " bins")
            .withClass("spark");
    double highest = Math.max(1, counts.stream().mapToLong(Long::longValue).max().orElse(1));
    double width = WIDTH / Math.max(1, counts.size());
    for (int bin = 0; bin < counts.size(); bin++) {
      // A bin that holds anything is seen.
      double height =
          counts.get(bin) == 0 ? 0 : Math.max(1, (HEIGHT - 2) * counts.get(bin) / highest);
      svg.with(
          Svg.rectangle("bar", bin * width, HEIGHT - height, Math.min(12, width - 1), height)
              .with(Svg.hint(Figures.count(counts.get(bin)))));
    }
    return svg;
  }
}
