package assay.application.access;

import assay.domain.event.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Driven port: keys that programs show; only their hashes are kept. */
public interface ApiKeys {
  Optional<ApiKey> find(Sha256 hash);

  /** All keys, revoked ones too, the latest first. */
  List<ApiKey> list();

  void save(ApiKey key);

  /** The owners of all keys of this name, revoked ones too. */
  Set<String> owners(String name);

  /** Whether a key was there to revoke and is revoked now. */
  boolean revoke(UUID id, Instant at);

  /**
   * A key.
   *
   * @param name of the program that uses it
   * @param owner the person who answers for it: who made it, or the owner of the key that did
   * @param hash of the key's text; keys are long and random, so that a fast hash is enough
   * @param hint the key's first characters, to tell keys apart
   */
  record ApiKey(
      UUID id,
      String name,
      String owner,
      Role role,
      Sha256 hash,
      String hint,
      Instant createdAt,
      Optional<Instant> revokedAt) {
    public boolean isValid() {
      return revokedAt.isEmpty();
    }
  }
}
