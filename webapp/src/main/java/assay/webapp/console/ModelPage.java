package assay.webapp.console;

import assay.application.TimeOrderedIds;
import assay.application.model.DescribeModel;
import assay.application.model.ManageModels;
import assay.application.model.ModelDifferences;
import assay.application.model.ModelRegistry;
import assay.application.model.ModelRegistry.Change;
import assay.application.model.ModelRemarks;
import assay.application.model.ModelRemarks.Note;
import assay.application.model.RemarkOnModel;
import assay.application.model.ShadowScores;
import assay.application.scoring.ServingStreams;
import assay.application.training.DocumentFacts;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.Agreement;
import assay.domain.model.ModelVersion;
import assay.domain.model.ModelVersion.NotAllowed;
import assay.domain.model.Stage;
import assay.domain.model.Standing;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One model version: where it comes from, what was done with it, and what can be done. */
@Named("modelPage")
@ViewScoped
public class ModelPage implements Serializable {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  @Inject private ModelRegistry registry;
  @Inject private ModelRemarks remarks;
  @Inject private ManageModels manage;
  @Inject private ServingStreams streams;
  @Inject private ShadowScores shadows;
  @Inject private DescribeModel describe;
  @Inject private CaseMessages messages;
  @Inject private User user;
  @Inject private RemarkOnModel remarkOn;

  private String stream = "";
  private String sha256 = "";
  private String with = "";
  private String reason = "";
  private String note = "";
  private String tags = "";
  private String alias = "";

  private transient @Nullable ModelVersion version;
  private transient @Nullable Standing standing;
  private transient @Nullable ModelDifferences differences;

  /** Finds the version that the address names, or answers 404. */
  public void load() throws IOException {
    if (find().isEmpty()) {
      var faces = FacesContext.getCurrentInstance();
      faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
      faces.responseComplete();
      return;
    }
    tags = String.join(" ", getCurrentTags());
  }

  private Optional<ModelVersion> find() {
    return StreamName.isValid(stream) && HASH.matcher(sha256).matches()
        ? registry.find(new StreamName(stream), new Sha256(sha256))
        : Optional.empty();
  }

  public ModelVersion getVersion() {
    if (version == null) {
      version = find().orElseThrow();
    }
    return version;
  }

  private StreamName name() {
    return getVersion().stream();
  }

  private Sha256 id() {
    return getVersion().sha256();
  }

  public boolean may(String stage) {
    return getVersion().stage().next().contains(Stage.valueOf(stage));
  }

  /** Whether it decided before, so that it may decide again without being approved or tried. */
  public boolean isGoneBackTo() {
    return getVersion().canBeGoneBackTo(getStanding());
  }

  public boolean isRejectable() {
    return getVersion().canBeRejected(getStanding());
  }

  private Standing getStanding() {
    if (standing == null) {
      standing = registry.standing(getVersion());
    }
    return standing;
  }

  public void activate() {
    attempt(() -> manage.activate(name(), id(), reason, user.getName()));
  }

  public void rollBack() {
    attempt(() -> manage.rollBack(name(), Optional.of(id()), reason, user.getName()));
  }

  public void challenge() {
    attempt(() -> manage.challenge(name(), id(), reason, user.getName()));
  }

  public void retire() {
    attempt(() -> manage.retire(name(), id(), reason, user.getName()));
  }

  /** Says no; the reason is what the next person who meets the file reads. */
  public void reject() {
    if (reason.isBlank()) {
      messages.warn("model.reason.needed");
    } else {
      attempt(() -> manage.reject(name(), id(), reason, user.getName()));
    }
  }

  private void attempt(Supplier<ModelVersion> deed) {
    try {
      standing = null;
      version = deed.get();
      reason = "";
      messages.done("model.done." + getVersion().stage());
    } catch (NotAllowed | NoSuchElementException e) {
      version = null;
      messages.warn("models.refused", String.valueOf(e.getMessage()));
    }
  }

  public void addNote() {
    if (note.isBlank()) {
      messages.warn("case.note.empty");
      return;
    }
    remarkOn.note(name(), id(), note, user.getName());
    note = "";
  }

  /** Replaces the tags by the words that were typed. */
  public void saveTags() {
    var words =
        new TreeSet<>(
            Arrays.stream(tags.split("[\\s,]+")).filter(word -> !word.isEmpty()).toList());
    if (words.size() > RemarkOnModel.MOST_TAGS || !words.stream().allMatch(RemarkOnModel::isName)) {
      messages.warn("model.name.wrong");
      return;
    }
    remarkOn.tag(name(), id(), words);
    messages.done("model.tags.done");
  }

  public void addAlias() {
    if (!RemarkOnModel.isName(alias)) {
      messages.warn("model.name.wrong");
      return;
    }
    remarkOn.name(name(), id(), alias);
    alias = "";
  }

  public void removeAlias(String given) {
    remarkOn.giveUp(name(), id(), given);
  }

  public List<String> getAliases() {
    return remarks.aliases(name()).entrySet().stream()
        .filter(given -> given.getValue().equals(id()))
        .map(Map.Entry::getKey)
        .toList();
  }

  public Set<String> getCurrentTags() {
    return remarks.tags(name()).getOrDefault(id(), Set.of());
  }

  public List<Note> getNotes() {
    return remarks.notes(name(), id());
  }

  public List<Change> getHistory() {
    return registry.history(name(), id());
  }

  /** What the document tells of its origin; empty where it tells nothing. */
  public Map<String, String> getLineage() {
    return describe.facts(name(), id()).map(DocumentFacts::provenance).orElseGet(Map::of);
  }

  /** The other versions of the stream that can be compared with. */
  public List<ModelVersion> getOthers() {
    return registry.list(name()).stream()
        .filter(other -> !other.sha256().equals(id()) && other.stage() != Stage.REJECTED)
        .toList();
  }

  /** Against the version that was chosen; null without a choice. */
  public @Nullable ModelDifferences getDifferences() {
    if (differences == null
        && HASH.matcher(with).matches()
        && registry.find(name(), new Sha256(with)).isPresent()) {
      differences = describe.compare(name(), new Sha256(with), id());
    }
    return differences;
  }

  /** What it says in the shadow, against what was decided. */
  public Agreement getShadow() {
    return shadows.agreement(name(), id());
  }

  /** Up to which decision it has scored in the shadow; null before the first. */
  public @Nullable Instant getShadowUpTo() {
    return shadows.upTo(name(), id()).map(TimeOrderedIds::time).orElse(null);
  }

  /** The currency that money is told in. */
  public String getCurrency() {
    return streams
        .find(name())
        .map(serving -> serving.definition().currency().reporting())
        .orElse("");
  }

  public String getStream() {
    return stream;
  }

  public void setStream(@Nullable String stream) {
    this.stream = Objects.requireNonNullElse(stream, "");
  }

  public String getSha256() {
    return sha256;
  }

  public void setSha256(@Nullable String sha256) {
    this.sha256 = Objects.requireNonNullElse(sha256, "");
  }

  public String getWith() {
    return with;
  }

  public void setWith(@Nullable String with) {
    this.with = Objects.requireNonNullElse(with, "");
  }

  public String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = Objects.requireNonNullElse(reason, "").strip();
  }

  public String getNote() {
    return note;
  }

  public void setNote(@Nullable String note) {
    this.note = Objects.requireNonNullElse(note, "");
  }

  public String getTags() {
    return tags;
  }

  public void setTags(@Nullable String tags) {
    this.tags = Objects.requireNonNullElse(tags, "");
  }

  public String getAlias() {
    return alias;
  }

  public void setAlias(@Nullable String alias) {
    this.alias = Objects.requireNonNullElse(alias, "").strip();
  }
}
