package assay.webapp.console;

import assay.application.Ids;
import assay.application.triage.SavedViews;
import assay.application.triage.SavedViews.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The views of the queue that this person keeps, and those that others share. */
@Named("views")
@RequestScoped
public class ViewsForm {
  @Inject private SavedViews views;
  @Inject private FilterForm form;
  @Inject private CaseMessages messages;
  @Inject private User user;
  @Inject private Ids ids;

  private String name = "";
  private boolean shared;
  private boolean refused;
  private @Nullable List<ViewLink> list;

  /** A kept view as a link; {@code by} is empty for one's own. */
  public record ViewLink(
      UUID id, String name, String address, String by, boolean shared, boolean chosen) {}

  public List<ViewLink> getList() {
    if (list == null) {
      list = views.list(user.getName()).stream().map(this::link).toList();
    }
    return list;
  }

  private ViewLink link(View view) {
    String by = view.owner().equals(user.getName()) ? "" : view.owner();
    String address = "/queue.xhtml" + (view.query().isEmpty() ? "" : "?" + view.query());
    boolean chosen = view.query().equals(form.filter().query());
    return new ViewLink(view.id(), view.name(), address, by, view.shared(), chosen);
  }

  /** Keeps the filter of the page. */
  public void save() throws IOException {
    if (name.isBlank() || name.length() > View.LONGEST_NAME) {
      refuse("views.name.missing");
      return;
    }
    var query = form.filter().query();
    if (views.save(new View(ids.next(), user.getName(), name.strip(), query, shared))) {
      again();
    } else {
      refuse("views.full");
    }
  }

  private void refuse(String key) {
    refused = true;
    messages.warn(key);
  }

  /** Forgets one's own view. */
  public void delete(UUID id) throws IOException {
    views.delete(id, user.getName());
    again();
  }

  private void again() throws IOException {
    var faces = FacesContext.getCurrentInstance();
    faces.getExternalContext().redirect(form.filter().address());
    faces.responseComplete();
  }

  /** Whether the view could not be kept, so that what was filled in stays in sight. */
  public boolean isRefused() {
    return refused;
  }

  public String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = Objects.requireNonNullElse(name, "");
  }

  public boolean isShared() {
    return shared;
  }

  public void setShared(boolean shared) {
    this.shared = shared;
  }
}
