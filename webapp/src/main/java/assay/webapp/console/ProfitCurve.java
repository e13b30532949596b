package assay.webapp.console;

import assay.application.model.TriedCosts;
import assay.domain.evaluation.CostCurve;
import assay.domain.evaluation.CostOutcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Money saved by how many events are reviewed, as a picture of 600 by 220.
 *
 * @param line the points of constant thresholds
 * @param zero where nothing is saved, from above
 * @param best where a constant threshold saves most
 * @param own where the rule of the tried costs is
 * @param now where today's rule is, if the tried costs are true
 */
public record ProfitCurve(String line, double zero, Mark best, Mark own, Mark now) {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 220;
  private static final int POINTS = 200;

  /**
   * A point of the curve.
   *
   * @param x in the picture, from the left
   * @param y in the picture, from above
   * @param reviews events that are reviewed
   * @param saved against allowing everything, in the reporting currency
   */
  public record Mark(double x, double y, long reviews, double saved) {}

  static ProfitCurve of(TriedCosts tried) {
    var curve = tried.curve();
    var own = tried.then();
    var points = curve.points(POINTS);
    double allowed = points.get(0).cost();
    double best = curve.cheapest().value();
    double top = Math.max(allowed - best, own.savings().saved());
    double bottom =
        Math.min(0, points.stream().mapToDouble(p -> allowed - p.cost()).min().orElse(0));
    var scale =
        new Scale(tried.known().sample().size(), top, Math.max(bottom, -2 * Math.max(1, top)));
    long reviews =
        points.stream().filter(p -> p.cost() <= best).mapToLong(p -> p.reviews()).min().orElse(0);
    return new ProfitCurve(
        line(points, allowed, scale),
        scale.y(0),
        scale.mark(reviews, allowed - best),
        scale.mark(own),
        scale.mark(tried.now()));
  }

  private static String line(List<CostCurve.Point> points, double allowed, Scale scale) {
    return points.stream()
        .map(
            p ->
                String.format(
                    Locale.ROOT, "%.1f,%.1f", scale.x(p.reviews()), scale.y(allowed - p.cost())))
        .collect(Collectors.joining(" "));
  }

  /** What goes far below is cut off at the edge. */
  private record Scale(double events, double top, double bottom) {
    Mark mark(CostOutcome rule) {
      return mark(rule.decisions().flagged(), rule.savings().saved());
    }

    Mark mark(long reviews, double saved) {
      return new Mark(x((double) reviews), y(saved), reviews, saved);
    }

    double x(double reviews) {
      return rounded(WIDTH * reviews / Math.max(1, events));
    }

    double y(double saved) {
      double span = Math.max(1e-9, top - bottom);
      double at = (top - Math.max(bottom, saved)) / span;
      return rounded(10 + (HEIGHT - 20) * at);
    }

    private static double rounded(double value) {
      return Math.round(value * 10) / 10.0;
    }
  }
}
