package assay.application.model;

import assay.application.UseCase;
import assay.application.model.FraudModels.Loaded;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ActivationRule;
import assay.domain.model.ModelVersion;
import assay.domain.model.Stage;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Takes a PMML document for a stream: checks it and, if it passes, keeps it as a candidate and lets
 * it decide where the stream says so. What fails is kept as rejected with its reason, and what
 * served before goes on.
 */
@UseCase
public class SubmitModel {
  private final ServingStreams streams;
  private final FraudModels models;
  private final ModelRegistry registry;

  /** Why a version that was submitted to decide is still a candidate. */
  static final String WAITS_FOR_TRIAL = "passed the checks; decides if it keeps to the limits";

  private final PromotionGate gate;
  private final Clock clock;

  @Inject
  public SubmitModel(
      ServingStreams streams,
      FraudModels models,
      ModelRegistry registry,
      PromotionGate gate,
      Clock clock) {
    this.gate = gate;
    this.streams = streams;
    this.models = models;
    this.registry = registry;
    this.clock = clock;
  }

  /** What a document is submitted for. */
  public enum Purpose {
    /** To decide, under the stream's rule of activation. */
    DECIDE,
    /** To score in the champion's shadow. */
    CHALLENGE,
    /** To be looked at; whoever wants it activates it. */
    PROPOSE
  }

  /**
   * What came of it.
   *
   * @param version in the stage that it has now
   * @param refusal why it can't serve; empty if it can
   */
  public record Submission(ModelVersion version, Optional<String> refusal) {}

  /**
   * Submits a document that is to decide. The same bytes as the champion's change nothing.
   *
   * @param source where it came from, for people: a file's name
   * @param by who: a user name or {@code folder}
   * @throws NoSuchElementException if there is no such stream
   */
  public Submission submit(StreamName stream, byte[] pmml, String source, String by) {
    return submit(stream, pmml, source, by, Purpose.DECIDE);
  }

  /** The same for any purpose. */
  public Submission submit(
      StreamName stream, byte[] pmml, String source, String by, Purpose purpose) {
    return streams.exclusively(() -> submitAlone(stream, pmml, source, by, purpose));
  }

  private Submission submitAlone(
      StreamName stream, byte[] pmml, String source, String by, Purpose purpose) {
    var serving =
        streams
            .find(stream)
            .orElseThrow(() -> new NoSuchElementException("There is no stream " + stream + "."));
    var known = registry.find(stream, Sha256.of(pmml));
    if (known.isPresent() && known.get().stage() == Stage.CHAMPION) {
      return new Submission(known.get(), Optional.empty());
    }
    if (models.load(pmml, serving.definition()) instanceof Loaded.Refused refused) {
      return refused(stream, pmml, source, by, known, refused.reason());
    }
    var checked = keep(stream, pmml, source, by, known, purpose);
    return new Submission(lead(checked, pmml, serving, by, purpose), Optional.empty());
  }

  /** What decided once stays retired; everything else is rejected with the reason. */
  private Submission refused(
      StreamName stream,
      byte[] pmml,
      String source,
      String by,
      Optional<ModelVersion> known,
      String reason) {
    var now = clock.instant();
    var sha256 = Sha256.of(pmml);
    var version =
        known
            .map(
                before ->
                    before.stage().next().contains(Stage.REJECTED)
                        ? before.become(Stage.REJECTED, reason, now)
                        : before)
            .orElseGet(
                () -> ModelVersion.refused(stream, sha256, source, reason, pmml.length, by, now));
    if (known.filter(version::equals).isEmpty()) {
      registry.save(version, pmml, by);
    }
    return new Submission(version, Optional.of(reason));
  }

  private ModelVersion keep(
      StreamName stream,
      byte[] pmml,
      String source,
      String by,
      Optional<ModelVersion> known,
      Purpose purpose) {
    var now = clock.instant();
    if (known.isEmpty()) {
      var fresh = ModelVersion.candidate(stream, Sha256.of(pmml), source, pmml.length, by, now);
      registry.save(fresh, pmml, by);
      return fresh;
    }
    var before = known.get();
    boolean anew =
        before.stage() == Stage.REJECTED
            || (before.stage() == Stage.RETIRED && purpose != Purpose.CHALLENGE);
    if (!anew) {
      return before;
    }
    var again = before.from(source).become(Stage.CANDIDATE, "submitted again by " + by, now);
    registry.save(again, pmml, by);
    return again;
  }

  private ModelVersion lead(
      ModelVersion checked, byte[] pmml, Serving serving, String by, Purpose purpose) {
    var definition = serving.definition();
    var now = clock.instant();
    if (purpose == Purpose.CHALLENGE && checked.stage() != Stage.CHALLENGER) {
      return registry.change(
          checked.stream(),
          checked.sha256(),
          version -> version.become(Stage.CHALLENGER, "submitted as a challenger", now),
          by);
    }
    boolean decides =
        purpose == Purpose.DECIDE && definition.activation() == ActivationRule.AUTOMATIC;
    if (decides && gate.holds(serving, checked)) {
      var waiting = checked.because(WAITS_FOR_TRIAL);
      registry.save(waiting, pmml, by);
      gate.request(serving, waiting, by);
      return waiting;
    }
    if (!decides && checked.stage() == Stage.CANDIDATE) {
      gate.request(serving, checked, by);
    }
    if (!decides || !(models.load(pmml, definition) instanceof Loaded.Ready ready)) {
      return checked;
    }
    var champion =
        registry.change(
            checked.stream(),
            checked.sha256(),
            version -> version.activate(ActivationRule.AUTOMATIC, true, "passed the checks", now),
            by);
    streams.swap(serving.with(ready.model()));
    return champion;
  }
}
