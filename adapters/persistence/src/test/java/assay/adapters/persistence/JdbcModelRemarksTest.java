package assay.adapters.persistence;

import assay.application.model.ModelRegistry;
import assay.application.model.ModelRemarks;
import assay.application.model.ModelRemarksContract;

class JdbcModelRemarksTest implements ModelRemarksContract {
  @Override
  public ModelRemarks remarks() {
    return new JdbcModelRemarks(TestDatabase.shared());
  }

  @Override
  public ModelRegistry registry() {
    return new JdbcModelRegistry(TestDatabase.shared());
  }
}
