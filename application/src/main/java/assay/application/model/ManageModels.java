package assay.application.model;

import assay.application.UseCase;
import assay.application.access.People;
import assay.application.model.FraudModels.Loaded;
import assay.application.scoring.FraudModel;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ModelVersion;
import assay.domain.model.ModelVersion.NotAllowed;
import assay.domain.model.Stage;
import assay.domain.model.Standing;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What an administrator does with model versions. Every method throws {@link
 * NoSuchElementException} for a stream or version that does not exist and {@link NotAllowed} where
 * the rules forbid it; a change is durable when the method returns.
 */
@UseCase
public class ManageModels {
  private final ServingStreams streams;
  private final FraudModels loader;
  private final ModelRegistry registry;
  private final PromotionGate gate;
  private final People people;
  private final Clock clock;

  @Inject
  public ManageModels(
      ServingStreams streams,
      FraudModels loader,
      ModelRegistry registry,
      PromotionGate gate,
      People people,
      Clock clock) {
    this.gate = gate;
    this.people = people;
    this.streams = streams;
    this.loader = loader;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * Lets a version decide from now on; on this node at once, on others when they next look.
   *
   * @param reason in words; may be empty
   */
  public ModelVersion activate(StreamName stream, Sha256 sha256, String reason, String by) {
    return decide(new Wish(stream, sha256, or(reason, "activated by " + by), by, Optional.empty()));
  }

  /** The same for a version that somebody else submitted. */
  public ModelVersion approve(StreamName stream, Sha256 sha256, String reason, String by) {
    return activate(stream, sha256, or(reason, "approved by " + by), by);
  }

  private static String or(String reason, String otherwise) {
    return reason.isBlank() ? otherwise : reason;
  }

  /**
   * Goes back to a version that decided before.
   *
   * @param to empty: the one that decided before the champion
   */
  public ModelVersion rollBack(StreamName stream, Optional<Sha256> to, String reason, String by) {
    serving(stream);
    var champion = registry.champion(stream).map(ModelVersion::sha256);
    var target =
        to.or(registry.champions(stream)::previous)
            .orElseThrow(
                () -> new NotAllowed("No version decided before the one that decides now."));
    return goBack(new Wish(stream, target, or(reason, "rolled back by " + by), by, champion));
  }

  /**
   * Goes back from a version to another one that decided before.
   *
   * @return empty if the version to go back from does not decide any more
   * @throws NotAllowed if it decides and it is impossible to go back
   */
  public Optional<ModelVersion> fallBack(
      StreamName stream, Sha256 from, Sha256 to, String reason, String by) {
    try {
      return Optional.of(goBack(new Wish(stream, to, reason, by, Optional.of(from))));
    } catch (NotAllowed e) {
      if (registry.champion(stream).filter(now -> now.sha256().equals(from)).isEmpty()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private ModelVersion goBack(Wish wish) {
    var target = find(wish.stream(), wish.sha256());
    if (!target.canBeGoneBackTo(registry.standing(target))) {
      throw new NotAllowed(
          target.stage() == Stage.RETIRED
              ? "This version never decided, so it can't be gone back to. Maybe activate it."
              : "Only a version that is retired can be gone back to.");
    }
    return decide(wish);
  }

  /**
   * What somebody wants to decide.
   *
   * @param instead what has to decide until then; empty if that does not matter
   */
  private record Wish(
      StreamName stream, Sha256 sha256, String reason, String by, Optional<Sha256> instead) {}

  /** What was looked at and found good. */
  private record Checked(
      Serving serving,
      ModelVersion version,
      Standing standing,
      ModelVersion champion,
      FraudModel model) {
    ModelVersion champion(ModelVersion now, Standing standingNow) {
      if (!now.equals(version) || !standingNow.equals(standing)) {
        throw new NotAllowed("Somebody changed the models of the stream meanwhile. Look again.");
      }
      return champion;
    }
  }

  private ModelVersion decide(Wish wish) {
    var models = new LoadedAhead(loader);
    check(wish, models); // loads before others have to wait
    return streams.exclusively(
        () -> {
          var checked = check(wish, models);
          var champion =
              registry.change(wish.stream(), wish.sha256(), checked::champion, wish.by());
          streams.swap(checked.serving().with(checked.model()));
          return champion;
        });
  }

  private Checked check(Wish wish, LoadedAhead models) {
    var serving = serving(wish.stream());
    var version = find(wish.stream(), wish.sha256());
    var standing = registry.standing(version);
    if (wish.instead().isPresent() && !standing.champion().equals(wish.instead())) {
      throw new NotAllowed("Another version decides meanwhile.");
    }
    var champion =
        version.activate(
            serving.definition().activation(),
            standing,
            submitter -> people.mayBeOne(wish.by(), submitter),
            wish.reason(),
            clock.instant());
    var override = gate.check(serving, version, standing, wish.by());
    return new Checked(
        serving,
        version,
        standing,
        override.map(asked -> champion.because(inSpiteOf(wish, asked))).orElse(champion),
        load(models, serving, wish.sha256()));
  }

  private static String inSpiteOf(Wish wish, ModelTrials.Override asked) {
    return "%s; in spite of the limits, as %s asked (%s) and %s did"
        .formatted(wish.reason(), asked.by(), asked.reason(), wish.by());
  }

  /** Lets a version score in the champion's shadow; the reason may be empty. */
  public ModelVersion challenge(StreamName stream, Sha256 sha256, String reason, String by) {
    load(new LoadedAhead(loader), serving(stream), sha256);
    var now = clock.instant();
    var why = or(reason, "made challenger by " + by);
    return change(
        stream, sha256, (version, standing) -> version.become(Stage.CHALLENGER, why, now), by);
  }

  /**
   * Ends a challenge, or puts a candidate aside; it can be activated later. The reason may be
   * empty.
   */
  public ModelVersion retire(StreamName stream, Sha256 sha256, String reason, String by) {
    var now = clock.instant();
    var why = or(reason, "retired by " + by);
    return change(stream, sha256, (version, standing) -> version.retire(why, now), by);
  }

  /** Says no to a version that never decided. */
  public ModelVersion reject(StreamName stream, Sha256 sha256, String reason, String by) {
    var now = clock.instant();
    return change(stream, sha256, (version, standing) -> version.reject(standing, reason, now), by);
  }

  /** Asks for another trial of a version. */
  public void tryAgain(StreamName stream, Sha256 sha256, String by) {
    gate.request(serving(stream), find(stream, sha256), by);
  }

  /**
   * Asks to let a version decide in spite of its trial; another administrator has to activate it.
   *
   * @throws IllegalArgumentException if the reason is blank
   */
  public void override(StreamName stream, Sha256 sha256, String reason, String by) {
    gate.override(find(stream, sha256), reason, by);
  }

  private ModelVersion change(
      StreamName stream,
      Sha256 sha256,
      BiFunction<ModelVersion, Standing, ModelVersion> rule,
      String by) {
    serving(stream);
    return registry.change(stream, sha256, rule, by);
  }

  private FraudModel load(LoadedAhead models, Serving serving, Sha256 sha256) {
    var stream = serving.definition().name();
    var pmml = registry.pmml(stream, sha256);
    if (pmml.isEmpty()) {
      find(stream, sha256);
      throw new NotAllowed("The document was too large to keep after it was rejected.");
    }
    var loaded = models.load(pmml.get(), serving.definition());
    if (loaded instanceof Loaded.Refused refused) {
      throw new NotAllowed("It does not fit the stream as it is now: " + refused.reason());
    }
    return ((Loaded.Ready) loaded).model();
  }

  private ModelVersion find(StreamName stream, Sha256 sha256) {
    return registry
        .find(stream, sha256)
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "The stream %s has no model %s.".formatted(stream, sha256.abbreviated())));
  }

  private Serving serving(StreamName stream) {
    return streams
        .find(stream)
        .orElseThrow(() -> new NoSuchElementException("There is no stream " + stream + "."));
  }
}
