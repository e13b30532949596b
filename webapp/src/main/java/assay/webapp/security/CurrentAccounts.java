package assay.webapp.security;

import assay.application.access.ManageAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether the person of a session still may do what the session says, known for a few seconds, so
 * that a page does not ask the database several times. Somebody who was shut out loses the session
 * on every node within five seconds.
 */
@ApplicationScoped
public class CurrentAccounts {
  private static final long KEPT_NANOS = Duration.ofSeconds(4).toNanos();
  private static final int MOST = 10_000;

  private final Map<SessionLogin, Long> confirmed = new ConcurrentHashMap<>();

  @Inject private ManageAccess access;

  /**
   * Whether the account is still enabled, in the same role.
   *
   * @throws assay.application.StorageUnavailable if that is not known and the database does not
   *     answer
   */
  boolean holds(SessionLogin login) {
    Long since = confirmed.get(login);
    long now = System.nanoTime();
    if (since != null && now - since < KEPT_NANOS) {
      return true;
    }
    boolean holds =
        access
            .findEnabled(login.username())
            .filter(account -> account.role() == login.role())
            .isPresent();
    if (!holds) {
      confirmed.remove(login);
      return false;
    }
    if (confirmed.size() >= MOST) {
      confirmed.clear();
    }
    confirmed.put(login, now);
    return true;
  }

  /** Forgets all, so that a person shut out on this node is gone at once. */
  public void clear() {
    confirmed.clear();
  }
}
