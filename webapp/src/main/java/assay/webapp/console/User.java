package assay.webapp.console;

import assay.application.access.Role;
import assay.domain.triage.Reviewer;
import assay.webapp.security.LogIn;
import assay.webapp.security.SessionLogin;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The person at the page. */
@Named("user")
@RequestScoped
public class User {
  @Inject private HttpServletRequest request;
  @Inject private LogIn logIn;

  private Optional<SessionLogin> login() {
    return SessionLogin.of(request);
  }

  public boolean isLoggedIn() {
    return login().isPresent();
  }

  public boolean isAdmin() {
    return login().filter(session -> session.role() == Role.ADMIN).isPresent();
  }

  public String getName() {
    return login().map(SessionLogin::username).orElse("");
  }

  /** The person as somebody who works on cases. */
  public Reviewer reviewer() {
    return new Reviewer(getName());
  }

  /** Ends the session. */
  public String logOut() {
    logIn.logOut(request);
    return "/login?faces-redirect=true";
  }
}
