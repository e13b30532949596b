package assay.trainer;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is in a file. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description =
        "Shows the first rows of a file, and types, missing and distinct values of its columns.")
final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SparkOptions spark = new SparkOptions();

  @Parameters(paramLabel = "FILE", description = "CSV (gz too), NDJSON or Parquet.")
  private Path file = Path.of("");

  @Option(names = "--rows", defaultValue = "5", description = "How many rows to show (5).")
  private int rows;

  @Option(names = "--separator", defaultValue = ",", description = "Of CSV (a comma).")
  private String separator = ",";

  @Override
  public Integer call() {
    var print = spec.commandLine().getOut();
    try (var session = spark.open()) {
      var table = RawTable.read(session.spark(), file, separator);
      print.println(String.join(" | ", table.columns()));
      table.firstRows(rows).forEach(print::println);
      print.println();
      table.inspected().forEach(print::println);
      print.flush();
    }
    return 0;
  }
}
