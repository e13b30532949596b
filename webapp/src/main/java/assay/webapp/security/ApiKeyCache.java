package assay.webapp.security;

import assay.application.access.ApiKeys.ApiKey;
import assay.application.access.ManageAccess;
import assay.domain.event.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Valid API keys for a few seconds, so that scoring does not ask the database at every request. A
 * revoked key is refused by every node within five seconds. Keys that are not valid are never kept:
 * there is no end to them.
 */
@ApplicationScoped
public class ApiKeyCache {
  private static final long KEPT_NANOS = Duration.ofSeconds(4).toNanos();
  private static final int MOST = 10_000;

  private final Map<Sha256, Entry> entries = new ConcurrentHashMap<>();

  @Inject private ManageAccess access;

  private record Entry(ApiKey key, long since) {}

  /**
   * The valid key with this text.
   *
   * @throws assay.application.StorageUnavailable if it is not known and the database does not
   *     answer
   */
  public Optional<ApiKey> find(String text) {
    var hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    var entry = entries.get(hash);
    long now = System.nanoTime();
    if (entry != null && now - entry.since < KEPT_NANOS) {
      return Optional.of(entry.key);
    }
    var found = access.findKey(text);
    if (found.isEmpty()) {
      entries.remove(hash);
      return found;
    }
    if (entries.size() >= MOST) {
      entries.clear();
    }
    entries.put(hash, new Entry(found.get(), now));
    return found;
  }

  /** Forgets all, so that a key revoked on this node is refused at once. */
  public void clear() {
    entries.clear();
  }
}
