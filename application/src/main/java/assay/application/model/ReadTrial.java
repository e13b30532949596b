package assay.application.model;

import assay.application.UseCase;
import assay.application.model.ModelTrials.Result;
import assay.application.model.ModelTrials.Trial;
import assay.application.scoring.ServingStreams;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.promotion.PairedScore;
import assay.domain.promotion.PromotionReport;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a trial found, as far as it has come. */
@UseCase
public class ReadTrial {
  private final ModelTrials trials;
  private final ServingStreams streams;

  @Inject
  public ReadTrial(ModelTrials trials, ServingStreams streams) {
    this.trials = trials;
    this.streams = streams;
  }

  /**
   * A trial and what it found so far, by the costs and limits of today.
   *
   * @param report empty if nothing was scored again yet
   */
  public record Found(Trial trial, Optional<PromotionReport> report) {}

  /** The latest trial of a version; empty if there was none. */
  public Optional<Found> latest(StreamName stream, Sha256 candidate) {
    return trials.latest(stream, candidate).map(trial -> new Found(trial, report(trial)));
  }

  private Optional<PromotionReport> report(Trial trial) {
    var serving = streams.find(trial.stream());
    var scores = trials.scores(trial.id());
    if (serving.isEmpty() || scores.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        PromotionReport.of(
            scores,
            serving.get().definition().policy(),
            serving.get().definition().limits(),
            trial.result().flatMap(Result::championSpeed),
            trial.result().flatMap(Result::speed)));
  }

  /** Exactly the events whose tier changes, the largest amount first. */
  public List<PairedScore> changes(Trial trial) {
    return trials.scores(trial.id()).stream()
        .filter(PairedScore::changesTier)
        .sorted(
            Comparator.comparingDouble(PairedScore::amount)
                .reversed()
                .thenComparing(PairedScore::decision))
        .toList();
  }
}
