package assay.application.model;

import assay.application.UseCase;
import assay.application.model.FraudModels.Loaded;
import assay.application.scoring.FraudModel;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.application.stream.CostChanges;
import assay.application.stream.CostChanges.Change;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a new definition of a stream, which may be a new stream. A definition under which the model
 * that decides could not go on is refused.
 *
 * <p>The latest word counts: costs that were saved in the console hold until the stream's file
 * changes; then the file's hold, all of them, and the history and a warning say what was replaced.
 */
@UseCase
public class SubmitDefinition {
  private final ServingStreams streams;
  private final DefinitionFormat format;
  private final DefinitionRegistry registry;
  private final ModelRegistry models;
  private final FraudModels loader;
  private final CostChanges changes;
  private final Clock clock;

  @Inject
  public SubmitDefinition(
      ServingStreams streams,
      DefinitionFormat format,
      DefinitionRegistry registry,
      ModelRegistry models,
      FraudModels loader,
      CostChanges changes,
      Clock clock) {
    this.changes = changes;
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

  /**
   * Who submits a definition, and why.
   *
   * @param reason in words
   */
  public record Author(String by, String reason) {
    /** The stream's file in the models folder. */
    static final Author FILE = new Author(CostChanges.FILE, "changed in stream.json");
  }

  /**
   * Checks the file of a stream and lets it serve; the costs get a new version where they changed.
   */
  public Outcome submit(StreamName stream, byte[] document) {
    return submit(stream, document, Author.FILE);
  }

  /** The same for a definition that somebody else submits. */
  public Outcome submit(StreamName stream, byte[] document, Author author) {
    var parsed = format.parse(stream, document);
    if (parsed instanceof Parsed.Refused refused) {
      return new Outcome.Refused(refused.problems());
    }
    var read = (Parsed.Read) parsed;
    var ahead = new LoadedAhead(loader);
    models
        .champion(stream)
        .flatMap(champion -> models.pmml(stream, champion.sha256()))
        .ifPresent(pmml -> ahead.load(pmml, read.definition())); // before others have to wait
    return streams.exclusively(() -> submitAlone(stream, document, read, author, ahead));
  }

  private Outcome submitAlone(
      StreamName stream, byte[] document, Parsed.Read read, Author author, LoadedAhead ahead) {
    Optional<FraudModel> model = Optional.empty();
    var champion = models.champion(stream);
    if (champion.isPresent()) {
      var pmml = models.pmml(stream, champion.get().sha256()).orElseThrow();
      if (!(ahead.load(pmml, read.definition()) instanceof Loaded.Ready ready)) {
        return new Outcome.Refused(List.of(unfit(champion.get().sha256())));
      }
      model = Optional.of(ready.model());
    }
    var warnings = new ArrayList<>(read.warnings());
    int before = registry.find(stream).map(Current::costsVersion).orElse(0);
    var current = keep(stream, document, read.definition());
    if (before > 0 && current.costsVersion() > before) {
      replaced(stream, before, author).ifPresent(warnings::add);
      changes.record(
          new Change(
              stream, current.costsVersion(), author.reason(), author.by(), clock.instant()));
    }
    streams.swap(
        new Serving(read.definition(), current.definition(), current.costsVersion(), model));
    return new Outcome.Accepted(current, warnings);
  }

  /** What a file overrides that a person has saved, in words. */
  private Optional<String> replaced(StreamName stream, int version, Author author) {
    if (!author.equals(Author.FILE)) {
      return Optional.empty();
    }
    return changes.list(stream).stream()
        .filter(change -> change.costsVersion() == version && !change.isByFile())
        .findFirst()
        .map(
            change ->
                ("The costs of this file replace version %d, which %s saved in the console (%s)."
                        + " Maybe write those into the file.")
                    .formatted(version, change.by(), change.reason()));
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
