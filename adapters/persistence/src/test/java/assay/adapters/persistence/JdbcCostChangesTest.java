package assay.adapters.persistence;

import assay.application.stream.CostChanges;
import assay.application.stream.CostChangesContract;

class JdbcCostChangesTest implements CostChangesContract {
  @Override
  public CostChanges changes() {
    return new JdbcCostChanges(TestDatabase.shared());
  }
}
