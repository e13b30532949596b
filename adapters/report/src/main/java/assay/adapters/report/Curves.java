package assay.adapters.report;

import assay.adapters.report.LineChart.Direction;
import assay.adapters.report.LineChart.Fit;
import assay.adapters.report.LineChart.Line;
import assay.adapters.report.LineChart.Mark;
import assay.domain.evaluation.PrecisionRecallCurve;
import assay.domain.evaluation.RocCurve;
import assay.domain.evaluation.ScoredLabels;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Optional;

/** Curves that more than one section draws. */
final class Curves {
  private Curves() {}

  static Optional<Line> roc(String name, ScoredLabels sample) {
    return RocCurve.of(sample)
        .map(
            curve ->
                new Line(
                    name,
                    curve.points(Content.POINTS).stream()
                        .map(it -> new Svg.Place(it.falsePositiveRate(), it.truePositiveRate()))
                        .toList()));
  }

  static Optional<Line> precisionRecall(String name, ScoredLabels sample) {
    return PrecisionRecallCurve.of(sample)
        .map(
            curve ->
                new Line(
                    name,
                    curve.points(Content.POINTS).stream()
                        .map(it -> new Svg.Place(it.recall(), it.precision()))
                        .toList()));
  }

  static DomContent rocChart(List<Line> lines) {
    return new LineChart(
            "ROC curve",
            "Frauds found against good events disturbed, over all thresholds. Chance runs along the dotted line.",
            new Plot.Axis("good events flagged", Figures::percentTick),
            new Plot.Axis("frauds flagged (recall)", Figures::percentTick),
            Fit.UNIT,
            false,
            lines,
            List.of(new Mark(Direction.DIAGONAL, 0, "")))
        .figure();
  }

  static DomContent precisionRecallChart(List<Line> lines) {
    return new LineChart(
            "Precision and recall",
            "How many of the flagged are fraud, against how much of the fraud is flagged: the curve to look at where fraud is rare.",
            new Plot.Axis("recall", Figures::percentTick),
            new Plot.Axis("precision", Figures::percentTick),
            Fit.UNIT,
            false,
            lines,
            List.of())
        .figure();
  }
}
