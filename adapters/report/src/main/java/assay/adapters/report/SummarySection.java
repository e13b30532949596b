package assay.adapters.report;

import assay.adapters.report.Content.Tile;
import assay.adapters.report.Page.Section;
import assay.application.reporting.ModelReportContent;
import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.evaluation.Metrics;
import assay.domain.evaluation.Savings;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The model in words and money. */
final class SummarySection {
  private final ModelReportContent content;
  private final Metrics metrics;
  private final ConfusionMatrix matrix;
  private final Optional<Savings> savings;

  private SummarySection(ModelReportContent content) {
    this.content = content;
    var quality = content.facts().quality();
    metrics = Metrics.of(quality.sample());
    matrix = ConfusionMatrix.at(quality.threshold(), quality.sample());
    savings =
        content
            .money()
            .map(it -> Savings.of(it.costs(), quality.sample(), it.amounts(), it.costs()));
  }

  static Section of(ModelReportContent content) {
    var section = new SummarySection(content);
    var parts = new ArrayList<DomContent>();
    parts.add(Content.paragraph(section.ranking()));
    parts.add(Content.paragraph(section.flagging()));
    parts.add(
        section
            .spending()
            .map(Content::paragraph)
            .orElseGet(() -> Content.missing("No costs are known, so nothing is said in money.")));
    section.alternatives().map(Content::paragraph).ifPresent(parts::add);
    parts.add(Content.tiles(section.tiles()));
    return new Section("summary", "Summary", parts);
  }

  private double share() {
    return metrics.frauds() / (double) metrics.events();
  }

  private String ranking() {
    String judged =
        "Judged on %s: %s events, %s of them fraud (%s)."
            .formatted(
                content.facts().quality().data(),
                Figures.count(metrics.events()),
                Figures.count(metrics.frauds()),
                Figures.percent(share()));
    if (metrics.rocAuc().isEmpty() || metrics.averagePrecision().isEmpty()) {
      return judged + " With one class only, nothing can be said of how well it ranks.";
    }
    return judged
        + " It puts a fraud above a good event in %s of all pairs; average precision is %s, where chance would reach %s."
            .formatted(
                Figures.percent(metrics.rocAuc()),
                Figures.metric(metrics.averagePrecision()),
                Figures.metric(share()));
  }

  private String flagging() {
    return "Flagging every event from %s on (%s) finds %s of %s frauds and disturbs %s of %s good events."
        .formatted(
            Figures.number(content.facts().quality().threshold()),
            content.facts().quality().thresholdRule(),
            Figures.count(matrix.truePositives()),
            Figures.count(metrics.frauds()),
            Figures.count(matrix.falsePositives()),
            Figures.count((long) metrics.events() - metrics.frauds()));
  }

  private String money(double value) {
    return Figures.money(value, content.money().orElseThrow().currency());
  }

  private Optional<String> spending() {
    return savings.map(
        it ->
            "Deciding by the stream's costs, these events would have cost %s: %s with no check at all, %s with a review of every one. That %s %s against no check; savings after Bahnsen %s."
                .formatted(
                    money(it.cost()),
                    money(it.allowEverything()),
                    money(it.reviewEverything()),
                    it.saved() < 0 ? "loses" : "saves",
                    money(Math.abs(it.saved())),
                    Figures.percent(it.share())));
  }

  private Optional<String> alternatives() {
    return content
        .choice()
        .comparison()
        .map(
            it ->
                "%d algorithms were tried; %s was chosen: %s."
                    .formatted(it.candidates().size(), content.algorithm(), it.choice()));
  }

  private List<Tile> tiles() {
    var tiles = new ArrayList<Tile>();
    savings.ifPresent(
        it ->
            tiles.add(
                new Tile(
                    "Saved on the test data",
                    money(it.saved()),
                    "%s reviews, %s blocked"
                        .formatted(Figures.count(it.reviewed()), Figures.count(it.blocked())))));
    tiles.add(
        new Tile(
            "Average precision",
            Figures.metric(metrics.averagePrecision()),
            "chance: " + Figures.metric(share())));
    tiles.add(new Tile("ROC AUC", Figures.metric(metrics.rocAuc()), "chance: 0.5"));
    tiles.add(
        new Tile(
            "Frauds found",
            Figures.percent(matrix.recall()),
            "of what is flagged, %s are fraud".formatted(Figures.percent(matrix.precision()))));
    tiles.add(
        new Tile(
            "Calibration error",
            Figures.metric(metrics.calibrationError()),
            "calibrated: " + content.facts().calibrator().method()));
    return tiles;
  }
}
