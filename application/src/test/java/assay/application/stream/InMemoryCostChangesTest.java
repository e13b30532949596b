package assay.application.stream;

class InMemoryCostChangesTest implements CostChangesContract {
  private final CostChanges changes = new InMemoryCostChanges();

  @Override
  public CostChanges changes() {
    return changes;
  }
}
