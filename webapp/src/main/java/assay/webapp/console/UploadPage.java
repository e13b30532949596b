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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Uploading a file of events, and what comes of it. */
@Named("uploadPage")
@ViewScoped
public class UploadPage implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int PAGE = 50;

  @Inject private ServingStreams streams;
  @Inject private Uploads uploads;
  @Inject private User user;
  @Inject private CaseMessages messages;
  @Inject private Texts texts;

  private String id = "";
  private String tier = "";
  private int page = 1;
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
    try (var in = file.getInputStream()) {
      var upload = uploads.start(user.getName(), serving.get(), name, in, store);
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

  /** A list of the decided rows, and how many are in it. */
  public record RowList(String name, long count, String address, boolean chosen) {}

  /** The lists of rows that are not empty. */
  public List<RowList> getLists() {
    var upload = Objects.requireNonNull(getUpload());
    return UploadRows.LISTS.stream()
        .filter(name -> upload.count(name) > 0)
        .map(name -> new RowList(name, upload.count(name), address(name, 1), name.equals(list())))
        .toList();
  }

  /** The list that is shown: without another wish what was stopped, or all where nothing was. */
  private String list() {
    var upload = Objects.requireNonNull(getUpload());
    if (UploadRows.LISTS.contains(tier) && upload.count(tier) > 0) {
      return tier;
    }
    return upload.count(UploadRows.STOPPED) > 0 ? UploadRows.STOPPED : UploadRows.ALL;
  }

  /** The rows of the page. */
  public List<Upload.Decided> getRows() throws IOException {
    var upload = Objects.requireNonNull(getUpload());
    return upload.rows().page(list(), (shown() - 1) * PAGE, PAGE);
  }

  private long pages() {
    return Math.max(1, (Objects.requireNonNull(getUpload()).count(list()) + PAGE - 1) / PAGE);
  }

  private long shown() {
    return Math.min(Math.max(1, page), pages());
  }

  /** Which rows of the list are shown, in words: the first, the last, of how many. */
  public String getWhich() {
    long count = Objects.requireNonNull(getUpload()).count(list());
    long first = (shown() - 1) * PAGE + 1;
    return texts.get("upload.which", first, Math.min(count, first + PAGE - 1), count);
  }

  /** The page before; null on the first. */
  public @Nullable String getBefore() {
    return shown() > 1 ? address(list(), shown() - 1) : null;
  }

  /** The next page; null on the last. */
  public @Nullable String getNext() {
    return shown() < pages() ? address(list(), shown() + 1) : null;
  }

  private String address(String list, long number) {
    return "/upload.xhtml?id=%s&tier=%s%s".formatted(id, list, number > 1 ? "&page=" + number : "");
  }

  public String getTier() {
    return tier;
  }

  public void setTier(@Nullable String tier) {
    this.tier = Objects.requireNonNullElse(tier, "");
  }

  public String getPage() {
    return Integer.toString(page);
  }

  /** The number of a page, from 1; what is none is the first. */
  public void setPage(@Nullable String page) {
    String given = Objects.requireNonNullElse(page, "");
    this.page = given.matches("[0-9]{1,8}") ? Integer.parseInt(given) : 1;
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
