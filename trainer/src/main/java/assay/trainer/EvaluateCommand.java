package assay.trainer;

import assay.adapters.training.run.Period;
import assay.adapters.training.run.Thresholds;
import assay.domain.cost.Costs;
import assay.domain.cost.Policy;
import assay.domain.evaluation.Backtest;
import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.evaluation.Savings;
import assay.domain.event.Sha256;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges a model on labelled events. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description =
        "Scores labelled events with the stream's champion or another PMML file, as the server"
            + " would, and prints every metric.")
final class EvaluateCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SparkOptions spark = new SparkOptions();

  @Mixin private ModelOptions scored = new ModelOptions();

  @Option(
      names = "--threshold",
      paramLabel = "PROBABILITY",
      description =
          "From which probability on an event counts as flagged (default: the threshold that the"
              + " model's file names, else the one of the highest F1 on these events).")
  private @Nullable Double threshold;

  @Option(names = "--out", paramLabel = "FILE", description = "Also write the figures, as JSON.")
  private @Nullable Path out;

  @Override
  public Integer call() throws Exception {
    Consumer<String> progress = Progress.to(spec.commandLine().getErr());
    var source = scored.source();
    var policy = source.definition().policy();
    var model = scored.load(source);
    try (var session = spark.open()) {
      var table = scored.read(session, source, progress);
      var events = Period.of(table, model, null, null, null, Optional.empty()).events();
      print(events, policy);
    }
    return 0;
  }

  private void print(Backtest.Events events, Policy policy) throws IOException {
    var sample = events.sample();
    var best = Thresholds.of(sample, events.amounts(), policy);
    double at = threshold == null ? own().orElse(best.f1()) : threshold;
    var savings =
        policy instanceof Costs costs
            ? Optional.of(Savings.of(policy, sample, events.amounts(), costs))
            : Optional.<Savings>empty();
    var figures = RunSummary.metrics(sample, at, savings);
    var confusion = ConfusionMatrix.at(at, sample);
    var print = spec.commandLine().getOut();
    print.println("%,d labelled events".formatted(sample.size()));
    figures.forEach((name, value) -> line(print, name, value));
    print.println(
        "at %s: %,d flagged rightly, %,d wrongly, %,d frauds missed, %,d let pass rightly"
            .formatted(
                number(at),
                confusion.truePositives(),
                confusion.falsePositives(),
                confusion.falseNegatives(),
                confusion.trueNegatives()));
    print.println("best thresholds on these events, to compare and not to use:");
    line(print, "  f1", best.f1());
    line(print, "  f2", best.f2());
    best.cost().ifPresent(cost -> line(print, "  cost", cost));
    if (out != null) {
      WholeFile.write(
          out,
          JSON.writerWithDefaultPrettyPrinter()
              .writeValueAsBytes(json(sample.size(), figures, confusion, best)));
      print.println("figures " + out);
    }
    print.flush();
  }

  private OptionalDouble own() throws IOException {
    return scored
        .facts()
        .quality()
        .map(quality -> quality.threshold())
        .orElse(OptionalDouble.empty());
  }

  private Map<String, Object> json(
      int events, Map<String, Double> figures, ConfusionMatrix confusion, Thresholds best)
      throws IOException {
    var json = new LinkedHashMap<String, Object>();
    json.put("sha256", Sha256.of(scored.pmml()).hex());
    json.put("events", events);
    json.put("metrics", figures);
    json.put(
        "confusion",
        Map.of(
            "true_positives", confusion.truePositives(),
            "false_positives", confusion.falsePositives(),
            "false_negatives", confusion.falseNegatives(),
            "true_negatives", confusion.trueNegatives()));
    var thresholds = new LinkedHashMap<String, Double>();
    thresholds.put("f1", best.f1());
    thresholds.put("f2", best.f2());
    best.cost().ifPresent(cost -> thresholds.put("cost", cost));
    json.put("best_thresholds", thresholds);
    return json;
  }

  private static void line(PrintWriter print, String name, double value) {
    print.println("%-20s %s".formatted(name, number(value)));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.5f", value);
  }
}
