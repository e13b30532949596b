package assay.adapters.report;

import assay.adapters.report.Page.Section;
import assay.application.reporting.ModelReportContent;
import assay.domain.cost.Action;
import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.evaluation.ScoredLabels;
import assay.domain.scoring.Probability;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** What is flagged, by each threshold and by the costs, against what was fraud. */
final class ThresholdSection {
  private record Judged(String rule, String from, ConfusionMatrix matrix) {}

  private ThresholdSection() {}

  static Section of(ModelReportContent content) {
    var sample = content.facts().quality().sample();
    var judged = new ArrayList<Judged>();
    judged.add(
        at(
            content.facts().quality().thresholdRule(),
            content.facts().quality().threshold(),
            sample));
    for (var threshold : content.choice().thresholds()) {
      var next = at(threshold.rule(), threshold.from(), sample);
      if (!judged.contains(next)) {
        judged.add(next);
      }
    }
    content
        .money()
        .ifPresent(
            it ->
                judged.add(
                    new Judged("expected cost, event by event", Figures.NONE, byCost(it, sample))));
    var cards = new ArrayList<DomContent>();
    judged.forEach(it -> cards.add(matrix(it)));
    return Section.of(
        "thresholds",
        "Thresholds and confusion matrices",
        Content.paragraph(
            "Thresholds come from validation data; the counts are of the test data. Accuracy stands among the others because it says little alone where fraud is rare."),
        table(judged),
        Content.grid(cards));
  }

  private static Judged at(String rule, double threshold, ScoredLabels sample) {
    return new Judged(rule, Figures.number(threshold), ConfusionMatrix.at(threshold, sample));
  }

  private static ConfusionMatrix byCost(ModelReportContent.Money money, ScoredLabels sample) {
    boolean[] flagged = new boolean[sample.size()];
    boolean[] fraud = new boolean[sample.size()];
    for (int row = 0; row < flagged.length; row++) {
      var assessment =
          money.costs().assess(new Probability(sample.score(row)), money.amounts()[row]);
      flagged[row] = assessment.action() != Action.ALLOW;
      fraud[row] = sample.fraud(row);
    }
    return ConfusionMatrix.of(flagged, fraud);
  }

  private static Element table(List<Judged> judged) {
    var rows = new ArrayList<List<String>>();
    for (var it : judged) {
      var matrix = it.matrix;
      rows.add(
          List.of(
              it.rule,
              it.from,
              Figures.count(matrix.flagged()),
              Figures.metric(matrix.precision()),
              Figures.metric(matrix.recall()),
              Figures.metric(matrix.f1()),
              Figures.metric(matrix.f2()),
              Figures.metric(matrix.cohensKappa()),
              Figures.metric(matrix.falsePositiveRate()),
              Figures.metric(matrix.accuracy())));
    }
    return Tables.of(
        "On the test data.",
        List.of(
            "rule",
            "flagged from",
            "flagged",
            "precision",
            "recall",
            "F1",
            "F2",
            "kappa",
            "false positive rate",
            "accuracy"),
        rows,
        -1);
  }

  private static Element matrix(Judged judged) {
    var matrix = judged.matrix;
    var table =
        Tables.of(
            judged.rule,
            List.of("in truth", "flagged", "not flagged"),
            List.of(
                List.of(
                    "fraud",
                    Figures.count(matrix.truePositives()),
                    Figures.count(matrix.falseNegatives())),
                List.of(
                    "good",
                    Figures.count(matrix.falsePositives()),
                    Figures.count(matrix.trueNegatives()))),
            -1);
    return Element.of("div", "card").with(table);
  }
}
