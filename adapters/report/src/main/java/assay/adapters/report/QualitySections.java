package assay.adapters.report;

import assay.adapters.report.LineChart.Direction;
import assay.adapters.report.LineChart.Fit;
import assay.adapters.report.LineChart.Line;
import assay.adapters.report.LineChart.Mark;
import assay.adapters.report.Page.Section;
import assay.application.reporting.ModelReportContent;
import assay.application.reporting.ModelReportContent.Money;
import assay.application.training.ModelFacts.Quality;
import assay.domain.evaluation.Calibration;
import assay.domain.evaluation.CostCurve;
import assay.domain.evaluation.Gains;
import assay.domain.evaluation.Metrics;
import assay.domain.evaluation.Savings;
import assay.domain.evaluation.ScoredLabels;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How the model did on data that it had not seen. */
final class QualitySections {
  private static final String MODEL = "this model";

  private QualitySections() {}

  static List<Section> of(ModelReportContent content) {
    var sections = new ArrayList<Section>();
    sections.add(ThresholdSection.of(content));
    sections.add(ranking(content.facts().quality()));
    sections.add(calibration(content));
    content.money().map(it -> money(content, it)).ifPresent(sections::add);
    return sections;
  }

  private static Section ranking(Quality quality) {
    var charts = new ArrayList<DomContent>();
    Curves.precisionRecall(MODEL, quality.sample())
        .ifPresent(line -> charts.add(Curves.precisionRecallChart(List.of(line))));
    Curves.roc(MODEL, quality.sample())
        .ifPresent(line -> charts.add(Curves.rocChart(List.of(line))));
    var gains = Gains.of(quality.sample(), 20);
    gains.map(QualitySections::gain).ifPresent(charts::add);
    charts.add(Content.scores("Scores of both classes", quality.sample()));
    gains.map(QualitySections::lift).ifPresent(charts::add);
    return Section.of(
        "ranking",
        "Ranking",
        Content.paragraph("How well frauds stand above good events, on " + quality.data() + "."),
        Content.grid(charts));
  }

  private static DomContent gain(Gains gains) {
    var places = new ArrayList<Svg.Place>();
    places.add(new Svg.Place(0, 0));
    gains.parts().forEach(it -> places.add(new Svg.Place(it.share(), it.gain())));
    return new LineChart(
            "Gain",
            "How much of the fraud is among the highest-scored events. Chance runs along the dotted line.",
            new Plot.Axis("events looked at", Figures::percentTick),
            new Plot.Axis("frauds among them", Figures::percentTick),
            Fit.UNIT,
            false,
            List.of(new Line(MODEL, places)),
            List.of(new Mark(Direction.DIAGONAL, 0, "")))
        .figure();
  }

  private static DomContent lift(Gains gains) {
    var places = new ArrayList<Svg.Place>();
    gains.parts().forEach(it -> places.add(new Svg.Place(it.share(), it.lift())));
    var lines = List.of(new Line(MODEL, places));
    return new LineChart(
            "Lift",
            "How many times more fraud the highest-scored events hold than as many taken at random.",
            new Plot.Axis("events looked at", Figures::percentTick),
            new Plot.Axis("times better than chance", Figures::tick),
            Fit.around(lines, 0),
            false,
            lines,
            List.of(new Mark(Direction.LEVEL, 1, "chance")))
        .figure();
  }

  private static Section calibration(ModelReportContent content) {
    var after = content.facts().quality().sample();
    var lines = new ArrayList<Line>();
    var rows = new ArrayList<List<String>>();
    String method = content.facts().calibrator().method();
    add("after calibration (" + method + ")", after, lines, rows);
    content.uncalibrated().ifPresent(it -> add("before calibration", it, lines, rows));
    var parts = new ArrayList<DomContent>();
    parts.add(
        Content.paragraph(
            "Costs are multiplied by the probability, so a score of 0.3 has to mean fraud in 30 of 100 cases. Calibration: %s."
                .formatted(method)));
    if (content.uncalibrated().isEmpty()) {
      parts.add(Content.missing("Scores before calibration were not kept or there was none."));
    }
    parts.add(
        Tables.of(
            "Lower is better.",
            List.of("scores", "log loss", "Brier", "calibration error"),
            rows,
            -1));
    parts.add(Content.grid(List.of(reliability("Reliability", Fit.UNIT, lines), events(after))));
    return new Section("calibration", "Calibration", parts);
  }

  private static void add(
      String name, ScoredLabels sample, List<Line> lines, List<List<String>> rows) {
    var places = new ArrayList<Svg.Place>();
    for (var bin : Calibration.of(sample, 10).bins()) {
      places.add(new Svg.Place(bin.meanScore(), bin.fraudShare()));
    }
    lines.add(new Line(name, places));
    var metrics = Metrics.of(sample);
    rows.add(
        List.of(
            name,
            Figures.metric(metrics.logLoss()),
            Figures.metric(metrics.brierScore()),
            Figures.metric(metrics.calibrationError())));
  }

  private static DomContent reliability(String title, Fit fit, List<Line> lines) {
    return new LineChart(
            title,
            "What came true against what was said, in ten bins. On the dotted line the model means what it says.",
            new Plot.Axis("mean probability", Figures::percentTick),
            new Plot.Axis("share of fraud", Figures::percentTick),
            fit,
            false,
            lines,
            List.of(new Mark(Direction.DIAGONAL, 0, "")))
        .figure();
  }

  /** How many events stand behind each point of the diagram. */
  private static DomContent events(ScoredLabels sample) {
    var bars = new ArrayList<Bars.Bar>();
    for (var bin : Calibration.of(sample, 10).bins()) {
      bars.add(
          new Bars.Bar(
              Figures.percentTick(bin.from()) + " to " + Figures.percentTick(bin.to()),
              Math.log10(bin.events() + 1.0),
              OptionalDouble.empty(),
              Figures.count(bin.events())));
    }
    return new Bars(
            "Events behind each point",
            "Few events make an unsteady point. The lengths go by powers of ten.",
            bars)
        .figure();
  }

  private static Section money(ModelReportContent content, Money money) {
    var sample = content.facts().quality().sample();
    var curve = CostCurve.of(sample, money.amounts(), money.costs());
    var savings = Savings.of(money.costs(), sample, money.amounts(), money.costs());
    return Section.of(
        "money",
        "Money",
        Content.facts(
            List.of(
                new String[] {
                  "Without any check", Figures.money(savings.allowEverything(), money.currency())
                },
                new String[] {
                  "Reviewing everything",
                  Figures.money(savings.reviewEverything(), money.currency())
                },
                new String[] {
                  "Deciding by expected cost", Figures.money(savings.cost(), money.currency())
                },
                new String[] {"Savings after Bahnsen", Figures.percent(savings.share())},
                new String[] {"Costs", costs(money)})),
        Content.grid(List.of(profit(curve, savings, money))));
  }

  private static String costs(Money money) {
    var costs = money.costs();
    return "%s of the amount and %s are lost when a fraud passes; a review costs %s and catches %s; blocking a good customer costs %s and %s of the amount; blocking without a person: %s."
        .formatted(
            Figures.percent(costs.lossRate()),
            Figures.money(costs.fee(), money.currency()),
            Figures.money(costs.review(), money.currency()),
            Figures.percent(costs.catchRate()),
            Figures.money(costs.insult(), money.currency()),
            Figures.percent(costs.insultShare()),
            costs.automaticBlock() ? "yes" : "no");
  }

  /** Saved by a constant threshold, up to five times the reviews of the best one. */
  private static DomContent profit(CostCurve curve, Savings savings, Money money) {
    var points = curve.points(400);
    double none = curve.costAt(Double.POSITIVE_INFINITY);
    var best = curve.cheapest();
    int reviews =
        points.stream()
            .filter(it -> it.threshold() >= best.from())
            .mapToInt(CostCurve.Point::reviews)
            .max()
            .orElse(0);
    int last = points.get(points.size() - 1).reviews();
    double most = Math.min(last, Math.max(5.0 * reviews, last / 100.0));
    var places =
        points.stream()
            .filter(it -> it.reviews() <= most)
            .map(it -> new Svg.Place(it.reviews(), none - it.cost()))
            .toList();
    var lines = List.of(new Line("constant threshold", places));
    var marks = new ArrayList<Mark>();
    marks.add(new Mark(Direction.LEVEL, savings.saved(), "by expected cost, event by event"));
    Optional.of(best)
        .filter(it -> Double.isFinite(it.from()))
        .ifPresent(
            it ->
                marks.add(
                    new Mark(
                        Direction.UPRIGHT, reviews, "best: from " + Figures.number(it.from()))));
    return new LineChart(
            "Saved by a constant threshold, in " + money.currency(),
            "Reviewing everything from a threshold on, for each threshold. The best of them is known only in hindsight; the level line is what deciding by expected cost saves.",
            new Plot.Axis("events reviewed", Figures::tick),
            new Plot.Axis("saved against no check", Figures::tick),
            Fit.around(lines, 0, savings.saved() * 1.05),
            true,
            lines,
            marks)
        .figure();
  }
}
