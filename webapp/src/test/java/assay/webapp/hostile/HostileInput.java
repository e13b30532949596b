package assay.webapp.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * One request that means harm or is broken.
 *
 * @param as who sends it
 * @param target path and query, sent as they are
 * @param headers names and values in turn, sent as they are
 * @param allowed the statuses that are right; never one from 500 on
 * @param problem whether a refusal must be application/problem+json; false where the server refuses
 *     before it knows what HTTP the client speaks
 */
public record HostileInput(
    String name,
    Caller as,
    String method,
    String target,
    List<String> headers,
    byte[] body,
    Set<Integer> allowed,
    boolean problem) {

  /** Whose credentials go along. */
  public enum Caller {
    NOBODY,
    CLIENT,
    REVIEWER,
    ADMIN
  }

  static HostileInput event(String name, byte[] body, Integer... allowed) {
    return new HostileInput(
        "event: " + name,
        Caller.CLIENT,
        "POST",
        "/score?stream=mobile-money",
        List.of("Content-Type", "application/json"),
        body,
        Set.of(allowed),
        true);
  }

  static HostileInput event(String name, String body, Integer... allowed) {
    return event(name, body.getBytes(StandardCharsets.UTF_8), allowed);
  }

  static HostileInput get(String name, Caller as, String target, Integer... allowed) {
    return new HostileInput(name, as, "GET", target, List.of(), new byte[0], Set.of(allowed), true);
  }

  static HostileInput post(
      String name, Caller as, String target, String type, String body, Integer... allowed) {
    return new HostileInput(
        name,
        as,
        "POST",
        target,
        List.of("Content-Type", type),
        body.getBytes(StandardCharsets.UTF_8),
        Set.of(allowed),
        true);
  }

  HostileInput leniently() {
    return new HostileInput(name, as, method, target, headers, body, allowed, false);
  }

  @Override
  public String toString() {
    return name;
  }
}
