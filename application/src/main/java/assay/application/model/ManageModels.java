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
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Optional;

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
    return streams.exclusively(
        () -> activateAlone(stream, sha256, or(reason, "activated by " + by), by));
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
    return streams.exclusively(() -> rollBackAlone(stream, to, reason, by));
  }

  private ModelVersion rollBackAlone(
      StreamName stream, Optional<Sha256> to, String reason, String by) {
    serving(stream);
    var line = registry.champions(stream);
    var target =
        to.or(line::previous)
            .orElseThrow(
                () -> new NotAllowed("No version decided before the one that decides now."));
    if (find(stream, target).stage() != Stage.RETIRED) {
      throw new NotAllowed("Only a version that is retired can be gone back to.");
    }
    return activateAlone(stream, target, or(reason, "rolled back by " + by), by);
  }

  private ModelVersion activateAlone(StreamName stream, Sha256 sha256, String reason, String by) {
    var serving = serving(stream);
    var rule = serving.definition().activation();
    var now = clock.instant();
    var version = find(stream, sha256);
    boolean own = people.mayBeOne(by, version.submittedBy());
    version.activate(rule, own, reason, now); // refuses before anything is loaded
    gate.check(serving, version, by);
    var model = load(serving, sha256);
    var champion =
        registry.change(stream, sha256, before -> before.activate(rule, own, reason, now), by);
    streams.swap(serving.with(model));
    return champion;
  }

  /** Lets a version score in the champion's shadow; the reason may be empty. */
  public ModelVersion challenge(StreamName stream, Sha256 sha256, String reason, String by) {
    load(serving(stream), sha256);
    return change(stream, sha256, Stage.CHALLENGER, or(reason, "made challenger by " + by), by);
  }

  /**
   * Ends a challenge, or puts a candidate aside; it can be activated later. The reason may be
   * empty.
   */
  public ModelVersion retire(StreamName stream, Sha256 sha256, String reason, String by) {
    if (find(stream, sha256).stage() == Stage.CHAMPION) {
      throw new NotAllowed("The champion decides until another version is activated.");
    }
    return change(stream, sha256, Stage.RETIRED, or(reason, "retired by " + by), by);
  }

  /** Says no to a version that never decided. */
  public ModelVersion reject(StreamName stream, Sha256 sha256, String reason, String by) {
    return change(stream, sha256, Stage.REJECTED, reason, by);
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
      StreamName stream, Sha256 sha256, Stage next, String reason, String by) {
    serving(stream);
    var now = clock.instant();
    return registry.change(stream, sha256, version -> version.become(next, reason, now), by);
  }

  private FraudModel load(Serving serving, Sha256 sha256) {
    var stream = serving.definition().name();
    var pmml = registry.pmml(stream, sha256);
    if (pmml.isEmpty()) {
      find(stream, sha256);
      throw new NotAllowed("The document was too large to keep after it was rejected.");
    }
    var loaded = loader.load(pmml.get(), serving.definition());
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
