package assay.trainer;

import assay.adapters.mlflow.MlflowModels;
import assay.adapters.mlflow.MlflowSettings;
import assay.adapters.mlflow.ModelFile;
import assay.adapters.training.data.BadData;
import assay.application.training.TrackerFailure;
import assay.application.training.VersionChoice;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a model out of MLflow's registry. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    description =
        "Fetches a registered model version from the MLflow server of MLFLOW_TRACKING_URI into a stream's folder.")
final class FetchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "MODEL",
      description = "A version as assay-card-pca/3, or an alias as assay-card-pca@champion.")
  private String model = "";

  @Option(
      names = "--into",
      required = true,
      paramLabel = "DIR",
      description = "The stream's folder, as pmml-models/card-pca.")
  private Path folder = Path.of("");

  @Option(
      names = "--as",
      defaultValue = "champion.pmml",
      paramLabel = "FILE",
      description = "Its name there (champion.pmml, which a running server takes at once).")
  private String name = "champion.pmml";

  @Override
  public Integer call() throws Exception {
    try {
      var settings =
          MlflowSettings.from(System.getenv())
              .orElseThrow(
                  () ->
                      new BadData(
                          "MLFLOW_TRACKING_URI is not set; it names the MLflow server, as http://127.0.0.1:5000."));
      var fetched = new MlflowModels(settings).fetch(VersionChoice.parse(model));
      Path file = ModelFile.write(folder, name, fetched.pmml());
      var print = spec.commandLine().getOut();
      print.println("%s is now %s".formatted(fetched.version(), file));
      print.flush();
      return 0;
    } catch (TrackerFailure | IllegalArgumentException e) {
      throw new BadData(String.valueOf(e.getMessage()), e);
    }
  }
}
