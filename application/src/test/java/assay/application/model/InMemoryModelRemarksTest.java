package assay.application.model;

class InMemoryModelRemarksTest implements ModelRemarksContract {
  private final ModelRemarks remarks = new InMemoryModelRemarks();
  private final ModelRegistry registry = new InMemoryModelRegistry();

  @Override
  public ModelRemarks remarks() {
    return remarks;
  }

  @Override
  public ModelRegistry registry() {
    return registry;
  }
}
