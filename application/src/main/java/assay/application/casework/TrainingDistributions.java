package assay.application.casework;

import assay.application.model.ModelRegistry;
import assay.application.training.InputDistribution;
import assay.application.training.ModelDocuments;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the inputs of a model were spread in its training data, by the model's own document; the
 * latest few models are kept. Thread-safe.
 */
@ApplicationScoped
public class TrainingDistributions {
  private static final int KEPT = 16;

  private final ModelRegistry models;
  private final ModelDocuments documents;
  private final Map<Sha256, Map<String, InputDistribution>> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<Sha256, Map<String, InputDistribution>> eldest) {
          return size() > KEPT;
        }
      };

  @Inject
  public TrainingDistributions(ModelRegistry models, ModelDocuments documents) {
    this.models = models;
    this.documents = documents;
  }

  /** By input; empty where the document says nothing. */
  public Map<String, InputDistribution> of(StreamName stream, Sha256 model) {
    synchronized (kept) {
      var known = kept.get(model);
      if (known != null) {
        return known;
      }
    }
    var read = models.pmml(stream, model).map(this::read).orElse(Map.of());
    synchronized (kept) {
      kept.put(model, read);
    }
    return read;
  }

  private Map<String, InputDistribution> read(byte[] document) {
    try {
      var byName = new LinkedHashMap<String, InputDistribution>();
      documents.read(document).inputs().forEach(input -> byName.put(input.name(), input));
      return Map.copyOf(byName);
    } catch (IllegalArgumentException e) { // no longer readable: then it says nothing
      return Map.of();
    }
  }
}
