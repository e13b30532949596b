package assay.application.model;

class InMemoryShadowScoresTest implements ShadowScoresContract {
  private final ShadowScores scores = new InMemoryShadowScores();
  private final ModelRegistry registry = new InMemoryModelRegistry();

  @Override
  public ShadowScores scores() {
    return scores;
  }

  @Override
  public ModelRegistry registry() {
    return registry;
  }
}
