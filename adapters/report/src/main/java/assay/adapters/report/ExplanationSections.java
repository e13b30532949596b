package assay.adapters.report;

import assay.adapters.report.LineChart.Fit;
import assay.adapters.report.LineChart.Line;
import assay.adapters.report.Page.Section;
import assay.application.reporting.ModelReportContent;
import assay.application.reporting.ModelReportContent.Explanations;
import assay.application.training.ModelFacts.PartialDependence;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Why the model says what it says. */
final class ExplanationSections {
  private static final int FEATURES = 15;
  private static final int DEPENDENCES = 9;

  private ExplanationSections() {}

  static List<Section> of(ModelReportContent content) {
    var sections = new ArrayList<Section>();
    sections.add(importance(content));
    if (!content.facts().partialDependence().isEmpty()) {
      sections.add(dependence(content));
    }
    if (!content.explanations().summary().isEmpty()) {
      sections.add(contributions(content.explanations()));
    }
    if (!content.explanations().predictions().isEmpty()) {
      sections.add(predictions(content.explanations()));
    }
    return sections;
  }

  private static Section importance(ModelReportContent content) {
    var charts = new ArrayList<DomContent>();
    var gain = content.facts().importance();
    if (!gain.isEmpty()) {
      var bars =
          gain.entrySet().stream()
              .sorted(byImportance())
              .limit(FEATURES)
              .map(
                  it ->
                      new Bars.Bar(
                          it.getKey(),
                          it.getValue(),
                          OptionalDouble.empty(),
                          Figures.percent(it.getValue())))
              .toList();
      charts.add(
          new Bars(
                  "Gain importance",
                  "Share of what each input adds to the fit while the model is trained.",
                  bars)
              .figure());
    }
    var permutation = content.explanations().permutation();
    if (!permutation.isEmpty()) {
      var bars =
          permutation.stream()
              .limit(FEATURES)
              .map(
                  it ->
                      new Bars.Bar(
                          it.feature(),
                          it.drop(),
                          OptionalDouble.of(it.deviation()),
                          Figures.number(it.drop())))
              .toList();
      charts.add(
          new Bars(
                  "Permutation importance",
                  "How much %s falls on held-out data when one input is shuffled; whiskers are one standard deviation."
                      .formatted(content.explanations().metric()),
                  bars)
              .figure());
    }
    return Section.of(
        "importance",
        "Importance",
        charts.isEmpty() ? Content.missing("Importance was not computed.") : Content.grid(charts));
  }

  private static Comparator<Map.Entry<String, Double>> byImportance() {
    return Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry::getKey);
  }

  private static Section dependence(ModelReportContent content) {
    var importance = content.facts().importance();
    var shown =
        content.facts().partialDependence().stream()
            .sorted(
                Comparator.comparingDouble(
                    (PartialDependence it) -> -importance.getOrDefault(it.input(), 0.0)))
            .limit(DEPENDENCES)
            .toList();
    double highest =
        shown.stream()
            .flatMap(it -> it.points().stream())
            .mapToDouble(PartialDependence.Point::probability)
            .max()
            .orElse(0);
    var charts = shown.stream().map(it -> dependence(it, highest)).toList();
    return Section.of(
        "dependence",
        "Partial dependence",
        Content.paragraph(
            "The mean calibrated probability when one input has the same value in every row. Rows that can't be in truth, such as a new account with a long history, are averaged in. All have the same scale, so that steep ones matter more."),
        Content.grid(charts));
  }

  private static DomContent dependence(PartialDependence dependence, double highest) {
    String reading = "Mean probability of fraud by " + dependence.input() + ".";
    boolean numbers =
        !dependence.points().isEmpty()
            && dependence.points().stream().allMatch(it -> it.value() instanceof Double);
    if (!numbers) {
      var bars =
          dependence.points().stream()
              .map(
                  it ->
                      new Bars.Bar(
                          Figures.value(it.value()),
                          it.probability(),
                          OptionalDouble.empty(),
                          Figures.percent(it.probability())))
              .toList();
      return new Bars(dependence.input(), reading, bars, highest).figure();
    }
    var places =
        dependence.points().stream()
            .map(it -> new Svg.Place((Double) it.value(), it.probability()))
            .toList();
    var lines = List.of(new Line(dependence.input(), places));
    return new LineChart(
            dependence.input(),
            reading,
            new Plot.Axis(Figures.cut(dependence.input(), 40), Figures::tick),
            new Plot.Axis("mean probability", Figures::percentTick),
            Fit.around(lines, 0, highest),
            false,
            lines,
            List.of())
        .figure();
  }

  private static Section contributions(Explanations explanations) {
    var first = explanations.summary().get(0);
    return Section.of(
        "contributions",
        "Contributions",
        Content.grid(
            List.of(
                new Beeswarm(
                        "What moves the scores",
                        "A dot per event: right of the line the input raised the score, left of it lowered it. Method: %s, in %s."
                            .formatted(first.method(), first.unit()),
                        explanations.summary())
                    .figure())));
  }

  private static Section predictions(Explanations explanations) {
    var charts =
        explanations.predictions().stream()
            .map(
                it ->
                    new Waterfall(
                            it.title(),
                            "From the usual score to this one. Method: %s, in %s."
                                .formatted(it.explanation().method(), it.explanation().unit()),
                            it.explanation())
                        .figure())
            .toList();
    return Section.of(
        "predictions",
        "Single predictions",
        Content.paragraph("Rows that belong to nobody, made up of values that occur."),
        Content.grid(charts));
  }
}
