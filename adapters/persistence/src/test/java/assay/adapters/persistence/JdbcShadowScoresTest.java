package assay.adapters.persistence;

import assay.application.model.ModelRegistry;
import assay.application.model.ShadowScores;
import assay.application.model.ShadowScoresContract;

class JdbcShadowScoresTest implements ShadowScoresContract {
  @Override
  public ShadowScores scores() {
    return new JdbcShadowScores(TestDatabase.shared());
  }

  @Override
  public ModelRegistry registry() {
    return new JdbcModelRegistry(TestDatabase.shared());
  }
}
