package assay.application.access;

import assay.application.Ids;
import assay.application.UseCase;
import assay.application.access.Accounts.Account;
import assay.application.access.ApiKeys.ApiKey;
import assay.application.access.FirstCredentials.Credentials;
import assay.application.access.FirstCredentials.Login;
import assay.application.triage.AuditTrail;
import assay.application.triage.AuditTrail.Entry;
import assay.domain.event.Sha256;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Creates and revokes what people and programs need to get in. */
@UseCase
public class ManageAccess {
  private static final String PREFIX = "assay_";
  private static final int HINT = PREFIX.length() + 6;
  private static final int LONGEST_NAME = 100;

  private final Accounts accounts;
  private final ApiKeys keys;
  private final Passwords passwords;
  private final Secrets secrets;
  private final FirstCredentials first;
  private final AuditTrail audit;
  private final Clock clock;
  private final Ids ids;

  @Inject
  public ManageAccess(
      Accounts accounts,
      ApiKeys keys,
      Passwords passwords,
      Secrets secrets,
      FirstCredentials first,
      AuditTrail audit,
      Clock clock,
      Ids ids) {
    this.accounts = accounts;
    this.keys = keys;
    this.passwords = passwords;
    this.secrets = secrets;
    this.first = first;
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
  }

  /** A new key, whose text is told once. */
  public record Created(ApiKey key, String text) {}

  /**
   * Where nobody may log in yet, makes an administrator, a reviewer and a client key and hands them
   * to the operator.
   */
  @Transactional
  public void createFirstCredentials() {
    if (!accounts.list().isEmpty()) {
      return;
    }
    var admin = account("admin", Role.ADMIN);
    var reviewer = account("reviewer", Role.REVIEWER);
    var key = createKey("first client", Role.CLIENT, "system");
    first.write(new Credentials(admin, reviewer, key.text()));
  }

  private Login account(String username, Role role) {
    String password = secrets.next();
    accounts.save(new Account(username, role, passwords.hash(password), true, clock.instant()));
    audit.record(
        Entry.of(clock.instant(), "system", "account-created", "account:" + username, role.id()));
    return new Login(username, password);
  }

  /**
   * Makes a key.
   *
   * @throws IllegalArgumentException if the name is blank or longer than 100 characters
   */
  @Transactional
  public Created createKey(String name, Role role, String by) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "A key is named after the program that uses it, with 1 to %d characters."
              .formatted(LONGEST_NAME));
    }
    String text = PREFIX + secrets.next();
    var key =
        new ApiKey(
            ids.next(),
            name.strip(),
            role,
            hash(text),
            text.substring(0, HINT),
            clock.instant(),
            Optional.empty());
    keys.save(key);
    audit.record(Entry.of(clock.instant(), by, "key-created", "key:" + key.id(), key.name()));
    return new Created(key, text);
  }

  /** Whether there was such a valid key; it lets nobody in any more. */
  @Transactional
  public boolean revokeKey(UUID id, String by) {
    boolean revoked = keys.revoke(id, clock.instant());
    if (revoked) {
      audit.record(Entry.of(clock.instant(), by, "key-revoked", "key:" + id, ""));
    }
    return revoked;
  }

  /** The valid key with this text. */
  public Optional<ApiKey> findKey(String text) {
    return keys.find(hash(text)).filter(ApiKey::isValid);
  }

  /** The account that this password opens. */
  public Optional<Account> logIn(String username, String password) {
    return accounts
        .find(username)
        .filter(Account::enabled)
        .filter(account -> passwords.matches(password, account.passwordHash()));
  }

  private static Sha256 hash(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
