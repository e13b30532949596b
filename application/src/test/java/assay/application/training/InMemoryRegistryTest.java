package assay.application.training;

class InMemoryRegistryTest implements TrackingContract {
  private final InMemoryRegistry registry = new InMemoryRegistry();

  @Override
  public ExperimentTracker tracker() {
    return registry;
  }

  @Override
  public RegisteredModels models() {
    return registry;
  }
}
