package assay.adapters.report;

import assay.adapters.report.Content.Tile;
import assay.adapters.report.Page.Section;
import assay.application.reporting.ProfileContent;
import assay.application.reporting.ProfileContent.Drift;
import assay.domain.profiling.Association;
import assay.domain.profiling.ColumnKind;
import assay.domain.profiling.ColumnProfile;
import assay.domain.profiling.LeakWarning;
import assay.domain.profiling.Profile;
import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The profile of a data set, as one HTML file: see docs/reports.md. */
public final class DataProfile {
  /** Columns in the matrix of associations; more can't be read. */
  private static final int MATRIX = 24;

  private static final int PAIRS = 20;
  private static final int RANKED = 30;

  private final ProfileContent content;
  private final Profile profile;

  private DataProfile(ProfileContent content) {
    this.content = content;
    this.profile = content.profile();
  }

  /** The page as text. */
  public static String html(ProfileContent content) {
    return new DataProfile(content).page().html();
  }

  /**
   * Writes the page; an interrupted run leaves no half-written file.
   *
   * @throws IOException if the file can't be written
   */
  public static void write(ProfileContent content, Path file) throws IOException {
    new DataProfile(content).page().write(file);
  }

  private Page page() {
    var sections = new ArrayList<Section>();
    sections.add(summary());
    sections.add(warnings());
    if (!profile.withLabel().isEmpty()) {
      sections.add(label());
    }
    sections.add(associations());
    content.drift().map(this::drift).ifPresent(sections::add);
    sections.add(
        new Section(
            "columns",
            "Columns",
            profile.columns().stream().map(it -> ColumnCard.of(it, profile.table())).toList()));
    var table = profile.table();
    String lead =
        "%s rows, %s columns%s."
            .formatted(
                Figures.count(table.rows()),
                Figures.count(table.columns().size()),
                table.fraud().isPresent() ? " and a label" : ", no label");
    return new Page("Data profile", table.name(), lead, sections);
  }

  private Section summary() {
    var table = profile.table();
    long cells = profile.columns().stream().mapToLong(it -> it.present() + it.missing()).sum();
    long missing = profile.columns().stream().mapToLong(ColumnProfile::missing).sum();
    var tiles = new ArrayList<Tile>();
    tiles.add(
        new Tile(
            "Rows",
            Figures.count(table.rows()),
            table.sampled()
                ? "a sample of %s is shown".formatted(Figures.count(table.held()))
                : "all are shown"));
    if (table.frauds().isPresent()) {
      long frauds = table.frauds().getAsLong();
      tiles.add(
          new Tile(
              "Share of fraud",
              Figures.percent(frauds / (double) table.rows()),
              Figures.count(frauds) + " frauds"));
    }
    tiles.add(
        new Tile("Missing values", Figures.percent(missing / (double) cells), "of all cells"));
    tiles.add(new Tile("Columns", Figures.count(table.columns().size()), kinds()));
    tiles.add(
        new Tile(
            "Warnings", Figures.count(profile.warnings().size()), "columns to think twice about"));
    return Section.of("summary", "Summary", Content.tiles(tiles));
  }

  private String kinds() {
    var words = new ArrayList<String>();
    for (var kind : ColumnKind.values()) {
      long count = profile.columns().stream().filter(it -> it.kind() == kind).count();
      if (count > 0) {
        words.add(kind.words() + ": " + count);
      }
    }
    return String.join(", ", words);
  }

  private Section warnings() {
    if (profile.warnings().isEmpty()) {
      return Section.of(
          "warnings", "Warnings", Content.paragraph("No column gives itself away as a leak."));
    }
    var list = Element.of("ul", "warnings");
    for (var warning : profile.warnings()) {
      list.with(
          Element.of("li")
              .with(
                  Element.of("b").says(title(warning.kind()) + ": "),
                  Element.of("strong").says(Figures.name(warning.column()) + ". "),
                  Element.of("span").says(warning.message())));
    }
    return Section.of("warnings", "Warnings", list);
  }

  private static String title(LeakWarning.Kind kind) {
    return switch (kind) {
      case SEPARATES -> "Too good to be true";
      case LABEL_DERIVED -> "Says what the label says";
      case INDEX -> "Numbers the rows";
      case IDENTIFIER -> "Names the rows";
    };
  }

  private Section label() {
    var bars =
        profile.withLabel().stream()
            .limit(RANKED)
            .map(
                it ->
                    new Bars.Bar(
                        it.column(),
                        it.association().value(),
                        OptionalDouble.empty(),
                        Figures.number(it.association().value())))
            .toList();
    var alone =
        profile.columns().stream()
            .filter(it -> it.kind().comparable() && it.separation().isPresent())
            .sorted(Comparator.comparingDouble(it -> -it.separation().getAsDouble()))
            .limit(RANKED)
            .map(
                it ->
                    new Bars.Bar(
                        it.name(),
                        it.separation().getAsDouble() - 0.5,
                        OptionalDouble.empty(),
                        Figures.metric(it.separation())))
            .toList();
    return Section.of(
        "label",
        "With the label",
        Content.grid(
            List.of(
                new Bars(
                        "Association with fraud",
                        "Pearson's r for numbers, Cramér's V for categories. Small values are usual where fraud is rare.",
                        bars)
                    .figure(),
                new Bars(
                        "Each column alone",
                        "ROC AUC that the column reaches by itself, in either direction; bars begin at chance, 0.5.",
                        alone)
                    .figure())));
  }

  private record Pair(String one, String other, Association association) {}

  private Section associations() {
    var names = profile.associations().names();
    if (names.size() < 2) {
      return Section.of(
          "associations",
          "Associations",
          Content.missing("Fewer than two columns can be compared."));
    }
    var shown = shown(names);
    double[][] values = new double[shown.size()][shown.size()];
    for (int i = 0; i < shown.size(); i++) {
      for (int j = 0; j < shown.size(); j++) {
        values[i][j] = cell(shown.get(i), shown.get(j)).map(Association::value).orElse(Double.NaN);
      }
    }
    var parts = new ArrayList<DomContent>();
    if (shown.size() < names.size()) {
      parts.add(
          Content.paragraph(
              "The matrix shows %d of %d columns: those closest to the label, or the first ones without a label."
                  .formatted(shown.size(), names.size())));
    }
    parts.add(
        Content.grid(
            List.of(
                new HeatMap(
                        "Associations between columns",
                        "Two numbers: Pearson's r, −1 to 1. A category and a number: correlation ratio, 0 to 1. Two categories: Cramér's V, 0 to 1. Identifiers, free text and constants have none.",
                        shown.stream().map(names::get).toList(),
                        values)
                    .figure())));
    parts.add(pairs(names));
    return new Section("associations", "Associations", parts);
  }

  private Optional<Association> cell(int row, int column) {
    return profile.associations().cells().get(row).get(column);
  }

  /** The columns of the matrix, in the order of the table. */
  private List<Integer> shown(List<String> names) {
    var ranked = new ArrayList<Integer>();
    profile.withLabel().forEach(it -> ranked.add(names.indexOf(it.column())));
    for (int i = 0; i < names.size(); i++) {
      if (!ranked.contains(i)) {
        ranked.add(i);
      }
    }
    return ranked.stream().limit(MATRIX).sorted().toList();
  }

  private Element pairs(List<String> names) {
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        String one = names.get(i);
        String other = names.get(j);
        cell(i, j).ifPresent(it -> pairs.add(new Pair(one, other, it)));
      }
    }
    pairs.sort(Comparator.comparingDouble(it -> -Math.abs(it.association().value())));
    var rows =
        pairs.stream()
            .limit(PAIRS)
            .map(
                it ->
                    List.of(
                        it.one,
                        it.other,
                        it.association.measure().words(),
                        String.format(Locale.ROOT, "%.3f", it.association.value())
                            .replace('-', '−')))
            .toList();
    return Tables.of(
        "The closest pairs. Where two say the same, one of them is enough.",
        List.of("column", "with", "measure", "value"),
        rows,
        -1);
  }

  private Section drift(Drift drift) {
    var rows = new ArrayList<List<String>>();
    for (var it : drift.columns()) {
      rows.add(
          List.of(
              it.column(),
              Figures.metric(it.index().value()),
              StabilityWords.of(it.index()),
              Figures.metric(it.distance()),
              Figures.percent(it.missingBefore()),
              Figures.percent(it.missingAfter()),
              Figures.percent(it.unseen())));
    }
    var bars =
        drift.columns().stream()
            .limit(RANKED)
            .map(
                it ->
                    new Bars.Bar(
                        it.column(),
                        it.index().value(),
                        OptionalDouble.empty(),
                        Figures.metric(it.index().value())))
            .toList();
    return Section.of(
        "drift",
        "Drift",
        Content.paragraph(
            "From %s to %s. CSI below 0.1 is stable, from 0.25 on a model may no longer fit."
                .formatted(profile.table().name(), drift.other())),
        Content.grid(List.of(new Bars("CSI per column", "The most moved first.", bars).figure())),
        Tables.of(
            "How far each column has moved.",
            List.of(
                "column",
                "CSI",
                "in words",
                "KS distance",
                "missing before",
                "missing after",
                "unseen values"),
            rows,
            -1));
  }
}
