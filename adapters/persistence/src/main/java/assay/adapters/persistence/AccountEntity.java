package assay.adapters.persistence;

import assay.application.access.Accounts.Account;
import assay.application.access.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A person who may log in. */
@Entity
@Table(name = "account")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class AccountEntity {
  @Id private String username;

  @Enumerated(EnumType.STRING)
  private Role role;

  @Column(name = "password_hash")
  private String passwordHash;

  private boolean enabled;

  @Column(name = "created_at")
  private Instant createdAt;

  protected AccountEntity() {}

  static AccountEntity from(Account account) {
    var entity = new AccountEntity();
    entity.username = account.username();
    entity.role = account.role();
    entity.passwordHash = account.passwordHash();
    entity.enabled = account.enabled();
    entity.createdAt = account.createdAt();
    return entity;
  }

  Account toDomain() {
    return new Account(username, role, passwordHash, enabled, createdAt);
  }
}
