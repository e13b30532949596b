package assay.trainer;

import assay.adapters.mlflow.MlflowModels;
import assay.adapters.mlflow.MlflowSettings;
import assay.adapters.mlflow.MlflowTracker;
import assay.adapters.training.recipe.Recipe;
import assay.adapters.training.run.TrainingRun;
import assay.application.training.RegisteredModels.Registration;
import assay.application.training.TrackTraining;
import assay.application.training.TrackedRun;
import assay.application.training.TrackedRun.RunFile;
import assay.application.training.TrackedRun.Status;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes a run down on an MLflow server, where one is set; training never fails of it. */
final class Tracking {
  private final Map<String, String> environment;
  private final Consumer<String> progress;

  Tracking(Map<String, String> environment, Consumer<String> progress) {
    this.environment = environment;
    this.progress = progress;
  }

  /** Files of a run that are kept. */
  record Files(Path model, Path report, Path summary, Path recipe) {}

  void track(TrainingRun run, Files files, Instant started, Instant ended) {
    try {
      MlflowSettings.from(environment).ifPresent(s -> track(s, run, files, started, ended));
    } catch (RuntimeException e) { // whatever it is, the model is more than its record
      progress.accept("The run is not tracked. " + e.getMessage());
    }
  }

  /** Writes down a run that ended without a model, with the recipe and what went wrong. */
  void failed(Recipe recipe, Path file, Instant started, Instant ended, Exception why) {
    try {
      MlflowSettings.from(environment)
          .ifPresent(
              settings -> {
                String stream =
                    String.valueOf(recipe.stream().getName(recipe.stream().getNameCount() - 2));
                var tracked =
                    new TrackedRun(
                        "assay-" + stream,
                        "failed",
                        recipe.description(),
                        started,
                        ended,
                        Status.FAILED,
                        Map.of("seed", Long.toString(recipe.seed())),
                        Map.of(),
                        Map.of("failure", String.valueOf(why.getMessage())),
                        List.of(new RunFile(String.valueOf(file.getFileName()), file)),
                        Optional.empty());
                track(settings, tracked, Optional.empty());
              });
    } catch (RuntimeException e) { // whatever it is, the model is more than its record
      progress.accept("The run is not tracked. " + e.getMessage());
    }
  }

  private void track(
      MlflowSettings settings, TrainingRun run, Files files, Instant started, Instant ended) {
    String stream = run.definition().name().value();
    var tracked =
        new TrackedRun(
            "assay-" + stream,
            run.chosen().name(),
            run.recipe().description(),
            started,
            ended,
            Status.FINISHED,
            parameters(run),
            metrics(run),
            run.facts().provenance(),
            List.of(
                new RunFile("report.html", files.report()),
                new RunFile("run.json", files.summary()),
                new RunFile(String.valueOf(files.recipe().getFileName()), files.recipe())),
            Optional.of(files.model()));
    var registration = new Registration("assay-" + stream, run.facts().name(), List.of());
    track(settings, tracked, Optional.of(registration));
  }

  private void track(
      MlflowSettings settings, TrackedRun tracked, Optional<Registration> registration) {
    var result =
        new TrackTraining(new MlflowTracker(settings), new MlflowModels(settings))
            .track(tracked, registration);
    result.run().ifPresent(logged -> progress.accept("Tracked on " + settings.trackingUri() + "."));
    result.version().ifPresent(version -> progress.accept("Registered as " + version + "."));
    result.warnings().forEach(progress);
  }

  private static Map<String, String> parameters(TrainingRun run) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("algorithm", run.chosen().algorithm());
    parameters.put("calibration", run.chosen().calibrator().method());
    parameters.put("seed", Long.toString(run.recipe().seed()));
    run.chosen().parameters().forEach((name, value) -> parameters.put(name, value.toString()));
    return parameters;
  }

  private static Map<String, Double> metrics(TrainingRun run) {
    var metrics = new LinkedHashMap<>(RunSummary.metrics(run.chosen()));
    for (var candidate : run.candidates()) {
      candidate
          .metrics()
          .averagePrecision()
          .ifPresent(value -> metrics.put(candidate.name() + ".average_precision", value));
    }
    return metrics;
  }
}
