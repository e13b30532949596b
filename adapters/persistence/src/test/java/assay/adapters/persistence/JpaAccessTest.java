package assay.adapters.persistence;

import assay.application.access.AccessContract;
import assay.application.access.Accounts;
import assay.application.access.ApiKeys;
import java.util.function.Supplier;

class JpaAccessTest implements AccessContract {
  @Override
  public Accounts accounts() {
    return new JpaAccounts(TestEntities.shared());
  }

  @Override
  public ApiKeys keys() {
    return new JpaApiKeys(TestEntities.shared());
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return TestEntities.inTransaction(work);
  }
}
