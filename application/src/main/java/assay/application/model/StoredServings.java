package assay.application.model;

import assay.application.scoring.PastServings;
import assay.application.scoring.Serving;
import assay.application.stream.DefinitionFormat;
import assay.application.stream.DefinitionFormat.Parsed;
import assay.application.stream.DefinitionRegistry;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What once decided, loaded again from the registries; the latest few are kept. Thread-safe. */
@ApplicationScoped
public class StoredServings implements PastServings {
  private static final int KEPT = 8;

  private final ModelRegistry models;
  private final FraudModels loader;
  private final DefinitionRegistry definitions;
  private final DefinitionFormat format;
  private final Map<Key, Serving> cache =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Serving> eldest) {
          return size() > KEPT;
        }
      };

  @Inject
  public StoredServings(
      ModelRegistry models,
      FraudModels loader,
      DefinitionRegistry definitions,
      DefinitionFormat format) {
    this.models = models;
    this.loader = loader;
    this.definitions = definitions;
    this.format = format;
  }

  private record Key(StreamName stream, Sha256 definition, int costsVersion, Sha256 model) {}

  @Override
  public synchronized Optional<Serving> load(
      StreamName stream, Sha256 definition, int costsVersion, Sha256 model) {
    var key = new Key(stream, definition, costsVersion, model);
    var cached = Optional.ofNullable(cache.get(key));
    if (cached.isPresent()) {
      return cached;
    }
    var loaded = read(key);
    loaded.ifPresent(serving -> cache.put(key, serving));
    return loaded;
  }

  private Optional<Serving> read(Key key) {
    var document = definitions.document(key.stream(), key.definition());
    var pmml = models.pmml(key.stream(), key.model());
    if (document.isEmpty()
        || pmml.isEmpty()
        || !(format.parse(key.stream(), document.get()) instanceof Parsed.Read read)
        || !(loader.load(pmml.get(), read.definition())
            instanceof FraudModels.Loaded.Ready ready)) {
      return Optional.empty();
    }
    return Optional.of(
        new Serving(
            read.definition(), key.definition(), key.costsVersion(), Optional.of(ready.model())));
  }
}
