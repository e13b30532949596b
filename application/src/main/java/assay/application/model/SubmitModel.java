package assay.application.model;

import assay.application.UseCase;
import assay.application.model.FraudModels.Loaded;
import assay.application.scoring.FraudModel;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ActivationRule;
import assay.domain.model.ModelVersion;
import assay.domain.model.Stage;
import assay.domain.model.Standing;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;

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
    var offer = new Offer(stream, Sha256.of(pmml), pmml, source, by, purpose);
    var ahead = new LoadedAhead(models);
    var known = registry.find(stream, offer.sha256());
    if (known.isPresent() && known.get().stage() == Stage.CHAMPION) {
      return new Submission(known.get(), Optional.empty());
    }
    ahead.load(pmml, serving(stream).definition()); // before others have to wait
    return streams.exclusively(() -> submitAlone(offer, known, ahead));
  }

  /** A document that somebody submits. */
  private record Offer(
      StreamName stream, Sha256 sha256, byte[] pmml, String source, String by, Purpose purpose) {}

  private Serving serving(StreamName stream) {
    return streams
        .find(stream)
        .orElseThrow(() -> new NoSuchElementException("There is no stream " + stream + "."));
  }

  private Submission submitAlone(Offer offer, Optional<ModelVersion> known, LoadedAhead ahead) {
    var serving = serving(offer.stream());
    var loaded = ahead.load(offer.pmml(), serving.definition());
    if (loaded instanceof Loaded.Refused refused) {
      return new Submission(refused(offer, refused.reason()), Optional.of(refused.reason()));
    }
    var kept = keep(offer, known);
    if (kept.stage() == Stage.REJECTED) {
      return new Submission(kept, Optional.of("It was rejected meanwhile: " + kept.reason()));
    }
    var model = ((Loaded.Ready) loaded).model();
    return new Submission(lead(kept, model, serving, offer), Optional.empty());
  }

  /** What decided once stays as it is; everything else is rejected with the reason. */
  private ModelVersion refused(Offer offer, String reason) {
    var now = clock.instant();
    return registry.submit(
        ModelVersion.refused(
            offer.stream(),
            offer.sha256(),
            offer.source(),
            reason,
            offer.pmml().length,
            offer.by(),
            now),
        offer.pmml(),
        (before, standing) ->
            before.canBeRejected(standing) ? before.reject(standing, reason, now) : before,
        offer.by());
  }

  /**
   * Keeps what passed. Whatever became of it while it loaded stands: it is not promoted twice, and
   * what somebody rejected stays rejected.
   *
   * @param known what was known of it before it was loaded
   */
  private ModelVersion keep(Offer offer, Optional<ModelVersion> known) {
    var now = clock.instant();
    return registry.submit(
        ModelVersion.candidate(
            offer.stream(), offer.sha256(), offer.source(), offer.pmml().length, offer.by(), now),
        offer.pmml(),
        (before, standing) ->
            isSettled(before, known) ? before : again(before, standing, offer, now),
        offer.by());
  }

  private static boolean isSettled(ModelVersion now, Optional<ModelVersion> before) {
    return (now.stage() == Stage.REJECTED || now.stage() == Stage.RETIRED)
        && before.filter(now::equals).isEmpty();
  }

  private static ModelVersion again(
      ModelVersion before, Standing standing, Offer offer, Instant now) {
    String why = "submitted again by " + offer.by();
    return switch (before.stage()) {
      case REJECTED -> before.from(offer.source()).become(Stage.CANDIDATE, why, now);
      case RETIRED ->
          offer.purpose() == Purpose.CHALLENGE
              ? before
              : before.from(offer.source()).become(Stage.CANDIDATE, why, now);
      case CANDIDATE ->
          standing.submitters().contains(offer.by()) || before.reason().equals(WAITS_FOR_TRIAL)
              ? before
              : before.because(why);
      case CHAMPION, CHALLENGER -> before;
    };
  }

  private ModelVersion lead(ModelVersion kept, FraudModel model, Serving serving, Offer offer) {
    var now = clock.instant();
    if (offer.purpose() == Purpose.CHALLENGE) {
      return kept.stage() == Stage.CHALLENGER || kept.stage() == Stage.CHAMPION
          ? kept
          : change(
              kept,
              offer,
              (version, standing) ->
                  version.become(Stage.CHALLENGER, "submitted as a challenger", now));
    }
    boolean decides =
        offer.purpose() == Purpose.DECIDE
            && serving.definition().activation() == ActivationRule.AUTOMATIC;
    if (!decides) {
      if (kept.stage() == Stage.CANDIDATE) {
        gate.request(serving, kept, offer.by());
      }
      return kept;
    }
    if (kept.stage() == Stage.RETIRED) {
      return kept; // it was followed while it loaded
    }
    if (gate.holds(serving, kept, registry.standing(kept))) {
      var waiting = change(kept, offer, (version, standing) -> version.because(WAITS_FOR_TRIAL));
      if (waiting.reason().equals(WAITS_FOR_TRIAL)) {
        gate.request(serving, waiting, offer.by());
      }
      return waiting;
    }
    var champion = change(kept, offer, (version, standing) -> decide(version, standing, now));
    if (champion.stage() == Stage.CHAMPION) {
      streams.swap(serving.with(model));
    }
    return champion;
  }

  private static ModelVersion decide(ModelVersion version, Standing standing, Instant now) {
    return version.stage() == Stage.CHAMPION
        ? version
        : version.activate(
            ActivationRule.AUTOMATIC, standing, submitter -> true, "passed the checks", now);
  }

  /** By a rule, unless somebody changed it meanwhile. */
  private ModelVersion change(
      ModelVersion kept, Offer offer, BiFunction<ModelVersion, Standing, ModelVersion> rule) {
    return registry.change(
        kept.stream(),
        kept.sha256(),
        (version, standing) -> version.equals(kept) ? rule.apply(version, standing) : version,
        offer.by());
  }
}
