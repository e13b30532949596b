package assay.adapters.training.data;

import java.util.Locale;

/** The parts of a split. */
public enum Partition {
  TRAIN,
  VALIDATION,
  TEST,
  /** Left out, because its labels would not have been known yet. */
  GAP,
  /** The end that nothing touches, for backtests. */
  HOLDOUT;

  /** As it stands in the column {@link Roles#PART}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
