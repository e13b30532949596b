package assay.application.model;

import assay.application.UseCase;
import assay.application.model.FraudModels.Loaded;
import assay.application.scoring.FraudModel;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.application.stream.DefinitionFormat;
import assay.application.stream.DefinitionFormat.Parsed;
import assay.application.stream.DefinitionFormat.Problem;
import assay.application.stream.DefinitionRegistry;
import assay.application.stream.DefinitionRegistry.Current;
import assay.domain.cost.Policy;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.stream.StreamDefinition;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Takes a new definition of a stream, which may be a new stream. A definition under which the model
 * that decides could not go on is refused.
 */
@UseCase
public class SubmitDefinition {
  private final ServingStreams streams;
  private final DefinitionFormat format;
  private final DefinitionRegistry registry;
  private final ModelRegistry models;
  private final FraudModels loader;
  private final Clock clock;

  @Inject
  public SubmitDefinition(
      ServingStreams streams,
      DefinitionFormat format,
      DefinitionRegistry registry,
      ModelRegistry models,
      FraudModels loader,
      Clock clock) {
    this.streams = streams;
    this.format = format;
    this.registry = registry;
    this.models = models;
    this.loader = loader;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** It serves. */
    record Accepted(Current current, List<String> warnings) implements Outcome {}

    record Refused(List<Problem> problems) implements Outcome {}
  }

  /** Checks a definition and lets it serve; the costs get a new version where they changed. */
  public Outcome submit(StreamName stream, byte[] document) {
    return streams.exclusively(() -> submitAlone(stream, document));
  }

  private Outcome submitAlone(StreamName stream, byte[] document) {
    var parsed = format.parse(stream, document);
    if (parsed instanceof Parsed.Refused refused) {
      return new Outcome.Refused(refused.problems());
    }
    var read = (Parsed.Read) parsed;
    Optional<FraudModel> model = Optional.empty();
    var champion = models.champion(stream);
    if (champion.isPresent()) {
      var pmml = models.pmml(stream, champion.get().sha256()).orElseThrow();
      if (!(loader.load(pmml, read.definition()) instanceof Loaded.Ready ready)) {
        return new Outcome.Refused(List.of(unfit(champion.get().sha256())));
      }
      model = Optional.of(ready.model());
    }
    var current = keep(stream, document, read.definition());
    streams.swap(
        new Serving(read.definition(), current.definition(), current.costsVersion(), model));
    return new Outcome.Accepted(current, read.warnings());
  }

  private static Problem unfit(Sha256 champion) {
    return new Problem(
        "/features",
        ("the model %s, which decides now, does not fit this definition any more. Maybe keep the"
                + " features it needs until another model has taken over.")
            .formatted(champion.abbreviated()));
  }

  private Current keep(StreamName stream, byte[] document, StreamDefinition definition) {
    var before = registry.find(stream);
    var sha256 = Sha256.of(document);
    if (before.isPresent() && before.get().definition().equals(sha256)) {
      return before.get();
    }
    var current =
        new Current(stream, sha256, costsVersion(before, definition.policy()), clock.instant());
    registry.save(current, document);
    return current;
  }

  private int costsVersion(Optional<Current> before, Policy policy) {
    if (before.isEmpty()) {
      return 1;
    }
    boolean same =
        registry
            .document(before.get().stream(), before.get().definition())
            .map(document -> format.parse(before.get().stream(), document))
            .filter(Parsed.Read.class::isInstance)
            .map(parsed -> ((Parsed.Read) parsed).definition().policy())
            .filter(policy::equals)
            .isPresent();
    return same ? before.get().costsVersion() : before.get().costsVersion() + 1;
  }
}
