package assay.adapters.report;

import assay.adapters.report.Content.Tile;
import assay.adapters.report.Page.Section;
import assay.application.reporting.ProfileContent;
import assay.domain.profiling.ColumnKind;
import assay.domain.profiling.ColumnProfile;
import assay.domain.profiling.LeakWarning;
import assay.domain.profiling.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** The profile of a data set, as one HTML file: see docs/reports.md. */
public final class DataProfile {
  /** Bars in a chart; more can't be read. */
  static final int RANKED = 30;

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
    sections.add(new AssociationSection(profile).section());
    content.drift().map(it -> DriftSection.of(profile, it)).ifPresent(sections::add);
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
        new Tile("Warnings", Figures.count(profile.warnings().size()), "to think twice about"));
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
          "warnings",
          "Warnings",
          Content.paragraph("No column gives the label away, and none names or numbers the rows."));
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
      case SORTED -> "Sorted by class";
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
}
