package assay.trainer;

import assay.adapters.training.data.BadData;
import assay.adapters.training.recipe.InvalidRecipe;
import assay.trainer.bench.BenchCommand;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** From labelled data to models: the part of Assay that needs Spark. */
@Command(
    name = "assay",
    description = "From labelled data to models.",
    mixinStandardHelpOptions = true,
    subcommands = {
      TrainCommand.class,
      SplitCommand.class,
      PreprocessCommand.class,
      TuneCommand.class,
      InspectCommand.class,
      ProfileCommand.class,
      CalibrateCommand.class,
      EvaluateCommand.class,
      BacktestCommand.class,
      FetchCommand.class,
      BenchCommand.class
    })
public final class AssayTrainer {
  private static final int FAILED = 1;

  private AssayTrainer() {}

  /** Runs one command and ends the process. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new AssayTrainer())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(AssayTrainer::explain);
  }

  /** What people can mend is told in words; everything else with its trace. */
  private static int explain(Exception e, CommandLine command, ParseResult parsed)
      throws Exception {
    PrintWriter err = command.getErr();
    if (e instanceof BadData || e instanceof InvalidRecipe) {
      err.println("assay: " + e.getMessage());
      return FAILED;
    }
    if (e instanceof NoSuchFileException missing) {
      err.println("assay: %s is not there.".formatted(missing.getFile()));
      return FAILED;
    }
    var told = SparkFailures.inWords(e);
    if (told.isPresent()) {
      err.println("assay: " + told.get());
      return FAILED;
    }
    throw e;
  }
}
