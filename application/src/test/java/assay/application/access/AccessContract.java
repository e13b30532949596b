package assay.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.Transactions;
import assay.application.access.Accounts.Account;
import assay.application.access.ApiKeys.ApiKey;
import assay.domain.event.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What keeps accounts and API keys. */
public interface AccessContract extends Transactions {
  Instant NOON = Instant.parse("2026-11-22T12:00:00.000001Z");

  Accounts accounts();

  ApiKeys keys();

  private static ApiKey key(Instant at) {
    var id = UUID.randomUUID();
    var hash = Sha256.of(id.toString().getBytes(StandardCharsets.UTF_8));
    return new ApiKey(id, "shop", "admin", Role.CLIENT, hash, "assay_ab12cd", at, Optional.empty());
  }

  @Test
  default void findsAnAccountAndItsChange() {
    var account = new Account("u" + UUID.randomUUID(), Role.REVIEWER, "hash", true, NOON);
    var disabled = new Account(account.username(), Role.ADMIN, "other", false, NOON);

    inTransaction(() -> accounts().save(account));
    assertThat(accounts().find(account.username())).contains(account);
    inTransaction(() -> accounts().save(disabled));

    assertThat(accounts().find(account.username())).contains(disabled);
    assertThat(accounts().list()).contains(disabled).doesNotContain(account);
  }

  @Test
  default void locksEveryAccount() {
    var account = new Account("u" + UUID.randomUUID(), Role.ADMIN, "hash", true, NOON);
    inTransaction(() -> accounts().save(account));

    inTransaction(
        () -> {
          assertThat(accounts().lockAll()).contains(account);
          accounts().save(account.disabled());
        });

    assertThat(accounts().find(account.username())).contains(account.disabled());
  }

  @Test
  default void findsNoAccountOfAnUnknownName() {
    assertThat(accounts().find("nobody")).isEmpty();
    assertThat(accounts().find("no\u0000body' OR '1'='1")).isEmpty();
  }

  @Test
  default void findsAKeyByItsHash() {
    var key = key(NOON);

    inTransaction(() -> keys().save(key));

    assertThat(keys().find(key.hash())).contains(key);
    assertThat(keys().find(key(NOON).hash())).isEmpty();
  }

  @Test
  default void listsTheLatestKeyFirst() {
    var earlier = key(NOON);
    var later = key(NOON.plusSeconds(1));

    inTransaction(() -> keys().save(later));
    inTransaction(() -> keys().save(earlier));

    assertThat(keys().list()).containsSubsequence(later, earlier);
  }

  @Test
  default void tellsTheOwnersOfAllKeysOfAName() {
    var key = key(NOON);
    String name = "program " + key.id();
    inTransaction(() -> keys().save(owned(key, name, "ann")));
    inTransaction(() -> keys().save(owned(key(NOON), name, "bob")));
    inTransaction(() -> keys().revoke(key.id(), NOON));

    assertThat(keys().owners(name)).containsExactlyInAnyOrder("ann", "bob");
    assertThat(keys().owners("no program")).isEmpty();
  }

  private static ApiKey owned(ApiKey key, String name, String owner) {
    return new ApiKey(
        key.id(),
        name,
        owner,
        key.role(),
        key.hash(),
        key.hint(),
        key.createdAt(),
        key.revokedAt());
  }

  @Test
  default void revokesAKeyOnce() {
    var key = key(NOON);
    inTransaction(() -> keys().save(key));

    assertThat(inTransaction(() -> keys().revoke(key.id(), NOON.plusSeconds(1)))).isTrue();
    assertThat(inTransaction(() -> keys().revoke(key.id(), NOON.plusSeconds(2)))).isFalse();
    assertThat(inTransaction(() -> keys().revoke(UUID.randomUUID(), NOON))).isFalse();

    assertThat(keys().find(key.hash()).orElseThrow().revokedAt()).contains(NOON.plusSeconds(1));
  }
}
