package assay.domain.profiling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column that should not be trained on without a second thought.
 *
 * @param column its name; {@code row order} if it is not a column
 * @param message what was seen and what to do, a sentence or two
 */
public record LeakWarning(Kind kind, String column, String message) {
  /** From this single-column ROC AUC on a column is too good to be true. */
  public static final double TOO_GOOD = 0.99;

  /** Fewer rows can stand in any order by chance. */
  private static final int ENOUGH = 20;

  /** What is wrong. */
  public enum Kind {
    /** The column alone separates the classes. */
    SEPARATES,
    /** Every value holds one class only. */
    LABEL_DERIVED,
    /** The order of the rows gives the label away; there is no column to leave out. */
    SORTED,
    /** It numbers the rows. */
    INDEX,
    /** It names the rows. */
    IDENTIFIER
  }

  /** Whether all rows of one class stand before those of the other, or nearly so. */
  static Optional<LeakWarning> ofOrder(Table table) {
    return table
        .fraud()
        .filter(it -> it.length >= ENOUGH && Separation.ofOrder(it).orElse(0) >= TOO_GOOD)
        .map(
            it ->
                new LeakWarning(
                    Kind.SORTED,
                    "row order",
                    "Frauds stand apart from good events in the order of the rows. "
                        + "Shuffle before splitting, and use no row number."));
  }

  static List<LeakWarning> of(Counted values, ColumnProfile profile) {
    var warnings = new ArrayList<LeakWarning>();
    String name = profile.name();
    if (profile.kind() == ColumnKind.INDEX) {
      warnings.add(
          new LeakWarning(
              Kind.INDEX,
              name,
              "Its values all differ and follow the order of the rows: a row number or a time. "
                  + "Leave it out, or use it as the time to split by."));
    }
    if (profile.kind() == ColumnKind.IDENTIFIER) {
      warnings.add(
          new LeakWarning(
              Kind.IDENTIFIER,
              name,
              "%,d different values in %,d rows: it names rows and does not generalise. "
                      .formatted(profile.distinct(), profile.present())
                  + "Leave it out, or use it as a subject for history."));
    }
    if (derived(values, profile)) {
      warnings.add(
          new LeakWarning(
              Kind.LABEL_DERIVED,
              name,
              "Each of its %,d values holds frauds only or good events only. "
                      .formatted(profile.distinct())
                  + "It was probably made from the label; leave it out."));
    } else if (profile.separation().orElse(0) >= TOO_GOOD) {
      warnings.add(
          new LeakWarning(
              Kind.SEPARATES,
              name,
              "Alone it tells fraud from the rest with ROC AUC %.4f. "
                      .formatted(profile.separation().getAsDouble())
                  + "Make sure that it is known at the time of scoring, not only afterwards."));
    }
    return warnings;
  }

  /** Each value is of one class, and values repeat often enough for that to be no accident. */
  private static boolean derived(Counted values, ColumnProfile profile) {
    if (profile.separation().isEmpty()) {
      return false;
    }
    boolean category = values.distinct() >= 2 && values.distinct() <= values.present() / 5;
    boolean both = values.frauds() > 0 && values.frauds() < values.present();
    return category && values.pure() && both;
  }
}
