package assay.application.model;

class InMemoryModelTrialsTest implements ModelTrialsContract {
  private final ModelTrials trials = new InMemoryModelTrials();
  private final ModelRegistry registry = new InMemoryModelRegistry();

  @Override
  public ModelTrials trials() {
    return trials;
  }

  @Override
  public ModelRegistry registry() {
    return registry;
  }
}
