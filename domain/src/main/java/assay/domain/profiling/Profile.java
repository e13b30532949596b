package assay.domain.profiling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a table looks like.
 *
 * @param columns in the order of the table
 * @param associations between the columns that can be compared
 * @param withLabel the columns by the strength of their association with the label, the strongest
 *     first; empty without labels of both classes
 * @param warnings of columns that should not be trained on without a second thought
 */
public record Profile(
    Table table,
    List<ColumnProfile> columns,
    Matrix associations,
    List<LabelAssociation> withLabel,
    List<LeakWarning> warnings) {
  public Profile {
    columns = List.copyOf(columns);
    withLabel = List.copyOf(withLabel);
    warnings = List.copyOf(warnings);
  }

  /**
   * Associations of all pairs.
   *
   * @param names of the columns
   * @param cells by row and column, both in the order of names; empty where undefined
   */
  public record Matrix(List<String> names, List<List<Optional<Association>>> cells) {
    public Matrix {
      names = List.copyOf(names);
      cells = cells.stream().map(List::copyOf).toList();
    }
  }

  /** How a column hangs together with the label: Pearson's r or Cramér's V. */
  public record LabelAssociation(String column, Association association) {}

  /** Looks at every column and at every pair. */
  public static Profile of(Table table) {
    var profiles = new ArrayList<ColumnProfile>();
    var compared = new ArrayList<Compared>();
    var warnings = new ArrayList<LeakWarning>();
    for (var column : table.columns()) {
      var values = Counted.of(column, table);
      var profile = ColumnProfile.of(values, table);
      profiles.add(profile);
      warnings.addAll(LeakWarning.of(values, profile));
      if (profile.kind().comparable()) {
        compared.add(Compared.of(values));
      }
    }
    LeakWarning.ofOrder(table).ifPresent(warnings::add);
    warnings.sort(Comparator.comparing(LeakWarning::kind));
    return new Profile(table, profiles, matrix(compared), withLabel(compared, table), warnings);
  }

  private static Matrix matrix(List<Compared> columns) {
    var cells = new ArrayList<List<Optional<Association>>>();
    for (int i = 0; i < columns.size(); i++) {
      var row = new ArrayList<Optional<Association>>();
      for (int j = 0; j < columns.size(); j++) {
        row.add(j < i ? cells.get(j).get(i) : columns.get(i).with(columns.get(j)));
      }
      cells.add(row);
    }
    return new Matrix(columns.stream().map(Compared::name).toList(), cells);
  }

  private static List<LabelAssociation> withLabel(List<Compared> columns, Table table) {
    if (table.fraud().isEmpty()) {
      return List.of();
    }
    boolean[] fraud = table.fraud().get();
    double[] numbers = new double[fraud.length];
    Arrays.setAll(numbers, row -> fraud[row] ? 1 : 0);
    var asNumber = new Compared.Number("label", numbers);
    var asCategory = new Compared.Category("label", Levels.of(fraud));
    var all = new ArrayList<LabelAssociation>();
    for (var column : columns) {
      column
          .with(column instanceof Compared.Number ? asNumber : asCategory)
          .ifPresent(it -> all.add(new LabelAssociation(column.name(), it)));
    }
    all.sort(Comparator.comparingDouble(it -> -Math.abs(it.association().value())));
    return all;
  }
}
