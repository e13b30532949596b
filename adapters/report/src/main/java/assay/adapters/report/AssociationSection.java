package assay.adapters.report;

import assay.adapters.report.Page.Section;
import assay.domain.profiling.Association;
import assay.domain.profiling.Profile;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the columns of a data set hang together. */
record AssociationSection(Profile profile) {
  /** Columns in the matrix; more can't be read. */
  private static final int MATRIX = 24;

  private static final int PAIRS = 20;

  private record Pair(String one, String other, Association association) {}

  Section section() {
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
}
