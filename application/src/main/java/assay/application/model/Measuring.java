package assay.application.model;

import assay.application.model.StoredEvents.StoredEvent;
import assay.application.scoring.FraudModel;
import assay.application.scoring.FraudModel.Input;
import assay.application.scoring.FraudModel.Outcome;
import assay.application.scoring.Serving;
import assay.application.training.InputDistribution;
import assay.domain.evaluation.ScoredLabels;
import assay.domain.evaluation.ThresholdTable;
import assay.domain.explanation.ContributionSwarm;
import assay.domain.explanation.PartialDependence;
import assay.domain.features.FeatureRule;
import assay.domain.features.Features;
import assay.domain.scoring.Explanation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One measurement on its way, in steps of well under a second. For one thread. */
final class Measuring {
  private static final int PAGE = 250;
  private static final int MOST_LABELLED = 5000;
  private static final int MOST_RECENT = 1000;
  private static final int EXPLAINED_AT_ONCE = 50;
  private static final int EXPLAINED = 250;

  /** Sampled explanations take a tenth of a second and more. */
  private static final Duration QUICK = Duration.ofMillis(5);

  private static final int SAMPLED = 60;
  private static final int BACKGROUND = 100;
  private static final int DEPENDENCE_ROWS = 150;
  private static final int DEPENDENCE_VALUES = 15;
  private static final int DEPENDENCES = 6;
  private static final int SWARMS = 12;

  private final Serving serving;
  private final FraudModel model;
  private final StoredEvents stored;
  private final EventsAgain again;
  private final Set<String> hidden;
  private final List<Double> scores = new ArrayList<>();
  private final List<Boolean> frauds = new ArrayList<>();
  private final List<Features> recent = new ArrayList<>();
  private final List<Explanation> explanations = new ArrayList<>();
  private final List<PartialDependence> dependences = new ArrayList<>();
  private final Deque<String> toVary = new ArrayDeque<>();
  private UUID labelledBefore;
  private UUID recentBefore;
  private int failed;
  private Phase phase = Phase.LABELLED;

  private enum Phase {
    LABELLED,
    RECENT,
    EXPLAIN,
    VARY,
    DONE
  }

  /**
   * Begins.
   *
   * @param before identity after those of all events to look at
   */
  Measuring(
      Serving serving, FraudModel model, StoredEvents stored, EventsAgain again, UUID before) {
    this.serving = serving;
    this.model = model;
    this.stored = stored;
    this.again = again;
    this.labelledBefore = before;
    this.recentBefore = before;
    var definition = serving.definition();
    this.hidden =
        definition.features().stream()
            .filter(definition::isMasked)
            .map(FeatureRule::name)
            .collect(Collectors.toSet());
  }

  /** Goes one step on; answers whether there is more to do. */
  boolean step() {
    switch (phase) {
      case LABELLED -> labelled();
      case RECENT -> recent();
      case EXPLAIN -> explain();
      case VARY -> vary();
      case DONE -> {}
    }
    return phase != Phase.DONE;
  }

  private void labelled() {
    var page = stored.labelledBefore(serving.definition().name(), labelledBefore, PAGE);
    for (var event : page) {
      var features = features(event);
      if (features.isPresent()) {
        keep(score(features.get()), event.fraud().orElseThrow());
      }
    }
    if (page.size() < PAGE || scores.size() + failed >= MOST_LABELLED) {
      phase = Phase.RECENT;
    } else {
      labelledBefore = page.get(page.size() - 1).id().value();
    }
  }

  private void keep(double score, boolean fraud) {
    if (Double.isNaN(score)) {
      failed++;
    } else {
      scores.add(score);
      frauds.add(fraud);
    }
  }

  private void recent() {
    var page = stored.before(serving.definition().name(), recentBefore, PAGE);
    page.forEach(event -> features(event).ifPresent(recent::add));
    if (page.size() < PAGE || recent.size() >= MOST_RECENT) {
      phase = Phase.EXPLAIN;
    } else {
      recentBefore = page.get(page.size() - 1).id().value();
    }
  }

  private Optional<Features> features(StoredEvent event) {
    return again.read(serving.definition().name(), event).map(read -> read.features());
  }

  /** The probability; NaN for what the model does not take. */
  private double score(Features features) {
    if (!(model.score(features) instanceof Outcome.Scored scored)) {
      return Double.NaN;
    }
    var raw = scored.probability();
    return serving.definition().population().map(p -> p.correct(raw)).orElse(raw).value();
  }

  private void explain() {
    boolean quick = model.timeOfReasons().filter(time -> time.compareTo(QUICK) < 0).isPresent();
    int most = Math.min(quick ? EXPLAINED : SAMPLED, recent.size());
    int from = explanations.size();
    int to = Math.min(most, from + (quick ? EXPLAINED_AT_ONCE : 1));
    var background = recent.subList(0, Math.min(BACKGROUND, recent.size()));
    for (int i = from; i < to; i++) {
      var explanation = model.reasons(recent.get(i), i, background);
      if (explanation.isEmpty()) { // one method for all, or the shares would mean nothing
        explanations.clear();
        startVarying();
        return;
      }
      explanations.add(explanation.get());
    }
    if (to == most) {
      startVarying();
    }
  }

  /** The inputs behind the strongest features; any inputs where nothing is known of strength. */
  private void startVarying() {
    phase = Phase.VARY;
    var inputs = model.inputs().stream().map(Input::name).filter(name -> !hidden.contains(name));
    var strongest =
        importance().keySet().stream()
            .flatMap(feature -> model.inputsOf(feature).stream())
            .filter(name -> !hidden.contains(name));
    Stream.concat(strongest, inputs)
        .distinct()
        .filter(name -> SampledInputs.occurs(name, recent))
        .limit(DEPENDENCES)
        .forEach(toVary::add);
  }

  private void vary() {
    var name = toVary.poll();
    if (name == null) {
      phase = Phase.DONE;
      return;
    }
    var rows = takenRows();
    var grid = PartialDependence.grid(rows, name, DEPENDENCE_VALUES);
    if (grid.size() > 1) {
      var points = PartialDependence.of(this::score, rows, name, grid).points();
      dependences.add(
          new PartialDependence(
              name, points.stream().filter(point -> Double.isFinite(point.score())).toList()));
    }
  }

  /** Rows that the model takes as they are. */
  private List<Features> takenRows() {
    return recent.stream()
        .filter(features -> !Double.isNaN(score(features)))
        .limit(DEPENDENCE_ROWS)
        .toList();
  }

  /** What was found, once there is no more to do. */
  Measurement result(Instant at) {
    var sample = sample();
    return new Measurement(
        at,
        recent.size(),
        failed,
        sample.map(MeasuredQuality::of),
        sample
            .map(it -> ThresholdTable.of(it, MeasuredQuality.POINTS))
            .orElseGet(() -> new ThresholdTable(List.of())),
        distributions(),
        importance(),
        dependences,
        explanations.isEmpty()
            ? Optional.empty()
            : Optional.of(ContributionSwarm.of(explanations, SWARMS, EXPLAINED)));
  }

  private Optional<ScoredLabels> sample() {
    if (scores.isEmpty()) {
      return Optional.empty();
    }
    boolean[] fraud = new boolean[frauds.size()];
    for (int i = 0; i < fraud.length; i++) {
      fraud[i] = frauds.get(i);
    }
    return Optional.of(
        ScoredLabels.of(scores.stream().mapToDouble(Double::doubleValue).toArray(), fraud));
  }

  private List<InputDistribution> distributions() {
    return model.inputs().stream()
        .map(Input::name)
        .filter(name -> !hidden.contains(name))
        .filter(name -> SampledInputs.occurs(name, recent))
        .map(name -> SampledInputs.of(name, recent))
        .toList();
  }

  /** Shares of the mean absolute contributions, the largest first. */
  private Map<String, Double> importance() {
    var shares = new LinkedHashMap<String, Double>();
    if (explanations.isEmpty()) {
      return shares;
    }
    var all = ContributionSwarm.of(explanations, Integer.MAX_VALUE, 1).features();
    double sum = all.stream().mapToDouble(ContributionSwarm.Feature::strength).sum();
    if (sum > 0) {
      all.forEach(feature -> shares.put(feature.name(), feature.strength() / sum));
    }
    return shares;
  }
}
