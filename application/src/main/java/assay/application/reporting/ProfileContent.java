package assay.application.reporting;

import assay.domain.profiling.ColumnDrift;
import assay.domain.profiling.Profile;
import java.util.List;
import java.util.Optional;

/**
 * All that the profile of a data set tells.
 *
 * @param drift from it to a second table, where there is one
 */
public record ProfileContent(Profile profile, Optional<Drift> drift) {

  /**
   * What moved.
   *
   * @param other name of the second table
   * @param columns the most moved first
   */
  public record Drift(String other, List<ColumnDrift> columns) {
    public Drift {
      columns = List.copyOf(columns);
    }
  }
}
