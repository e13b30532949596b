package assay.adapters.report;

import assay.adapters.report.LineChart.Fit;
import assay.adapters.report.LineChart.Line;
import assay.adapters.report.Page.Section;
import assay.application.reporting.Comparison;
import assay.application.reporting.Comparison.Candidate;
import assay.application.reporting.ModelReportContent.Choice;
import assay.application.reporting.Tuning;
import assay.domain.evaluation.Metrics;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Stream;

/** How the model was chosen: against which others, and with which parameters. */
final class ChoiceSections {
  private static final int TRIALS = 10;

  private ChoiceSections() {}

  static List<Section> of(Choice choice) {
    var sections = new ArrayList<Section>();
    choice.comparison().map(ChoiceSections::comparison).ifPresent(sections::add);
    choice.tuning().map(ChoiceSections::tuning).ifPresent(sections::add);
    return sections;
  }

  private static Section comparison(Comparison comparison) {
    var chosenFirst =
        Stream.concat(
                comparison.candidates().stream().filter(Candidate::chosen),
                comparison.candidates().stream().filter(it -> !it.chosen()))
            .limit(Legend.SERIES)
            .toList();
    var roc = new ArrayList<Line>();
    var precisionRecall = new ArrayList<Line>();
    for (var candidate : chosenFirst) {
      Curves.roc(candidate.name(), candidate.scores()).ifPresent(roc::add);
      Curves.precisionRecall(candidate.name(), candidate.scores()).ifPresent(precisionRecall::add);
    }
    return Section.of(
        "comparison",
        "Algorithms compared",
        Content.paragraph("Chosen by " + comparison.choice() + "."),
        ComparisonTable.html(comparison),
        Content.paragraph(
            "F1, F2 and kappa are at each algorithm's own threshold, which validation data chose. "
                + "KS is the largest distance between the score distributions of both classes; "
                + "savings are 100 % if fraud cost nothing at all and 0 if the model is worth nothing."),
        Content.grid(
            List.of(
                Curves.precisionRecallChart(precisionRecall),
                Curves.rocChart(roc),
                savings(comparison))));
  }

  /** What each would save; without costs, how it ranks. */
  private static DomContent savings(Comparison comparison) {
    boolean money = comparison.candidates().stream().anyMatch(it -> it.savings().isPresent());
    var bars = new ArrayList<Bars.Bar>();
    for (var it : comparison.candidates()) {
      var value = money ? it.savings() : Metrics.of(it.scores()).averagePrecision();
      String text = money ? Figures.percent(value) : Figures.metric(value);
      bars.add(new Bars.Bar(it.name(), value.orElse(0), OptionalDouble.empty(), text));
    }
    return new Bars(
            money ? "Savings" : "Average precision",
            money
                ? "The share of the loss that each would have saved, under the stream's costs."
                : "Of a random ranking it is the share of fraud.",
            bars)
        .figure();
  }

  private static Section tuning(Tuning tuning) {
    var ranked = tuning.ranked();
    var names = new TreeSet<String>();
    ranked.forEach(trial -> names.addAll(trial.parameters().keySet()));
    var heads = new ArrayList<String>(List.of("rank", tuning.metric(), "deviation"));
    heads.addAll(names);
    var rows = new ArrayList<List<String>>();
    for (var trial : ranked.subList(0, Math.min(TRIALS, ranked.size()))) {
      var row = new ArrayList<String>();
      row.add(Integer.toString(rows.size() + 1));
      row.add(Figures.metric(trial.score()));
      row.add(Figures.metric(trial.deviation()));
      names.forEach(name -> row.add(trial.parameters().getOrDefault(name, Figures.NONE)));
      rows.add(row);
    }
    var parts = new ArrayList<DomContent>();
    parts.add(
        Content.paragraph(
            "%s; %d sets of parameters were tried, judged by %s."
                .formatted(tuning.method(), ranked.size(), tuning.metric())));
    parts.add(
        Tables.of(
            ranked.size() > TRIALS ? "The best %d.".formatted(TRIALS) : "All, the best first.",
            heads,
            rows,
            0));
    if (ranked.size() > 1) {
      parts.add(Content.grid(List.of(trials(tuning))));
    }
    return new Section("tuning", "Tuning", parts);
  }

  private static DomContent trials(Tuning tuning) {
    var trials = tuning.trials();
    double[] numbers = new double[trials.size()];
    double[] scores = new double[trials.size()];
    double[] best = new double[trials.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i + 1;
      scores[i] = trials.get(i).score();
      best[i] = i == 0 ? scores[0] : Math.max(best[i - 1], scores[i]);
    }
    var lines =
        List.of(Content.line("best so far", numbers, best), Content.line("trial", numbers, scores));
    return new LineChart(
            "Search",
            "Where the upper line is level at the end, searching on would hardly have found more.",
            new Plot.Axis("trial", Figures::tick),
            new Plot.Axis(tuning.metric(), Figures::tick),
            Fit.around(lines),
            false,
            lines,
            List.of())
        .figure();
  }
}
