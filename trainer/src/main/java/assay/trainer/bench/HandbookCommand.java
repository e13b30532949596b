package assay.trainer.bench;

import assay.adapters.training.data.EventFiles;
import assay.adapters.training.data.StreamSource;
import assay.trainer.JsonFormats;
import assay.trainer.Progress;
import assay.trainer.SparkOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Repeats the comparison of models in the Fraud Detection Handbook. */
@Command(
    name = "handbook",
    mixinStandardHelpOptions = true,
    description = {
      "Trains and judges models on the simulated card payments of the Fraud Detection Handbook, by its protocol, and prints the figures beside the published ones.",
      "The data is at https://github.com/Fraud-Detection-Handbook."
    })
final class HandbookCommand implements Callable<Integer> {
  private static final String STREAM = "handbook-cards";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SparkOptions spark = new SparkOptions();

  @Parameters(
      paramLabel = "FILE",
      description =
          "All transactions, as CSV (may be .gz) with TRANSACTION_ID, TX_DATETIME, CUSTOMER_ID, TERMINAL_ID, TX_AMOUNT and TX_FRAUD.")
  private Path file = Path.of("transactions.csv");

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    var progress = Progress.to(spec.commandLine().getErr());
    var defaults = Recipes.named("handbook-defaults.yaml");
    var best = Recipes.named("handbook-best.yaml");
    try (var session = spark.open()) {
      var events =
          new EventFiles(session.spark(), progress).read(List.of(file), defaults.data(), source());
      var protocol = new HandbookProtocol(events, "customer", HandbookReport.FIRST_START);
      events.rows().unpersist();
      var defaultModels = new FoldModels(protocol, defaults, events.features(), progress);
      var bestModels = new FoldModels(protocol, best, events.features(), progress);
      var first = protocol.fold(HandbookReport.FIRST_START);
      out.println(HandbookReport.check(first));
      out.println(HandbookReport.defaults(defaultModels.measure(first)));
      var byStart = new LinkedHashMap<Integer, Map<String, HandbookProtocol.Measured>>();
      for (int start : HandbookReport.STARTS) {
        byStart.put(start, bestModels.measure(protocol.fold(start)));
      }
      out.println(HandbookReport.folds(byStart));
      out.flush();
    }
    return 0;
  }

  /** The definition with all windows that some recipe reads. */
  static StreamSource source() {
    return new StreamSource(STREAM, Recipes.resource(STREAM + "/stream.json"), new JsonFormats());
  }
}
