package assay.webapp.console;

import assay.application.model.ManageModels;
import assay.application.model.ModelRegistry;
import assay.application.model.ModelRemarks;
import assay.application.model.SubmitModel;
import assay.application.model.SubmitModel.Purpose;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ActivationRule;
import assay.domain.model.ModelVersion;
import assay.domain.model.ModelVersion.NotAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The model versions of every stream; new ones are brought in here. */
@Named("models")
@RequestScoped
public class ModelsPage {
  private static final long LARGEST = 64L << 20;

  @Inject private ServingStreams streams;
  @Inject private StreamWords named;
  @Inject private ModelRegistry registry;
  @Inject private ModelRemarks remarks;
  @Inject private SubmitModel submitModel;
  @Inject private ManageModels manage;
  @Inject private CaseMessages messages;
  @Inject private User user;

  private @Nullable Part file;
  private String stream = "";
  private String purpose = Purpose.PROPOSE.name();

  /** One version with its names. */
  public record Row(ModelVersion version, List<String> aliases, List<String> tags) {}

  /** The versions of one stream, the latest change first. */
  public record OfStream(
      String name, String title, boolean approval, boolean canGoBack, List<Row> rows) {}

  public List<OfStream> getStreams() {
    return streams.list().stream().map(this::ofStream).toList();
  }

  private OfStream ofStream(Serving serving) {
    var name = serving.definition().name();
    var aliases = remarks.aliases(name);
    var tags = remarks.tags(name);
    return new OfStream(
        name.value(),
        named.title(serving.definition().name().value()),
        serving.definition().activation() == ActivationRule.APPROVAL,
        registry.champions(name).previous().isPresent(),
        registry.list(name).stream().map(version -> row(version, aliases, tags)).toList());
  }

  private static Row row(
      ModelVersion version, Map<String, Sha256> aliases, Map<Sha256, Set<String>> tags) {
    return new Row(
        version,
        aliases.entrySet().stream()
            .filter(alias -> alias.getValue().equals(version.sha256()))
            .map(Map.Entry::getKey)
            .toList(),
        List.copyOf(tags.getOrDefault(version.sha256(), Set.of())));
  }

  /** Takes a file for a stream. */
  public void submit() throws IOException {
    if (file == null || file.getSize() == 0 || !StreamName.isValid(stream)) {
      messages.warn("models.upload.nothing");
      return;
    }
    if (file.getSize() > LARGEST) {
      messages.warn("models.upload.large");
      return;
    }
    try (var in = file.getInputStream()) {
      var submission =
          submitModel.submit(
              new StreamName(stream),
              in.readAllBytes(),
              Objects.requireNonNullElse(file.getSubmittedFileName(), "upload"),
              user.getName(),
              Purpose.valueOf(purpose));
      if (submission.refusal().isPresent()) {
        messages.warn("models.upload.refused", submission.refusal().get());
      } else {
        messages.done("models.upload.done." + submission.version().stage());
      }
    }
  }

  /** Goes back to what decided before. */
  public void rollBack(String name) {
    try {
      var champion = manage.rollBack(new StreamName(name), Optional.empty(), "", user.getName());
      messages.done("models.back.done", champion.sha256().abbreviated());
    } catch (NotAllowed e) {
      messages.warn("models.refused", String.valueOf(e.getMessage()));
    }
  }

  public List<String> getPurposes() {
    return Arrays.stream(Purpose.values()).map(Purpose::name).toList();
  }

  public @Nullable Part getFile() {
    return file;
  }

  public void setFile(@Nullable Part file) {
    this.file = file;
  }

  public String getStream() {
    return stream;
  }

  public void setStream(@Nullable String stream) {
    this.stream = Objects.requireNonNullElse(stream, "");
  }

  public String getPurpose() {
    return purpose;
  }

  public void setPurpose(@Nullable String purpose) {
    this.purpose =
        purpose != null && getPurposes().contains(purpose) ? purpose : Purpose.PROPOSE.name();
  }
}
