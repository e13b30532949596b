package assay.adapters.report;

import assay.application.reporting.Comparison;
import assay.application.reporting.Comparison.Candidate;
import assay.domain.evaluation.CardPrecision;
import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.evaluation.Metrics;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Algorithms side by side, as a table for the page and for the terminal. */
public final class ComparisonTable {
  private static final List<Column> COLUMNS =
      List.of(
          Column.more("average precision", "AP", it -> it.metrics.averagePrecision()),
          Column.more("ROC AUC", "ROC AUC", it -> it.metrics.rocAuc()),
          Column.more("F1", "F1", it -> it.matrix.f1()),
          Column.more("F2", "F2", it -> it.matrix.f2()),
          Column.more("kappa", "kappa", it -> it.matrix.cohensKappa()),
          Column.more("KS", "KS", it -> it.metrics.kolmogorovSmirnov()),
          Column.less("log loss", "log loss", it -> it.metrics.logLoss()),
          Column.less("Brier", "Brier", it -> it.metrics.brierScore()),
          Column.less("calibration error", "cal. err", it -> it.metrics.calibrationError()),
          Column.more("CP@k", "CP@k", it -> value(it.candidate.cardPrecision())),
          Column.more("savings", "savings", it -> it.candidate.savings()));

  private record Judged(Candidate candidate, Metrics metrics, ConfusionMatrix matrix) {
    static Judged of(Candidate candidate) {
      return new Judged(
          candidate,
          Metrics.of(candidate.scores()),
          ConfusionMatrix.at(candidate.threshold(), candidate.scores()));
    }
  }

  private record Column(
      String name, String brief, Function<Judged, OptionalDouble> of, boolean moreIsBetter) {
    static Column more(String name, String brief, Function<Judged, OptionalDouble> of) {
      return new Column(name, brief, of, true);
    }

    static Column less(String name, String brief, Function<Judged, Double> of) {
      return new Column(name, brief, it -> OptionalDouble.of(of.apply(it)), false);
    }

    OptionalDouble best(List<Judged> all) {
      var values =
          all.stream()
              .map(of)
              .filter(OptionalDouble::isPresent)
              .mapToDouble(OptionalDouble::getAsDouble);
      return moreIsBetter ? values.max() : values.min();
    }
  }

  private final List<Judged> judged;
  private final List<Column> columns;

  private ComparisonTable(Comparison comparison) {
    judged = comparison.candidates().stream().map(Judged::of).toList();
    columns = COLUMNS.stream().filter(it -> it.best(judged).isPresent()).toList();
  }

  private static OptionalDouble value(Optional<CardPrecision> precision) {
    return precision.map(it -> OptionalDouble.of(it.value())).orElseGet(OptionalDouble::empty);
  }

  /**
   * Lines of fixed width; the chosen algorithm has an asterisk, columns without values are left
   * out.
   */
  public static String text(Comparison comparison) {
    var table = new ComparisonTable(comparison);
    var rows = new ArrayList<List<String>>();
    var head = new ArrayList<String>();
    head.add("  algorithm");
    table.columns.forEach(it -> head.add(it.brief));
    head.add("fit time");
    rows.add(head);
    for (var it : table.judged) {
      var row = new ArrayList<String>();
      String name = Figures.printable(it.candidate.name()).replaceAll("\\s+", " ");
      row.add((it.candidate.chosen() ? "* " : "  ") + name);
      table.columns.forEach(column -> row.add(table.written(column, it, Figures::metric)));
      row.add(Figures.time(it.candidate.fitTime()));
      rows.add(row);
    }
    return lines(rows);
  }

  private static String lines(List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    var text = new StringBuilder();
    for (var row : rows) {
      for (int i = 0; i < widths.length; i++) {
        String gap = " ".repeat(widths[i] - row.get(i).length());
        text.append(i == 0 ? row.get(i) + gap : "  " + gap + row.get(i));
      }
      text.append('\n');
    }
    return text.toString().replace('−', '-').replace('–', '-');
  }

  private String written(Column column, Judged it, DoubleFunction<String> write) {
    var value = column.of.apply(it);
    return value.isPresent() ? write.apply(value.getAsDouble()) : Figures.NONE;
  }

  /** The table of the page, the best of each column underlined. */
  static Element html(Comparison comparison) {
    var table = new ComparisonTable(comparison);
    var heads = new ArrayList<String>();
    heads.add("algorithm");
    table.columns.forEach(
        it -> heads.add(it.name.equals("CP@k") ? table.cardPrecision() : it.name));
    heads.add("fit time");
    var rows = new ArrayList<List<DomContent>>();
    int chosen = -1;
    for (var it : table.judged) {
      chosen = it.candidate.chosen() ? rows.size() : chosen;
      rows.add(table.row(it));
    }
    var numeric = IntStream.range(0, heads.size()).mapToObj(i -> i > 0).toList();
    String caption = "On " + comparison.data() + ". Best of each column underlined.";
    return Tables.of(caption, heads, rows, numeric, chosen);
  }

  private List<DomContent> row(Judged it) {
    var row = new ArrayList<DomContent>();
    var name = Element.of("span").says(it.candidate.name());
    row.add(it.candidate.chosen() ? name.with(Element.of("span", "badge").says("chosen")) : name);
    for (var column : columns) {
      var value = column.of.apply(it);
      boolean best = value.isPresent() && value.equals(column.best(judged));
      row.add(Element.of("span", best ? "best" : "").says(written(column, it, Figures::metric)));
    }
    row.add(Element.of("span").says(Figures.time(it.candidate.fitTime())));
    return row;
  }

  /** With k and the ceiling, which say what can be reached. */
  private String cardPrecision() {
    return judged.stream()
        .flatMap(it -> it.candidate.cardPrecision().stream())
        .findFirst()
        .map(it -> "CP@%d (at most %s)".formatted(it.k(), Figures.metric(it.ceiling())))
        .orElse("CP@k");
  }
}
