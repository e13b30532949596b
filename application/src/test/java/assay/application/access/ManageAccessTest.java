package assay.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.application.access.Accounts.Account;
import assay.application.access.ManageAccess.NameTaken;
import assay.application.access.ManageAccess.Outcome;
import assay.application.access.ManageAccess.Reason;
import assay.application.triage.AuditTrail;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManageAccessTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  private final Map<String, Account> kept = new TreeMap<>();
  private final List<AuditTrail.Entry> trail = new ArrayList<>();
  private final InMemoryApiKeys keys = new InMemoryApiKeys();
  private int secrets;
  private final ManageAccess access =
      new ManageAccess(
          new KeptAccounts(),
          keys,
          new Reversed(),
          () -> "secret-" + secrets++,
          credentials -> {},
          new Trail(),
          CLOCK,
          UUID::randomUUID);

  ManageAccessTest() {
    access.createFirstCredentials();
    trail.clear();
  }

  @Test
  void tellsAGeneratedPasswordThatOpensTheAccount() {
    var made = (Outcome.Made) access.createAccount("ann", Role.REVIEWER, "admin");

    assertThat(access.logIn("ann", made.login().password())).isPresent();
    assertThat(access.logIn("ann", "guessed")).isEmpty();
    assertThat(kept.get("ann").passwordHash()).isNotEqualTo(made.login().password());
    assertThat(trail)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.by()).isEqualTo("admin");
              assertThat(entry.deed()).isEqualTo("account-created");
              assertThat(entry.subject()).isEqualTo("account:ann");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Ann", "-ann", "a b", "ann\n", "<b>", "änn"})
  void refusesANameThatCouldBeMistaken(String name) {
    assertThat(access.createAccount(name, Role.REVIEWER, "admin"))
        .isEqualTo(new Outcome.Refused(Reason.NAME));
  }

  @Test
  void neverUsesANameTwice() {
    access.createAccount("ann", Role.REVIEWER, "admin");
    access.disableAccount("ann", "admin");

    assertThat(access.createAccount("ann", Role.REVIEWER, "admin"))
        .isEqualTo(new Outcome.Refused(Reason.TAKEN));
  }

  @Test
  void letsADisabledPersonInNoMore() {
    var made = (Outcome.Made) access.createAccount("ann", Role.REVIEWER, "admin");

    assertThat(access.disableAccount("ann", "admin")).isEqualTo(new Outcome.Disabled());

    assertThat(access.logIn("ann", made.login().password())).isEmpty();
    assertThat(access.findEnabled("ann")).isEmpty();
    assertThat(trail).last().extracting(AuditTrail.Entry::deed).isEqualTo("account-disabled");
    assertThat(access.disableAccount("ann", "admin"))
        .isEqualTo(new Outcome.Refused(Reason.UNKNOWN));
  }

  @Test
  void keepsTheLastAdministrator() {
    assertThat(access.disableAccount("admin", "admin"))
        .isEqualTo(new Outcome.Refused(Reason.LAST_ADMIN));
    access.createAccount("second", Role.ADMIN, "admin");

    assertThat(access.disableAccount("admin", "second")).isEqualTo(new Outcome.Disabled());
    assertThat(access.disableAccount("second", "second"))
        .isEqualTo(new Outcome.Refused(Reason.LAST_ADMIN));
  }

  @Test
  void hasNoAccountsForPrograms() {
    assertThatThrownBy(() -> access.createAccount("shop", Role.CLIENT, "admin"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aKeyBelongsToWhoeverMadeItHoweverManyKeysAreBetween() {
    access.createAccount("ann", Role.ADMIN, "admin");
    access.createKey("deploy", Role.ADMIN, "ann");
    access.createKey("nightly", Role.ADMIN, "deploy");
    var people = new People(keys);

    assertThat(keys.owners("nightly")).containsExactly("ann");
    assertThat(people.mayBeOne("nightly", "ann")).isTrue();
    assertThat(people.mayBeOne("nightly", "deploy")).isTrue();
    assertThat(people.mayBeOne("nightly", "admin")).isFalse();
  }

  @Test
  void aNameStandsForOnePerson() {
    access.createAccount("ann", Role.ADMIN, "admin");
    access.createKey("deploy", Role.ADMIN, "ann");

    assertThatThrownBy(() -> access.createKey("admin", Role.ADMIN, "ann"))
        .isInstanceOf(NameTaken.class);
    assertThatThrownBy(() -> access.createKey("deploy", Role.ADMIN, "admin"))
        .isInstanceOf(NameTaken.class);
    assertThat(access.createAccount("deploy", Role.ADMIN, "ann"))
        .isEqualTo(new Outcome.Refused(Reason.TAKEN));
    assertThat(access.createKey("deploy", Role.CLIENT, "ann").key().owner()).isEqualTo("ann");
  }

  private final class KeptAccounts implements Accounts {
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
  }

  /** Any one-way street does here; the real one is slow by intent. */
  private static final class Reversed implements Passwords {
    @Override
    public String hash(String password) {
      return new StringBuilder(password).reverse().toString();
    }

    @Override
    public boolean matches(String password, String hash) {
      return hash(password).equals(hash);
    }
  }

  private final class Trail implements AuditTrail {
    @Override
    public void record(Entry entry) {
      trail.add(entry);
    }

    @Override
    public List<Entry> list(String subject) {
      return trail;
    }

    @Override
    public List<Entry> latest(int limit, Optional<Long> before) {
      return trail;
    }
  }
}
