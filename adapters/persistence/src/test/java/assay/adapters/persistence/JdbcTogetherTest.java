package assay.adapters.persistence;

import assay.application.triage.CaseViewers;
import assay.application.triage.SavedViews;
import assay.application.triage.TogetherContract;

class JdbcTogetherTest implements TogetherContract {
  @Override
  public CaseViewers viewers() {
    return new JdbcCaseViewers(TestDatabase.shared());
  }

  @Override
  public SavedViews views() {
    return new JdbcSavedViews(TestDatabase.shared());
  }
}
