package assay.trainer;

import assay.adapters.pmml.PmmlFraudModels;
import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.adapters.training.data.BadData;
import assay.adapters.training.data.EventTable;
import assay.adapters.training.recipe.Recipe.CalibrationMethod;
import assay.adapters.training.run.Recalibration;
import assay.domain.evaluation.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Calibrates a finished model anew. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description =
        "Fits a calibration of a finished model on labelled events that it was not trained on, and"
            + " writes the model with it in place of the one that it has.")
final class CalibrateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SparkOptions spark = new SparkOptions();

  @Mixin private ModelOptions model = new ModelOptions();

  @Option(
      names = "--method",
      defaultValue = "best",
      description = "best (by cross-validation, the default), isotonic, platt or none.")
  private CalibrationMethod method = CalibrationMethod.BEST;

  @Option(names = "--seed", defaultValue = "1", description = "Of the cross-validation (1).")
  private long seed;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the calibrated model goes.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws Exception {
    Consumer<String> progress = Progress.to(spec.commandLine().getErr());
    var print = spec.commandLine().getOut();
    var source = model.source();
    try (var session = spark.open()) {
      var calibrated = calibrate(model.read(session, source, progress));
      WholeFile.write(out, calibrated.pmml());
      print.println(
          String.format(
              Locale.ROOT, "%-8s %10s %10s %18s", "", "log loss", "Brier", "calibration error"));
      print.println(line("before", calibrated.before()));
      print.println(line("after", calibrated.after()));
      print.println("\"after\" is told on the events it was fitted on; judge it on others.");
      print.println("calibrated by %s: %s".formatted(calibrated.calibrator().method(), out));
      print.flush();
    }
    return 0;
  }

  private Recalibration calibrate(EventTable events) throws IOException {
    try {
      return Recalibration.of(
          model.pmml(), events, method, seed, new PmmlModelDocuments(), new PmmlFraudModels());
    } catch (IllegalArgumentException e) {
      throw new BadData("The model can't be calibrated: " + e.getMessage(), e);
    }
  }

  private static String line(String name, Metrics metrics) {
    return String.format(
        Locale.ROOT,
        "%-8s %10.5f %10.5f %18.5f",
        name,
        metrics.logLoss(),
        metrics.brierScore(),
        metrics.calibrationError());
  }
}
