package assay.trainer.bench;

import assay.adapters.training.data.BadData;
import assay.trainer.SparkOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares training of XGBoost through Assay with XGBoost alone, each in a process of its own. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description =
        "Trains XGBoost on the same invented rows through Assay and without it, each in a process of its own, and compares time and memory.")
final class SpeedCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SparkOptions spark = new SparkOptions();

  @Option(names = "--rows", defaultValue = "1500000", description = "Rows (default: 1500000).")
  private int rows;

  @Option(names = "--columns", defaultValue = "26", description = "Columns (default: 26).")
  private int columns;

  @Option(names = "--rounds", defaultValue = "100", description = "Trees (default: 100).")
  private int rounds;

  @Option(names = "--depth", defaultValue = "6", description = "Their depth (default: 6).")
  private int depth;

  @Option(
      names = "--runs",
      defaultValue = "3",
      description = "Runs of each side, in turn; the median is told (default: 3).")
  private int runs;

  @Option(names = "--side", hidden = true, description = "The side that this process measures.")
  private Optional<TrainingSide> side = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var out = spec.commandLine().getOut();
    var task = new TrainingTask(rows, columns, rounds, depth);
    if (side.isPresent()) {
      out.println(side.get().measure(task, spark));
      out.flush();
      return 0;
    }
    var alone = new ArrayList<TrainingCost>();
    var through = new ArrayList<TrainingCost>();
    for (int run = 0; run < Math.max(1, runs); run++) {
      alone.add(inOwnProcess(TrainingSide.BARE));
      through.add(inOwnProcess(TrainingSide.ASSAY));
    }
    var bare = median(alone);
    var assay = median(through);
    out.printf(
        "XGBoost, %,d rows, %d columns, %d trees of depth %d, %d cores; median of %d runs%n%n",
        rows, columns, rounds, depth, Runtime.getRuntime().availableProcessors(), alone.size());
    out.println("| | start of Spark, s | preprocessing, s | learning, s | peak memory, MiB |");
    out.println("|---|--:|--:|--:|--:|");
    out.println(bare.line("XGBoost alone"));
    out.println(assay.line("through Assay"));
    out.printf(
        "%nLearning from the same rows takes %.2f times as long, with preprocessing %.2f times.%n",
        assay.learning() / bare.learning(), assay.training() / bare.training());
    out.flush();
    return 0;
  }

  private static TrainingCost median(List<TrainingCost> costs) {
    var sorted = costs.stream().sorted(Comparator.comparing(TrainingCost::training)).toList();
    return sorted.get(sorted.size() / 2);
  }

  private TrainingCost inOwnProcess(TrainingSide measured)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("assay.trainer.AssayTrainer", "bench", "train", "--side"));
    command.add(measured.name());
    command.addAll(List.of("--rows", String.valueOf(rows), "--columns", String.valueOf(columns)));
    command.addAll(List.of("--rounds", String.valueOf(rounds), "--depth", String.valueOf(depth)));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new BadData("The process that measures %s failed.".formatted(measured));
    }
    return TrainingCost.parse(told.strip().lines().reduce("", (before, line) -> line));
  }
}
