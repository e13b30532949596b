package assay.application.triage;

class InMemoryTogetherTest implements TogetherContract {
  private final InMemoryTogether together = new InMemoryTogether();

  @Override
  public CaseViewers viewers() {
    return together;
  }

  @Override
  public SavedViews views() {
    return together;
  }
}
