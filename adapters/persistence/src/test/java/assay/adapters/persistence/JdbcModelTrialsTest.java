package assay.adapters.persistence;

import assay.application.model.ModelRegistry;
import assay.application.model.ModelTrials;
import assay.application.model.ModelTrialsContract;

class JdbcModelTrialsTest implements ModelTrialsContract {
  @Override
  public ModelTrials trials() {
    return new JdbcModelTrials(TestDatabase.shared());
  }

  @Override
  public ModelRegistry registry() {
    return new JdbcModelRegistry(TestDatabase.shared());
  }
}
