package assay.webapp.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Counts failures per user name and address; ten of them close the door for that pair for a while,
 * so that passwords can't be guessed and nobody can lock out others from elsewhere.
 */
@ApplicationScoped
public class FailedLogIns {
  static final int ALLOWED = 10;
  static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int MOST = 10_000;

  private final Map<String, Failures> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST;
        }
      };

  private record Failures(int count, Instant last) {}

  synchronized boolean isLocked(String username, String address, Instant now) {
    var known = failures.get(key(username, address));
    return known != null && known.count >= ALLOWED && now.isBefore(known.last.plus(WINDOW));
  }

  synchronized void failed(String username, String address, Instant now) {
    failures.merge(
        key(username, address),
        new Failures(1, now),
        (before, first) ->
            now.isBefore(before.last.plus(WINDOW)) ? new Failures(before.count + 1, now) : first);
  }

  synchronized void succeeded(String username, String address) {
    failures.remove(key(username, address));
  }

  private static String key(String username, String address) {
    return address + ' ' + username.toLowerCase(Locale.ROOT);
  }
}
