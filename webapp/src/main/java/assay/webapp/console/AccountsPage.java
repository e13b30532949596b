package assay.webapp.console;

import assay.application.access.Accounts;
import assay.application.access.Accounts.Account;
import assay.application.access.FirstCredentials.Login;
import assay.application.access.ManageAccess;
import assay.application.access.ManageAccess.Outcome;
import assay.application.access.Role;
import assay.webapp.security.CurrentAccounts;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** People who may log in: letting them in, which shows the password once, and shutting them out. */
@Named("accounts")
@ViewScoped
public class AccountsPage implements Serializable {
  @Inject private Accounts accounts;
  @Inject private ManageAccess access;
  @Inject private CurrentAccounts current;
  @Inject private CaseMessages messages;
  @Inject private User user;

  private String username = "";
  private String role = Role.Names.REVIEWER;
  private transient @Nullable Login made;

  /** Makes an account whose password this one answer shows. */
  public void create() {
    var chosen = role.equals(Role.Names.ADMIN) ? Role.ADMIN : Role.REVIEWER;
    var outcome = access.createAccount(username.strip(), chosen, user.getName());
    if (outcome instanceof Outcome.Made account) {
      made = account.login();
      username = "";
    }
    told(outcome);
  }

  /** Shuts somebody out; this node forgets them from now on, others within five seconds. */
  public void disable(String name) {
    var outcome = access.disableAccount(name, user.getName());
    current.clear();
    told(outcome);
  }

  private void told(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      messages.warn("accounts.refused." + refused.reason().name().toLowerCase(Locale.ROOT));
    }
  }

  public List<Account> getList() {
    return accounts.list();
  }

  public List<String> getRoles() {
    return List.of(Role.Names.REVIEWER, Role.Names.ADMIN);
  }

  /** An account just made, with its password; null at any other time. */
  public @Nullable Login getMade() {
    return made;
  }

  public String getUsername() {
    return username;
  }

  public void setUsername(@Nullable String username) {
    this.username = Objects.requireNonNullElse(username, "");
  }

  public String getRole() {
    return role;
  }

  public void setRole(@Nullable String role) {
    this.role = Objects.requireNonNullElse(role, "");
  }
}
