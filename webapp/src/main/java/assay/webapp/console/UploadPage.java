package assay.webapp.console;

import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.domain.event.StreamName;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Uploading a file of events, and what comes of it. */
@Named("uploadPage")
@ViewScoped
public class UploadPage implements Serializable {
  private static final long serialVersionUID = 1;

  @Inject private ServingStreams streams;
  @Inject private Uploads uploads;
  @Inject private User user;
  @Inject private CaseMessages messages;

  private String id = "";
  private String stream = "";
  private boolean store;
  private transient @Nullable Part file;

  /** Answers 404 where the address names an upload that is not this person's or not kept. */
  public void load() throws IOException {
    if (!id.isEmpty() && getUpload() == null) {
      var faces = FacesContext.getCurrentInstance();
      faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
      faces.responseComplete();
    }
  }

  /** Takes the file and goes to the page of its progress. */
  public @Nullable String start() throws IOException {
    var serving = serving();
    if (file == null || file.getSize() == 0) {
      messages.warn("upload.file.missing");
      return null;
    }
    if (serving.isEmpty() || serving.get().model().isEmpty()) {
      messages.warn("entry.noModel");
      return null;
    }
    String name = name(file);
    if (Uploads.isTable(name) && serving.get().definition().isNested()) {
      messages.warn("upload.nested");
      return null;
    }
    boolean stores = store && user.isAdmin();
    try (var in = file.getInputStream()) {
      var upload = uploads.start(user.getName(), serving.get(), name, in, stores);
      if (upload.isEmpty()) {
        messages.warn("upload.busy");
        return null;
      }
      return "/upload?faces-redirect=true&id=" + upload.get().getId();
    }
  }

  private static String name(Part part) {
    String given = Objects.requireNonNullElse(part.getSubmittedFileName(), "events");
    String last = Path.of(given.replace('\\', '/').replace("\0", "")).getFileName().toString();
    return last.length() > 100 ? last.substring(last.length() - 100) : last;
  }

  private Optional<Serving> serving() {
    return StreamName.isValid(stream) ? streams.find(new StreamName(stream)) : Optional.empty();
  }

  /** The upload that the address names; null without one. */
  public @Nullable Upload getUpload() {
    return id.isEmpty() ? null : uploads.find(id, user.getName()).orElse(null);
  }

  public String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = Objects.requireNonNullElse(id, "");
  }

  public String getStream() {
    return stream;
  }

  public void setStream(@Nullable String stream) {
    this.stream = Objects.requireNonNullElse(stream, "");
  }

  public boolean isStore() {
    return store;
  }

  public void setStore(boolean store) {
    this.store = store;
  }

  public @Nullable Part getFile() {
    return file;
  }

  public void setFile(@Nullable Part file) {
    this.file = file;
  }
}
