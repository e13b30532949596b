package assay.application.model;

import assay.application.model.FraudModels.Loaded;
import assay.domain.event.Sha256;
import assay.domain.stream.StreamDefinition;
import java.util.HashMap;
import java.util.Map;

/**
 * What one change has loaded, so that it loads before it holds up the others and finds it again
 * when it is its turn. For one thread.
 */
final class LoadedAhead {
  private final FraudModels loader;
  private final Map<Key, Loaded> loaded = new HashMap<>();

  LoadedAhead(FraudModels loader) {
    this.loader = loader;
  }

  private record Key(Sha256 sha256, StreamDefinition definition) {}

  /** As {@link FraudModels#load}, once for the same document under the same definition. */
  Loaded load(byte[] pmml, StreamDefinition definition) {
    return loaded.computeIfAbsent(
        new Key(Sha256.of(pmml), definition), key -> loader.load(pmml, definition));
  }
}
