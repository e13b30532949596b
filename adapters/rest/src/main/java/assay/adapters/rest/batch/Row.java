package assay.adapters.rest.batch;

import assay.adapters.rest.problem.Problem;
import java.util.List;

/** One row of a batch, numbered from 1; blank lines and the header don't count. */
sealed interface Row {
  long number();

  /** The cells as they came; empty where the format has none. */
  List<String> cells();

  /** A row that is an event. */
  record Event(long number, List<String> cells, byte[] raw) implements Row {}

  /** A row that can't be one. */
  record Broken(long number, List<String> cells, Problem problem) implements Row {}
}
