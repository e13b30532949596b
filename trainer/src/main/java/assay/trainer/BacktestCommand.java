package assay.trainer;

import assay.adapters.pmml.PmmlFraudModels;
import assay.adapters.report.BacktestReport;
import assay.adapters.training.data.EventFiles;
import assay.adapters.training.data.StreamSource;
import assay.adapters.training.recipe.Recipe;
import assay.adapters.training.run.Period;
import assay.application.model.FraudModels.Loaded;
import assay.application.reporting.BacktestContent;
import assay.domain.cost.Costs;
import assay.domain.evaluation.Backtest;
import assay.domain.event.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays a past period with a model. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description =
        "Scores labelled events of a period day by day with the stream's champion or another model,"
            + " and writes one HTML page: metrics, percentiles, stability, money.")
final class BacktestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SparkOptions spark = new SparkOptions();

  @Parameters(
      paramLabel = "FILE",
      description = "Labelled events: CSV (gz too), NDJSON or Parquet.")
  private List<Path> files = List.of();

  @Option(
      names = "--stream",
      required = true,
      paramLabel = "FILE",
      description = "The stream's definition, as pmml-models/card-pca/stream.json.")
  private Path stream = Path.of("");

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "The model (default: champion.pmml beside the definition).")
  private @Nullable Path model;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "First day of the period, as 2026-01-31.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day of the period.")
  private @Nullable LocalDate to;

  @Option(
      names = "--baseline-to",
      paramLabel = "DAY",
      description =
          "Events up to this day are the baseline of the stability index (default: the first day of the period).")
  private @Nullable LocalDate baselineTo;

  @Option(names = "--out", paramLabel = "FILE", description = "The page (default: backtest.html).")
  private Path out = Path.of("backtest.html");

  @Override
  public Integer call() throws Exception {
    Consumer<String> progress = Progress.to(spec.commandLine().getErr());
    Path document = model == null ? stream.resolveSibling("champion.pmml") : model;
    var source = StreamSource.read(stream, new JsonFormats());
    var definition = source.definition();
    byte[] pmml = Files.readAllBytes(document);
    var loaded = new PmmlFraudModels().load(pmml, definition);
    if (loaded instanceof Loaded.Refused refused) {
      spec.commandLine().getErr().println("assay: %s: %s".formatted(document, refused.reason()));
      return 1;
    }
    var scoring = ((Loaded.Ready) loaded).model();
    try (var session = spark.open()) {
      var data =
          new Recipe.Data(List.of(), Optional.empty(), "UTF-8", ",", Optional.empty(), false);
      var table = new EventFiles(session.spark(), progress).read(files, data, source).labelled();
      var period = Period.of(table, scoring, from, to, baselineTo);
      var backtest =
          Backtest.of(
              period.events(),
              definition.policy(),
              definition.policy() instanceof Costs costs ? Optional.of(costs) : Optional.empty(),
              period.baseline());
      var total = backtest.total();
      BacktestReport.write(
          new BacktestContent(
              definition.title(),
              "%s (%s)".formatted(document.getFileName(), Sha256.of(pmml).abbreviated()),
              "%d labelled events of %d days"
                  .formatted(period.events().sample().size(), backtest.days().size()),
              definition.currency().reporting(),
              definition.policy() instanceof Costs
                  ? "the cheapest action by the stream's costs"
                  : "the stream's bands of probability",
              backtest),
          out);
      var print = spec.commandLine().getOut();
      print.printf(
          Locale.ROOT,
          "%d days, ROC AUC %.4f, average precision %.4f%n",
          backtest.days().size(),
          total.metrics().rocAuc().orElse(Double.NaN),
          total.metrics().averagePrecision().orElse(Double.NaN));
      total
          .money()
          .ifPresent(
              m -> print.printf(Locale.ROOT, "saved %.2f of %.2f%n", m.saved(), m.withoutModel()));
      print.println("backtest " + out);
      print.flush();
    }
    return 0;
  }
}
