package assay.application.access;

import assay.application.access.Accounts.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class InMemoryAccessTest implements AccessContract {
  private final ApiKeys keys = new InMemoryApiKeys();
  private final Map<String, Account> kept = new LinkedHashMap<>();

  @Override
  public Accounts accounts() {
    return new Accounts() {
      @Override
      public Optional<Account> find(String username) {
        return Optional.ofNullable(kept.get(username));
      }

      @Override
      public List<Account> list() {
        return List.copyOf(kept.values());
      }

      @Override
      public List<Account> lockAll() {
        return list();
      }

      @Override
      public void save(Account account) {
        kept.put(account.username(), account);
      }
    };
  }

  @Override
  public ApiKeys keys() {
    return keys;
  }
}
