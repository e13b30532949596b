package assay.adapters.cli.predict;

import org.jspecify.annotations.Nullable;

/**
 * One event of a file, counted from 1.
 *
 * @param event its JSON; null where the row can't be one
 * @param problem why it can't; null where it can
 */
record Row(long number, byte @Nullable [] event, @Nullable String problem) {
  static Row event(long number, byte[] event) {
    return new Row(number, event, null);
  }

  static Row broken(long number, String problem) {
    return new Row(number, null, problem);
  }
}
