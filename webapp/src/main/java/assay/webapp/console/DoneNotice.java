package assay.webapp.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was done with the case before this one, as the address names it ({@code done}). */
@Named("doneNotice")
@RequestScoped
public class DoneNotice {
  @Inject private QueueRows rows;
  @Inject private User user;

  private String id = "";
  private @Nullable QueueRow row;

  /** The case, if it is one and this person closed it; otherwise null. */
  public @Nullable QueueRow getRow() {
    if (row == null) {
      row =
          rows.find(id)
              .map(rows::of)
              .filter(r -> r.by().equals(user.getName()))
              .filter(r -> r.state().equals("cleared") || r.state().equals("flagged"))
              .orElse(null);
    }
    return row;
  }

  public String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = Objects.requireNonNullElse(id, "");
  }
}
