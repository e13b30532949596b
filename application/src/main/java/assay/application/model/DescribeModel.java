package assay.application.model;

import assay.application.UseCase;
import assay.application.model.FraudModels.Loaded;
import assay.application.model.ModelDifferences.Side;
import assay.application.scoring.FraudModel;
import assay.application.scoring.FraudModel.Input;
import assay.application.scoring.ServingStreams;
import assay.application.training.DocumentFacts;
import assay.application.training.ModelDocuments;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What model versions say of themselves. Thread-safe; the latest answers are kept. */
@UseCase
public class DescribeModel {
  private static final int KEPT = 32;

  private final ServingStreams streams;
  private final ModelRegistry registry;
  private final ModelDocuments documents;
  private final FraudModels loader;
  private final Map<Sha256, Optional<DocumentFacts>> known =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sha256, Optional<DocumentFacts>> eldest) {
          return size() > KEPT;
        }
      };

  @Inject
  public DescribeModel(
      ServingStreams streams,
      ModelRegistry registry,
      ModelDocuments documents,
      FraudModels loader) {
    this.streams = streams;
    this.registry = registry;
    this.documents = documents;
    this.loader = loader;
  }

  /** What the document tells; empty if it is not kept or can't be read. */
  public Optional<DocumentFacts> facts(StreamName stream, Sha256 sha256) {
    synchronized (known) {
      var kept = known.get(sha256);
      if (kept != null) {
        return kept;
      }
    }
    var facts = registry.pmml(stream, sha256).flatMap(this::read);
    synchronized (known) {
      known.put(sha256, facts);
    }
    return facts;
  }

  private Optional<DocumentFacts> read(byte[] pmml) {
    try {
      return Optional.of(documents.read(pmml));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // the registry says why it is rejected
    }
  }

  /** The model under its stream's definition; empty if it does not load. */
  public Optional<FraudModel> model(StreamName stream, Sha256 sha256) {
    var serving = streams.find(stream);
    var pmml = registry.pmml(stream, sha256);
    return serving.isPresent()
            && pmml.isPresent()
            && loader.load(pmml.get(), serving.get().definition()) instanceof Loaded.Ready ready
        ? Optional.of(ready.model())
        : Optional.empty();
  }

  /** Two versions of a stream side by side. */
  public ModelDifferences compare(StreamName stream, Sha256 left, Sha256 right) {
    return ModelDifferences.of(side(stream, left), side(stream, right));
  }

  private Side side(StreamName stream, Sha256 sha256) {
    return new Side(
        model(stream, sha256).map(FraudModel::inputs).orElseGet(List::<Input>of),
        facts(stream, sha256));
  }
}
