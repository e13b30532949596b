package assay.webapp.console;

import assay.application.model.ModelRegistry;
import assay.application.scoring.ServingStreams;
import assay.domain.model.ModelVersion;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The model versions of every stream. */
@Named("models")
@RequestScoped
public class ModelsPage {
  @Inject private ServingStreams streams;
  @Inject private ModelRegistry registry;

  /** The versions of one stream, the latest change first. */
  public record OfStream(String name, String title, List<ModelVersion> versions) {}

  public List<OfStream> getStreams() {
    return streams.list().stream()
        .map(
            serving ->
                new OfStream(
                    serving.definition().name().value(),
                    serving.definition().title(),
                    registry.list(serving.definition().name())))
        .toList();
  }
}
