package assay.application.model;

class InMemoryModelRegistryTest implements ModelRegistryContract {
  private final ModelRegistry registry = new InMemoryModelRegistry();

  @Override
  public ModelRegistry registry() {
    return registry;
  }
}
