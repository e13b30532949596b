package assay.adapters.report;

import assay.application.reporting.BacktestContent;
import assay.domain.cost.Tier;
import assay.domain.evaluation.Backtest.Day;
import assay.domain.evaluation.Backtest.Money;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A backtest in numbers: a row a day, and one for all. */
final class BacktestTable {
  private BacktestTable() {}

  static List<DomContent> of(BacktestContent content) {
    var tables = new ArrayList<DomContent>();
    tables.add(
        table(
            content,
            "Decisions and scores.",
            List.of(
                "day",
                "events",
                "frauds",
                "found",
                "flagged",
                "low",
                "medium",
                "high",
                "average precision",
                "ROC AUC",
                "median score",
                "99 %",
                "PSI"),
            BacktestTable::decisions));
    if (content.backtest().total().money().isPresent()) {
      tables.add(
          table(
              content,
              "Money, in %s.".formatted(content.currency()),
              List.of("day", "without a model", "lost to fraud", "reviews", "insults", "saved"),
              day -> money(day.money().orElseThrow())));
    }
    return tables;
  }

  private static Element table(
      BacktestContent content,
      String caption,
      List<String> heads,
      Function<Day, List<String>> figures) {
    var rows = new ArrayList<List<String>>();
    for (var day : content.backtest().days()) {
      rows.add(row(day.day().toString(), figures.apply(day)));
    }
    rows.add(row("all", figures.apply(content.backtest().total())));
    return Tables.of(caption, heads, rows, rows.size() - 1);
  }

  private static List<String> row(String name, List<String> figures) {
    var row = new ArrayList<String>();
    row.add(name);
    row.addAll(figures);
    return row;
  }

  private static List<String> decisions(Day day) {
    return List.of(
        Figures.count(day.metrics().events()),
        Figures.count(day.metrics().frauds()),
        Figures.count(day.decisions().truePositives()),
        Figures.count(day.decisions().flagged()),
        Figures.count(day.tiers().getOrDefault(Tier.LOW, 0L)),
        Figures.count(day.tiers().getOrDefault(Tier.MEDIUM, 0L)),
        Figures.count(day.tiers().getOrDefault(Tier.HIGH, 0L)),
        Figures.metric(day.metrics().averagePrecision()),
        Figures.metric(day.metrics().rocAuc()),
        Figures.metric(day.scores().get(2)),
        Figures.metric(day.scores().get(5)),
        day.stability().map(it -> Figures.metric(it.value())).orElse(Figures.NONE));
  }

  private static List<String> money(Money money) {
    return List.of(
        Figures.count(Math.round(money.withoutModel())),
        Figures.count(Math.round(money.lost())),
        Figures.count(Math.round(money.reviews())),
        Figures.count(Math.round(money.insults())),
        Figures.count(Math.round(money.saved())));
  }
}
