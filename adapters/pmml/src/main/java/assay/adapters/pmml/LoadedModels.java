package assay.adapters.pmml;

import assay.application.model.FraudModels.Loaded;
import assay.domain.event.Sha256;
import assay.domain.stream.StreamDefinition;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Models that were loaded lately, so that going back to one takes no time. Memory that is needed
 * elsewhere is given up. Thread-safe.
 */
final class LoadedModels {
  private static final int MOST = 24;

  private record Key(Sha256 sha256, StreamDefinition definition) {}

  private final Map<Key, SoftReference<Loaded.Ready>> models =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SoftReference<Loaded.Ready>> eldest) {
          return size() > MOST;
        }
      };

  /** A model under a definition, loaded where it is not there; two may load the same at once. */
  Loaded find(Sha256 sha256, StreamDefinition definition, Supplier<Loaded> load) {
    var key = new Key(sha256, definition);
    var kept = get(key);
    if (kept != null) {
      return kept;
    }
    var loaded = load.get();
    if (loaded instanceof Loaded.Ready ready) {
      put(key, ready);
    }
    return loaded;
  }

  private synchronized Loaded.@Nullable Ready get(Key key) {
    var reference = models.get(key);
    return reference == null ? null : reference.get();
  }

  private synchronized void put(Key key, Loaded.Ready ready) {
    models.put(key, new SoftReference<>(ready));
  }
}
