package assay.adapters.persistence;

import assay.application.model.ModelRegistry;
import assay.application.model.ModelRegistryContract;

class JdbcModelRegistryTest implements ModelRegistryContract {
  @Override
  public ModelRegistry registry() {
    return new JdbcModelRegistry(TestDatabase.shared());
  }
}
