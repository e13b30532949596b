package assay.application.model;

import assay.application.UseCase;
import assay.application.model.FraudModels.Loaded;
import assay.application.scoring.FraudModel;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.application.stream.DefinitionFormat;
import assay.application.stream.DefinitionFormat.Parsed;
import assay.application.stream.DefinitionRegistry;
import assay.application.stream.DefinitionRegistry.Current;
import assay.domain.event.Sha256;
import assay.domain.model.ModelVersion;
import assay.domain.stream.StreamDefinition;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings what serves in this process in line with what the database says: at start, and when
 * another node changed something. Cheap where nothing changed.
 */
@UseCase
public class RefreshServing {
  private final ServingStreams streams;
  private final DefinitionRegistry definitions;
  private final DefinitionFormat format;
  private final ModelRegistry models;
  private final FraudModels loader;

  @Inject
  public RefreshServing(
      ServingStreams streams,
      DefinitionRegistry definitions,
      DefinitionFormat format,
      ModelRegistry models,
      FraudModels loader) {
    this.streams = streams;
    this.definitions = definitions;
    this.format = format;
    this.models = models;
    this.loader = loader;
  }

  /** Refreshes every stream; answers what could not be loaded, in words. */
  public List<String> refresh() {
    var ahead = new LoadedAhead(loader);
    definitions.list().forEach(current -> loadAhead(current, ahead));
    return streams.exclusively(() -> refreshAlone(ahead));
  }

  /** What takes long, before others have to wait. */
  private void loadAhead(Current current, LoadedAhead ahead) {
    var champion = champion(current);
    if (isServed(current, champion)) {
      return;
    }
    var pmml = champion.flatMap(sha256 -> models.pmml(current.stream(), sha256));
    var document = definitions.document(current.stream(), current.definition());
    if (pmml.isPresent()
        && document.isPresent()
        && format.parse(current.stream(), document.get()) instanceof Parsed.Read read) {
      ahead.load(pmml.get(), read.definition());
    }
  }

  private List<String> refreshAlone(LoadedAhead ahead) {
    var problems = new ArrayList<String>();
    for (Current current : definitions.list()) {
      refresh(current, ahead).ifPresent(problems::add);
    }
    return problems;
  }

  private Optional<Sha256> champion(Current current) {
    return models.champion(current.stream()).map(ModelVersion::sha256);
  }

  private boolean isServed(Current current, Optional<Sha256> champion) {
    return streams
        .find(current.stream())
        .filter(serving -> serving.definitionSha256().equals(current.definition()))
        .filter(serving -> serving.costsVersion() == current.costsVersion())
        .filter(serving -> serving.model().map(FraudModel::sha256).equals(champion))
        .isPresent();
  }

  private Optional<String> refresh(Current current, LoadedAhead ahead) {
    var champion = champion(current);
    if (isServed(current, champion)) {
      return Optional.empty();
    }
    var document = definitions.document(current.stream(), current.definition()).orElseThrow();
    if (!(format.parse(current.stream(), document) instanceof Parsed.Read read)) {
      return Optional.of("The stored definition of " + current.stream() + " can't be read.");
    }
    if (champion.isEmpty()) {
      streams.swap(serving(current, read.definition(), Optional.empty()));
      return Optional.empty();
    }
    return load(current, read.definition(), champion.get(), ahead);
  }

  private Optional<String> load(
      Current current, StreamDefinition definition, Sha256 champion, LoadedAhead ahead) {
    var pmml = models.pmml(current.stream(), champion).orElseThrow();
    var loaded = ahead.load(pmml, definition);
    if (loaded instanceof Loaded.Refused refused) {
      return Optional.of(
          "The model %s of %s does not load: %s"
              .formatted(champion.abbreviated(), current.stream(), refused.reason()));
    }
    streams.swap(serving(current, definition, Optional.of(((Loaded.Ready) loaded).model())));
    return Optional.empty();
  }

  private static Serving serving(
      Current current, StreamDefinition definition, Optional<FraudModel> model) {
    return new Serving(definition, current.definition(), current.costsVersion(), model);
  }
}
