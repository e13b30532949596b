package assay.adapters.persistence;

import assay.application.stream.DefinitionRegistry;
import assay.application.stream.DefinitionRegistryContract;

class JdbcDefinitionRegistryTest implements DefinitionRegistryContract {
  @Override
  public DefinitionRegistry registry() {
    return new JdbcDefinitionRegistry(TestDatabase.shared());
  }
}
