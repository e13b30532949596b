package assay.application.model;

import assay.application.model.StoredEvents.StoredEvent;
import assay.application.scoring.FraudModel;
import assay.application.scoring.FraudModel.Outcome;
import assay.application.scoring.Serving;
import assay.domain.features.Features;
import assay.domain.promotion.PairedScore;
import assay.domain.promotion.PairedScore.Judged;
import assay.domain.promotion.Speed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scores stored events again with a candidate and with the champion, by the clock. One thread. */
final class PairedScoring {
  private static final int MEASURED = 5000;

  private final EventsAgain again;
  private final Stopwatch champion = new Stopwatch(MEASURED);
  private final Stopwatch candidate = new Stopwatch(MEASURED);

  PairedScoring(EventsAgain again) {
    this.again = again;
  }

  /** Both models of one trial. */
  record Pair(Optional<FraudModel> champion, FraudModel candidate) {}

  /** Forgets how long events took. */
  void reset() {
    champion.reset();
    candidate.reset();
  }

  /** What both make of events, under the definition and the costs of now. */
  List<PairedScore> score(Serving serving, Pair models, List<StoredEvent> events, boolean recent) {
    var scores = new ArrayList<PairedScore>();
    for (StoredEvent event : events) {
      var features = again.read(serving.definition().name(), event).map(read -> read.features());
      scores.add(
          new PairedScore(
              event.id().toString(),
              event.eventId(),
              event.scoredAt(),
              event.amount(),
              event.fraud(),
              recent,
              features.flatMap(
                  f ->
                      models
                          .champion()
                          .flatMap(model -> judge(serving, model, f, event.amount(), champion))),
              features.flatMap(
                  f -> judge(serving, models.candidate(), f, event.amount(), candidate))));
    }
    return scores;
  }

  private static Optional<Judged> judge(
      Serving serving, FraudModel model, Features features, double amount, Stopwatch watch) {
    watch.start();
    var outcome = model.score(features);
    watch.stop();
    if (!(outcome instanceof Outcome.Scored scored)) {
      return Optional.empty();
    }
    var raw = scored.probability();
    var probability = serving.definition().population().map(p -> p.correct(raw)).orElse(raw);
    var assessment = serving.definition().policy().assess(probability, amount);
    return Optional.of(
        new Judged(
            probability.value(),
            assessment.tier(),
            assessment.action(),
            assessment.saving().orElse(0.0)));
  }

  /** How the champion did; empty if it scored nothing. */
  Optional<Speed> championSpeed(FraudModel model, long documentBytes) {
    return speed(champion, model, documentBytes);
  }

  /** The same of the candidate. */
  Optional<Speed> candidateSpeed(FraudModel model, long documentBytes) {
    return speed(candidate, model, documentBytes);
  }

  private static Optional<Speed> speed(Stopwatch watch, FraudModel model, long documentBytes) {
    double[] nanos = watch.read();
    return nanos.length == 0
        ? Optional.empty()
        : Optional.of(
            Speed.of(
                nanos,
                model.loadTime().map(Duration::toMillis).orElse(0L),
                documentBytes,
                model.heapBytes()));
  }
}
