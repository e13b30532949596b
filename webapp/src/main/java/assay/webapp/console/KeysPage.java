package assay.webapp.console;

import assay.application.access.ApiKeys;
import assay.application.access.ApiKeys.ApiKey;
import assay.application.access.ManageAccess;
import assay.application.access.ManageAccess.NameTaken;
import assay.application.access.Role;
import assay.webapp.security.ApiKeyCache;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** API keys: making them, which shows them once, and revoking them. */
@Named("keys")
@ViewScoped
public class KeysPage implements Serializable {
  @Inject private ApiKeys keys;
  @Inject private ManageAccess access;
  @Inject private ApiKeyCache cache;
  @Inject private CaseMessages messages;
  @Inject private User user;

  private String name = "";
  private String role = Role.Names.CLIENT;
  private transient @Nullable String created;

  /** Makes a key whose text this one answer shows. */
  public void create() {
    var chosen = getRoles().contains(role) ? Role.valueOf(role.toUpperCase(Locale.ROOT)) : null;
    if (chosen == null || name.isBlank() || name.length() > 100) {
      messages.warn("keys.name.wrong");
      return;
    }
    try {
      created = access.createKey(name, chosen, user.getName()).text();
      name = "";
    } catch (NameTaken e) {
      messages.warn("keys.name.taken");
    }
  }

  /** Revokes a key; this node refuses it from now on, others within five seconds. */
  public void revoke(UUID id) {
    access.revokeKey(id, user.getName());
    cache.clear();
  }

  public List<ApiKey> getList() {
    return keys.list();
  }

  public List<String> getRoles() {
    return List.of(Role.Names.CLIENT, Role.Names.REVIEWER, Role.Names.ADMIN);
  }

  /** The text of a key just made; null at any other time. */
  public @Nullable String getCreated() {
    return created;
  }

  public String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = Objects.requireNonNullElse(name, "");
  }

  public String getRole() {
    return role;
  }

  public void setRole(@Nullable String role) {
    this.role = Objects.requireNonNullElse(role, "");
  }
}
