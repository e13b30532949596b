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
import java.util.regex.Pattern;

/** Creates and revokes what people and programs need to get in. */
@UseCase
public class ManageAccess {
  private static final String PREFIX = "assay_";
  private static final int HINT = PREFIX.length() + 6;
  private static final int LONGEST_NAME = 100;
  private static final String SYSTEM = "system";

  /** A key is named as a person is, or as a key of somebody else. */
  public static final class NameTaken extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    NameTaken(String name) {
      super("'%s' is the name of a person, or of a key of somebody else.".formatted(name));
    }
  }

  /** What can be typed and can't be mistaken for another. */
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,99}");

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
    var admin = account("admin", Role.ADMIN, SYSTEM);
    var reviewer = account("reviewer", Role.REVIEWER, SYSTEM);
    var key = createKey("first client", Role.CLIENT, SYSTEM);
    first.write(new Credentials(admin, reviewer, key.text()));
  }

  private Login account(String username, Role role, String by) {
    String password = secrets.next();
    accounts.save(new Account(username, role, passwords.hash(password), true, clock.instant()));
    audit.record(
        Entry.of(clock.instant(), by, "account-created", "account:" + username, role.id()));
    return new Login(username, password);
  }

  /** What came of an administrator's wish. */
  public sealed interface Outcome {
    /** The password is told once. */
    record Made(Login login) implements Outcome {}

    record Disabled() implements Outcome {}

    record Refused(Reason reason) implements Outcome {}
  }

  /** Why not. */
  public enum Reason {
    /** Not 1 to 100 small letters, digits and {@code . _ @ -}, a letter or digit first. */
    NAME,
    /** Names are never used again, so that the audit trail speaks of one person each; keys too. */
    TAKEN,
    /** There is no such account that may log in. */
    UNKNOWN,
    /** Nobody could administer any more. */
    LAST_ADMIN
  }

  /**
   * Lets a further person in, with a generated password.
   *
   * @throws IllegalArgumentException for {@link Role#CLIENT}: programs have keys
   */
  @Transactional
  public Outcome createAccount(String username, Role role, String by) {
    if (role == Role.CLIENT) {
      throw new IllegalArgumentException("An account is for a reviewer or an administrator.");
    }
    if (!USERNAME.matcher(username).matches()) {
      return new Outcome.Refused(Reason.NAME);
    }
    if (accounts.lockAll().stream().anyMatch(a -> a.username().equals(username))
        || !keys.owners(username).isEmpty()) {
      return new Outcome.Refused(Reason.TAKEN);
    }
    return new Outcome.Made(account(username, role, by));
  }

  /** Shuts a person out; somebody who may administer always remains. */
  @Transactional
  public Outcome disableAccount(String username, String by) {
    var enabled = accounts.lockAll().stream().filter(Account::enabled).toList();
    var account = enabled.stream().filter(a -> a.username().equals(username)).findFirst();
    if (account.isEmpty()) {
      return new Outcome.Refused(Reason.UNKNOWN);
    }
    long admins = enabled.stream().filter(a -> a.role() == Role.ADMIN).count();
    if (account.get().role() == Role.ADMIN && admins == 1) {
      return new Outcome.Refused(Reason.LAST_ADMIN);
    }
    accounts.save(account.get().disabled());
    audit.record(Entry.of(clock.instant(), by, "account-disabled", "account:" + username, ""));
    return new Outcome.Disabled();
  }

  /** The account of a person who may log in. */
  public Optional<Account> findEnabled(String username) {
    return accounts.find(username).filter(Account::enabled);
  }

  /**
   * Makes a key. Its owner is who makes it; where a key makes it, that key's owner. So each name
   * stands for one person, who can't be two by making keys.
   *
   * @throws NameTaken if somebody else has that name
   * @throws IllegalArgumentException if the name is blank or longer than 100 characters
   */
  @Transactional
  public Created createKey(String name, Role role, String by) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "A key is named after the program that uses it, with 1 to %d characters."
              .formatted(LONGEST_NAME));
    }
    String owner = owner(by);
    requireFree(name.strip(), owner);
    String text = PREFIX + secrets.next();
    var key =
        new ApiKey(
            ids.next(),
            name.strip(),
            owner,
            role,
            hash(text),
            text.substring(0, HINT),
            clock.instant(),
            Optional.empty());
    keys.save(key);
    audit.record(Entry.of(clock.instant(), by, "key-created", "key:" + key.id(), key.name()));
    return new Created(key, text);
  }

  private String owner(String by) {
    return accounts.find(by).isPresent() ? by : keys.owners(by).stream().findFirst().orElse(by);
  }

  private void requireFree(String name, String owner) {
    boolean person = accounts.find(name).isPresent();
    boolean other = keys.owners(name).stream().anyMatch(known -> !known.equals(owner));
    if (person || other) {
      throw new NameTaken(name);
    }
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
    return findEnabled(username)
        .filter(account -> passwords.matches(password, account.passwordHash()));
  }

  private static Sha256 hash(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
