package assay.adapters.report;

import assay.domain.profiling.ColumnKind;
import assay.domain.profiling.ColumnProfile;
import assay.domain.profiling.Frequency;
import assay.domain.profiling.Table;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** All about one column of a data set. */
final class ColumnCard {
  /** Single values say little of numbers. */
  private static final int NUMBERS = 5;

  private static final int CATEGORIES = 10;

  private ColumnCard() {}

  static Element of(ColumnProfile column, Table table) {
    var card = Element.of("article", "card");
    var row =
        Element.of("div", "column")
            .with(
                Element.of("div")
                    .with(
                        Element.of("h3")
                            .says(Figures.name(column.name()))
                            .with(Element.of("span", "badge").says(column.kind().words())),
                        Content.facts(facts(column))),
                Element.of("div").with(histogram(column, table)),
                Element.of("div").with(frequent(column, table)));
    return card.with(row);
  }

  private static List<String[]> facts(ColumnProfile column) {
    var facts = new ArrayList<String[]>();
    fact(
        facts,
        "missing",
        "%s (%s)"
            .formatted(Figures.count(column.missing()), Figures.percent(column.missingShare())));
    if (column.missing() > 0 && column.missingAmongFrauds().isPresent()) {
      fact(facts, "missing, frauds", Figures.percent(column.missingAmongFrauds()));
      fact(facts, "missing, good", Figures.percent(column.missingAmongGoods()));
    }
    fact(facts, "distinct", Figures.count(column.distinct()));
    column
        .numbers()
        .ifPresent(
            it -> {
              var at = it.quantiles();
              fact(facts, "mean", Figures.number(it.mean()));
              fact(facts, "deviation", Figures.number(it.deviation()));
              fact(facts, "minimum", Figures.number(at.minimum()));
              fact(
                  facts,
                  "quartiles",
                  "%s / %s / %s"
                      .formatted(
                          Figures.number(at.lower()),
                          Figures.number(at.median()),
                          Figures.number(at.upper())));
              fact(facts, "maximum", Figures.number(at.maximum()));
              fact(facts, "zeros", Figures.count(it.zeros()));
            });
    if (column.separation().isPresent()) {
      fact(facts, "alone, ROC AUC", Figures.metric(column.separation()));
    }
    return facts;
  }

  private static void fact(List<String[]> facts, String name, String value) {
    facts.add(new String[] {name, value});
  }

  private static List<DomContent> histogram(ColumnProfile column, Table table) {
    return column
        .histogram()
        .<List<DomContent>>map(
            it ->
                List.of(
                    new ClassHistogram(
                            "Distribution of " + Figures.name(column.name()),
                            "The outer bars also hold what is beyond them.",
                            new Plot.Axis(
                                Figures.cut(Figures.name(column.name()), 40), Figures::tick),
                            it.edges(),
                            it.goods(),
                            it.frauds(),
                            table.fraud().isPresent(),
                            false)
                        .figure()))
        .orElseGet(() -> shares(column, table));
  }

  /** Of a category: how much of each value is fraud. */
  private static List<DomContent> shares(ColumnProfile column, Table table) {
    if (table.fraud().isEmpty() || column.kind() != ColumnKind.CATEGORY) {
      return List.of();
    }
    var bars =
        column.mostFrequent().stream()
            .map(
                it -> {
                  double share = it.frauds() / (double) it.count();
                  return new Bars.Bar(
                      value(it), share, OptionalDouble.empty(), Figures.percent(share));
                })
            .toList();
    String title = "Share of fraud by " + Figures.name(column.name());
    return List.of(new Bars(title, "Of the most frequent values.", bars).figure());
  }

  private static String value(Frequency frequency) {
    return frequency.value().isEmpty() ? "(empty text)" : Figures.cut(frequency.value(), 60);
  }

  private static List<DomContent> frequent(ColumnProfile column, Table table) {
    if (column.mostFrequent().isEmpty() || column.distinct() == column.present()) {
      return List.of();
    }
    boolean labelled = table.fraud().isPresent();
    var heads = labelled ? List.of("value", "rows", "fraud") : List.of("value", "rows");
    var rows =
        column.mostFrequent().stream()
            .limit(column.numbers().isPresent() ? NUMBERS : CATEGORIES)
            .map(it -> row(it, labelled))
            .toList();
    return List.of(
        Tables.of(
            "Most frequent values of "
                + Figures.name(column.name())
                + (table.sampled() ? ", in the sample" : ""),
            heads,
            rows,
            -1));
  }

  private static List<String> row(Frequency frequency, boolean labelled) {
    String value = value(frequency);
    return labelled
        ? List.of(
            value,
            Figures.count(frequency.count()),
            Figures.percent(frequency.frauds() / (double) frequency.count()))
        : List.of(value, Figures.count(frequency.count()));
  }
}
