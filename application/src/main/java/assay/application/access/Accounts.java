package assay.application.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Driven port: people who may log in. */
public interface Accounts {
  Optional<Account> find(String username);

  List<Account> list();

  /**
   * All accounts, held against other transactions until this one ends. Only within a transaction.
   */
  List<Account> lockAll();

  /** Keeps a new account or a change of one. */
  void save(Account account);

  /**
   * A person who may log in.
   *
   * @param passwordHash as {@link Passwords} makes it
   */
  record Account(
      String username, Role role, String passwordHash, boolean enabled, Instant createdAt) {
    /** The same person, who may not log in any more. */
    public Account disabled() {
      return new Account(username, role, passwordHash, false, createdAt);
    }
  }
}
