package assay.webapp.security;

import assay.application.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is logged in, as the session keeps it. */
public record SessionLogin(String username, Role role) implements Serializable {
  private static final String ATTRIBUTE = SessionLogin.class.getName();

  /** The person of this request's session. */
  public static Optional<SessionLogin> of(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(ATTRIBUTE) instanceof SessionLogin login
        ? Optional.of(login)
        : Optional.empty();
  }

  /**
   * Puts the person into the session, under a new id, so that an id planted before is worthless.
   */
  void keepIn(HttpServletRequest request) {
    request.getSession();
    request.changeSessionId();
    request.getSession().setAttribute(ATTRIBUTE, this);
  }

  /** All that the role may do: an administrator is a reviewer too. */
  Set<String> groups() {
    return groups(role);
  }

  static Set<String> groups(Role role) {
    var roles = role == Role.ADMIN ? EnumSet.of(Role.ADMIN, Role.REVIEWER) : EnumSet.of(role);
    return roles.stream().map(Role::id).collect(Collectors.toUnmodifiableSet());
  }
}
