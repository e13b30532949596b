package assay.trainer;

import assay.adapters.training.data.Partition;
import assay.adapters.training.recipe.Recipe;
import assay.adapters.training.run.Candidate;
import assay.adapters.training.run.PopulationCheck;
import assay.adapters.training.run.TrainingRun;
import assay.adapters.training.run.TuningLog;
import assay.application.reporting.Comparison;
import assay.application.reporting.ModelReportContent;
import assay.application.reporting.ModelReportContent.Choice;
import assay.application.reporting.ModelReportContent.Data;
import assay.application.reporting.ModelReportContent.Explanations;
import assay.application.reporting.ModelReportContent.Money;
import assay.application.reporting.ModelReportContent.Outlook;
import assay.application.reporting.ModelReportContent.Prediction;
import assay.application.reporting.ModelReportContent.Split;
import assay.application.reporting.ModelReportContent.Step;
import assay.application.reporting.ModelReportContent.Threshold;
import assay.application.reporting.Tuning;
import assay.domain.calibration.Identity;
import assay.domain.cost.Costs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What the report of a run tells. */
final class ReportContents {

  private final TrainingRun run;

  private ReportContents(TrainingRun run) {
    this.run = run;
  }

  static ModelReportContent of(TrainingRun run, String recipeText) {
    return new ReportContents(run).content(recipeText);
  }

  private ModelReportContent content(String recipeText) {
    var definition = run.definition();
    var chosen = run.chosen();
    boolean timed = definition.time().isPresent();
    return new ModelReportContent(
        definition.title(),
        chosen.algorithm(),
        run.facts(),
        new Data(splits(timed), steps()),
        new Choice(Optional.of(comparison()), chosen.tuning().map(this::tuning), thresholds()),
        definition.policy() instanceof Costs costs
            ? Optional.of(new Money(definition.currency().reporting(), costs, run.test().amounts()))
            : Optional.empty(),
        chosen.calibrator() instanceof Identity
            ? Optional.empty()
            : Optional.of(chosen.uncalibrated()),
        explanations(),
        new Outlook(Optional.of(recipeText), limits(), nextSteps()));
  }

  private List<Split> splits(boolean timed) {
    var splits = new ArrayList<Split>();
    run.parts()
        .forEach(
            (part, s) ->
                splits.add(
                    new Split(
                        name(part),
                        s.rows(),
                        s.frauds(),
                        timed ? Optional.of(s.from()) : Optional.empty(),
                        timed ? Optional.of(s.to()) : Optional.empty())));
    return splits;
  }

  private static String name(Partition part) {
    return switch (part) {
      case TRAIN -> "training";
      case VALIDATION -> "validation";
      case TEST -> "test";
      case GAP -> "gap (left out)";
      case HOLDOUT -> "hold-out (untouched)";
    };
  }

  private List<Step> steps() {
    var steps = new ArrayList<Step>();
    var preparation = Preparation.of(run);
    preparation.steps().forEach(step -> steps.add(new Step("Preprocessing", step)));
    preparation.warnings().forEach(warning -> steps.add(new Step("Note", warning)));
    var balance = run.recipe().balance();
    if (balance.method() != Recipe.BalanceMethod.NONE) {
      steps.add(
          new Step(
              "Balance",
              "%s, to a share of fraud of %s in the training data alone; calibration puts the share right again."
                  .formatted(words(balance.method()), balance.share())));
    }
    run.candidates()
        .forEach(
            candidate ->
                candidate
                    .tuning()
                    .ifPresent(log -> steps.add(new Step("Tuning", tuned(candidate.name(), log)))));
    preparation.combinations().forEach(how -> steps.add(new Step("Combination", how)));
    steps.add(
        new Step(
            "Calibration",
            "%s, fitted on validation data.".formatted(run.chosen().calibrator().method())));
    return steps;
  }

  private static String tuned(String name, TuningLog log) {
    return "%s: best of %d points, %s %.4f in the mean, with %s."
        .formatted(
            name,
            log.points().size(),
            log.metric().toLowerCase(Locale.ROOT).replace('_', ' '),
            log.best().mean(),
            log.best().parameters());
  }

  private Comparison comparison() {
    var candidates =
        run.candidates().stream()
            .map(
                c ->
                    new Comparison.Candidate(
                        c.name(),
                        c.test(),
                        c.thresholds().f1(),
                        c.cardPrecision(),
                        c.savings().map(s -> s.share()).orElse(OptionalDouble.empty()),
                        c.fitTime(),
                        c.name().equals(run.chosen().name())))
            .toList();
    return new Comparison(
        run.facts().quality().data(),
        "the best %s on validation data, each row judged by a stack and a calibration that were fitted on others"
            .formatted(words(run.recipe().select())),
        candidates);
  }

  private Tuning tuning(TuningLog log) {
    return new Tuning(
        log.folds(),
        log.metric().toLowerCase(Locale.ROOT).replace('_', ' '),
        log.points().stream()
            .map(
                point ->
                    new Tuning.Trial(
                        texts(point.parameters()), point.mean(), deviation(point.scores())))
            .toList());
  }

  private static Map<String, String> texts(Map<String, Object> parameters) {
    var texts = new LinkedHashMap<String, String>();
    parameters.forEach((name, value) -> texts.put(name, value.toString()));
    return texts;
  }

  private static OptionalDouble deviation(List<Double> scores) {
    if (scores.size() < 2) {
      return OptionalDouble.empty();
    }
    double mean = scores.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double squares = scores.stream().mapToDouble(s -> (s - mean) * (s - mean)).sum();
    return OptionalDouble.of(Math.sqrt(squares / (scores.size() - 1)));
  }

  private List<Threshold> thresholds() {
    var found = run.chosen().thresholds();
    var thresholds = new ArrayList<Threshold>();
    thresholds.add(new Threshold("highest F1 on validation data", found.f1()));
    thresholds.add(new Threshold("highest F2 on validation data", found.f2()));
    found
        .cost()
        .ifPresent(
            cost ->
                thresholds.add(
                    new Threshold(
                        "cheapest constant threshold on validation data, by the stream's costs",
                        cost)));
    return thresholds;
  }

  private Explanations explanations() {
    var explained = run.explained();
    var titles = List.of("The highest score", "A middle score", "The lowest score");
    var predictions = new ArrayList<Prediction>();
    for (int i = 0; i < explained.predictions().size(); i++) {
      predictions.add(
          new Prediction(titles.get(i) + " among invented events", explained.predictions().get(i)));
    }
    return new Explanations(
        "average precision", explained.permutation(), explained.summary(), predictions);
  }

  private List<String> limits() {
    var limits = new ArrayList<String>();
    limits.add(
        "The figures are those of one test period of one data source; the next period may differ.");
    var test = run.chosen().test();
    if (test.frauds() < 200) {
      limits.add(
          "There are only %d frauds in the test data; differences of a few points between models are chance."
              .formatted(test.frauds()));
    }
    if (run.definition().population().isPresent()) {
      limits.add(
          "Fraud is over-sampled in the data; the server corrects the probability by the stream's population.");
    }
    PopulationCheck.warning(run.definition(), run.parts()).ifPresent(limits::add);
    limits.addAll(Preparation.of(run).warnings());
    return limits;
  }

  private List<String> nextSteps() {
    var best = run.candidates().stream().map(Candidate::name).toList();
    return List.of(
        "Score the model beside the present champion before it decides (challenger).",
        "Watch the stability index of score and inputs against the distributions in the file.",
        "Train again when verdicts and chargebacks of some weeks have come in; compared so far: %s."
            .formatted(String.join(", ", best)));
  }

  private static String words(Enum<?> constant) {
    Function<String, String> lower = text -> text.toLowerCase(Locale.ROOT);
    return lower.apply(constant.name()).replace('_', ' ');
  }
}
