package assay.webapp.console;

import assay.webapp.security.LogIn;
import assay.webapp.security.LogIn.Outcome;
import assay.webapp.security.NextPage;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Log-in: leads to the page that was asked for. */
@Named("login")
@RequestScoped
public class LoginPage {
  @Inject private LogIn logIn;
  @Inject private Texts texts;
  @Inject private HttpServletRequest request;

  private String username = "";
  private String password = "";
  private String next = "";

  /** Goes on if it succeeds, stays with a message if not. */
  public void logIn() throws IOException {
    var outcome = logIn.logIn(request, username, password);
    password = "";
    var faces = FacesContext.getCurrentInstance();
    if (outcome == Outcome.LOGGED_IN) {
      faces.getExternalContext().redirect(NextPage.of(next).path());
      faces.responseComplete();
      return;
    }
    String text = texts.get(outcome == Outcome.LOCKED ? "login.locked" : "login.refused");
    faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
  }

  public String getUsername() {
    return username;
  }

  public void setUsername(String username) {
    this.username = username;
  }

  /** Never shown again. */
  public String getPassword() {
    return "";
  }

  public void setPassword(String password) {
    this.password = password;
  }

  public String getNext() {
    return next;
  }

  public void setNext(String next) {
    this.next = next == null ? "" : next;
  }
}
