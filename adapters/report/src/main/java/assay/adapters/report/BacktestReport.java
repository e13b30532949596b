package assay.adapters.report;

import assay.adapters.report.BandChart.Band;
import assay.adapters.report.Content.Tile;
import assay.adapters.report.LineChart.Direction;
import assay.adapters.report.LineChart.Fit;
import assay.adapters.report.LineChart.Line;
import assay.adapters.report.LineChart.Mark;
import assay.adapters.report.Page.Section;
import assay.application.reporting.BacktestContent;
import assay.domain.cost.Tier;
import assay.domain.evaluation.Backtest.Day;
import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** A held-out period day by day, as one HTML file: see docs/reports.md. */
public final class BacktestReport {
  private static final Plot.Axis DAYS = new Plot.Axis("day", BacktestReport::day);

  private final BacktestContent content;
  private final List<Day> days;
  private final Day total;

  private BacktestReport(BacktestContent content) {
    this.content = content;
    days = content.backtest().days();
    total = content.backtest().total();
  }

  /** The page as text. */
  public static String html(BacktestContent content) {
    return new BacktestReport(content).page().html();
  }

  /**
   * Writes the page; an interrupted run leaves no half-written file.
   *
   * @throws IOException if the file can't be written
   */
  public static void write(BacktestContent content, Path file) throws IOException {
    new BacktestReport(content).page().write(file);
  }

  private Page page() {
    var sections = new ArrayList<Section>();
    sections.add(summary());
    if (total.money().isPresent()) {
      sections.add(
          Section.of("money", "Money", Content.grid(List.of(moneyPerDay(), savedInAll()))));
    }
    var scores = new ArrayList<DomContent>();
    scores.add(percentiles());
    if (total.stability().isPresent()) {
      scores.add(stability());
    }
    sections.add(new Section("scores", "Scores", List.of(Content.grid(scores))));
    sections.add(
        Section.of(
            "quality", "Quality and tiers", Content.grid(List.of(metrics(), tiers(), frauds()))));
    sections.add(new Section("days", "Day by day", BacktestTable.of(content)));
    return new Page(
        "Backtest · " + content.stream(),
        content.model() + ", day by day",
        "%s, decided by %s.".formatted(content.data(), content.policy()),
        sections);
  }

  private Section summary() {
    var parts = new ArrayList<DomContent>();
    parts.add(
        Content.paragraph(
            "%d days with events from %s to %s: %s events, %s frauds. %s of them were flagged, and %s good events."
                .formatted(
                    days.size(),
                    days.get(0).day(),
                    days.get(days.size() - 1).day(),
                    Figures.count(total.metrics().events()),
                    Figures.count(total.metrics().frauds()),
                    Figures.count(total.decisions().truePositives()),
                    Figures.count(total.decisions().falsePositives()))));
    parts.add(Content.tiles(tiles(total)));
    if (total.money().isEmpty()) {
      parts.add(Content.missing("No costs are known, so nothing is said in money."));
    }
    if (total.stability().isEmpty()) {
      parts.add(Content.missing("No baseline was given, so there is no stability index."));
    }
    return new Section("summary", "Summary", parts);
  }

  private List<Tile> tiles(Day day) {
    var tiles = new ArrayList<Tile>();
    day.money()
        .ifPresent(
            it -> {
              tiles.add(
                  new Tile(
                      "Saved",
                      money(it.saved()),
                      "of " + money(it.withoutModel()) + " that fraud would have cost"));
              tiles.add(
                  new Tile("Lost to fraud", money(it.lost()), "allowed, or missed by a review"));
              tiles.add(
                  new Tile("Reviews", money(it.reviews()), "insults: " + money(it.insults())));
            });
    tiles.add(
        new Tile(
            "Average precision",
            Figures.metric(day.metrics().averagePrecision()),
            "ROC AUC " + Figures.metric(day.metrics().rocAuc())));
    day.stability()
        .ifPresent(
            it ->
                tiles.add(
                    new Tile(
                        "PSI of the period", Figures.metric(it.value()), StabilityWords.of(it))));
    return tiles;
  }

  private String money(double value) {
    return Figures.money(value, content.currency());
  }

  private static String day(double epochDay) {
    var date = LocalDate.ofEpochDay(Math.round(epochDay));
    return "%02d-%02d".formatted(date.getMonthValue(), date.getDayOfMonth());
  }

  private double[] at() {
    return days.stream().mapToDouble(it -> it.day().toEpochDay()).toArray();
  }

  private Line line(String name, ToDoubleFunction<Day> value) {
    return Content.line(name, at(), days.stream().mapToDouble(value).toArray());
  }

  private DomContent chart(
      String title,
      String reading,
      Plot.Axis y,
      List<Line> lines,
      List<Mark> marks,
      double... also) {
    return new LineChart(title, reading, DAYS, y, Fit.around(lines, also), true, lines, marks)
        .figure();
  }

  private DomContent moneyPerDay() {
    return chart(
        "Money per day",
        "What was saved against no check, what fraud still cost, and what reviews cost.",
        new Plot.Axis(content.currency(), Figures::tick),
        List.of(
            line("saved", it -> it.money().orElseThrow().saved()),
            line("lost to fraud", it -> it.money().orElseThrow().lost()),
            line("reviews", it -> it.money().orElseThrow().reviews())),
        List.of(),
        0);
  }

  private DomContent savedInAll() {
    double[] sums = days.stream().mapToDouble(it -> it.money().orElseThrow().saved()).toArray();
    for (int i = 1; i < sums.length; i++) {
      sums[i] += sums[i - 1];
    }
    return chart(
        "Saved so far",
        "All that was saved since the first day.",
        new Plot.Axis(content.currency(), Figures::tick),
        List.of(Content.line("saved", at(), sums)),
        List.of(),
        0);
  }

  private DomContent percentiles() {
    return new BandChart(
            "Scores per day",
            "Half of the day's scores lie in the darker band. Steady bands mean that the model sees what it is used to. The scale goes by powers of ten.",
            DAYS,
            new Plot.Axis("probability of fraud", Figures::percentTick),
            at(),
            List.of(band("up to 99 %", 0, 5), band("5 to 95 %", 0, 4), band("25 to 75 %", 1, 3)),
            new BandChart.Series("median", percentile(2)))
        .figure();
  }

  private Band band(String name, int lower, int upper) {
    return new Band(name, percentile(lower), percentile(upper));
  }

  private double[] percentile(int index) {
    return days.stream().mapToDouble(it -> it.scores().get(index)).toArray();
  }

  private DomContent stability() {
    return chart(
        "Stability of the scores",
        "PSI of each day against the baseline. Few events make it high by themselves.",
        new Plot.Axis("PSI", Figures::tick),
        List.of(line("PSI", it -> it.stability().orElseThrow().value())),
        List.of(
            new Mark(Direction.LEVEL, 0.1, "0.1: look into it"),
            new Mark(Direction.LEVEL, 0.25, "0.25: may no longer fit")),
        0,
        0.3);
  }

  private DomContent metrics() {
    return chart(
        "Ranking per day",
        "Average precision and ROC AUC of each day; days without fraud are left out.",
        new Plot.Axis("", Figures::tick),
        List.of(
            line("average precision", it -> orNaN(it.metrics().averagePrecision())),
            line("ROC AUC", it -> orNaN(it.metrics().rocAuc()))),
        List.of(),
        0,
        1);
  }

  private static double orNaN(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }

  private DomContent tiers() {
    return chart(
        "Cases per day",
        "Events in the tiers that a person looks at; all others are low.",
        new Plot.Axis("events", Figures::tick),
        List.of(
            line("high", it -> it.tiers().getOrDefault(Tier.HIGH, 0L)),
            line("medium", it -> it.tiers().getOrDefault(Tier.MEDIUM, 0L))),
        List.of(),
        0);
  }

  private DomContent frauds() {
    return chart(
        "Frauds per day",
        "How many there were, and how many of them were flagged.",
        new Plot.Axis("frauds", Figures::tick),
        List.of(
            line("frauds", it -> it.metrics().frauds()),
            line("flagged", it -> it.decisions().truePositives())),
        List.of(),
        0);
  }
}
