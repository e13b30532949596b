package assay.application.stream;

class InMemoryDefinitionRegistryTest implements DefinitionRegistryContract {
  private final DefinitionRegistry registry = new InMemoryDefinitionRegistry();

  @Override
  public DefinitionRegistry registry() {
    return registry;
  }
}
