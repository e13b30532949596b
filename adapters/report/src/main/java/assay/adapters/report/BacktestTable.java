package assay.adapters.report;

import assay.application.reporting.BacktestContent;
import assay.domain.cost.Tier;
import assay.domain.evaluation.Backtest.Day;
import java.util.ArrayList;
import java.util.List;

/** A backtest in numbers, a row a day and one for all. */
final class BacktestTable {
  private BacktestTable() {}

  static Element of(BacktestContent content) {
    var rows = new ArrayList<List<String>>();
    for (var day : content.backtest().days()) {
      rows.add(row(day.day().toString(), day));
    }
    rows.add(row("all", content.backtest().total()));
    return Tables.of(
        "Money in " + content.currency() + ".",
        List.of(
            "day",
            "events",
            "frauds",
            "found",
            "flagged",
            "high",
            "medium",
            "average precision",
            "ROC AUC",
            "median score",
            "99 %",
            "PSI",
            "saved",
            "lost",
            "reviews",
            "insults"),
        rows,
        rows.size() - 1);
  }

  private static List<String> row(String name, Day day) {
    var money = day.money();
    return List.of(
        name,
        Figures.count(day.metrics().events()),
        Figures.count(day.metrics().frauds()),
        Figures.count(day.decisions().truePositives()),
        Figures.count(day.decisions().flagged()),
        Figures.count(day.tiers().getOrDefault(Tier.HIGH, 0L)),
        Figures.count(day.tiers().getOrDefault(Tier.MEDIUM, 0L)),
        Figures.metric(day.metrics().averagePrecision()),
        Figures.metric(day.metrics().rocAuc()),
        Figures.number(day.scores().get(2)),
        Figures.number(day.scores().get(5)),
        day.stability().map(it -> Figures.metric(it.value())).orElse(Figures.NONE),
        money.map(it -> Figures.number(it.saved())).orElse(Figures.NONE),
        money.map(it -> Figures.number(it.lost())).orElse(Figures.NONE),
        money.map(it -> Figures.number(it.reviews())).orElse(Figures.NONE),
        money.map(it -> Figures.number(it.insults())).orElse(Figures.NONE));
  }
}
