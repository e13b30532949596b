package assay.adapters.persistence;

import static assay.adapters.persistence.StorageFailures.translating;

import assay.application.access.Accounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Accounts by JPA. */
@ApplicationScoped
public class JpaAccounts implements Accounts {
  private final EntityManager entities;

  @Inject
  public JpaAccounts(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Optional<Account> find(String username) {
    if (!StorableText.of(username).equals(username)) {
      return Optional.empty();
    }
    return translating(
        () ->
            Optional.ofNullable(entities.find(AccountEntity.class, username))
                .map(AccountEntity::toDomain));
  }

  @Override
  public List<Account> list() {
    return translating(
        () ->
            entities
                .createQuery(
                    "select a from AccountEntity a order by a.username", AccountEntity.class)
                .getResultStream()
                .map(AccountEntity::toDomain)
                .toList());
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Account> lockAll() {
    return translating(
        () ->
            entities
                .createQuery(
                    "select a from AccountEntity a order by a.username", AccountEntity.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .peek(entities::refresh) // what was read before the lock may be old
                .map(AccountEntity::toDomain)
                .toList());
  }

  @Override
  @Transactional
  public void save(Account account) {
    translating(
        () -> {
          var merged = entities.merge(AccountEntity.from(account));
          entities.flush();
          return merged;
        });
  }
}
