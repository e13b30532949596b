package assay.application.model;

import assay.application.UseCase;
import assay.application.model.FraudModels.Loaded;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ModelVersion;
import assay.domain.model.Stage;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Takes a PMML document for a stream: checks it and, if it passes, lets it decide from now on. What
 * fails is kept as rejected with its reason, and what served before goes on.
 */
@UseCase
public class SubmitModel {
  private final ServingStreams streams;
  private final FraudModels models;
  private final ModelRegistry registry;
  private final Clock clock;

  @Inject
  public SubmitModel(
      ServingStreams streams, FraudModels models, ModelRegistry registry, Clock clock) {
    this.streams = streams;
    this.models = models;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * Submits a document. The same bytes as the champion's change nothing.
   *
   * @param source where it came from, for people: a file's name
   * @param by who: a user name or {@code folder}
   * @return the version in the stage it got: CHAMPION or REJECTED
   * @throws NoSuchElementException if there is no such stream
   */
  public ModelVersion submit(StreamName stream, byte[] pmml, String source, String by) {
    return streams.exclusively(() -> submitAlone(stream, pmml, source, by));
  }

  private ModelVersion submitAlone(StreamName stream, byte[] pmml, String source, String by) {
    var serving =
        streams
            .find(stream)
            .orElseThrow(() -> new NoSuchElementException("There is no stream " + stream + "."));
    var sha256 = Sha256.of(pmml);
    var champion = registry.champion(stream);
    if (champion.isPresent() && champion.get().sha256().equals(sha256)) {
      return champion.get();
    }
    var loaded = models.load(pmml, serving.definition());
    var now = clock.instant();
    boolean passed = loaded instanceof Loaded.Ready;
    var version =
        new ModelVersion(
            stream,
            sha256,
            passed ? Stage.CHAMPION : Stage.REJECTED,
            source,
            loaded instanceof Loaded.Refused refused ? refused.reason() : "passed the checks",
            pmml.length,
            registry.find(stream, sha256).map(ModelVersion::submittedAt).orElse(now),
            now);
    registry.save(version, pmml, by);
    if (loaded instanceof Loaded.Ready ready) {
      streams.swap(
          new Serving(
              serving.definition(),
              serving.definitionSha256(),
              serving.costsVersion(),
              Optional.of(ready.model())));
    }
    return version;
  }
}
