package assay.trainer;

import assay.adapters.report.BacktestReport;
import assay.adapters.training.run.Period;
import assay.application.reporting.BacktestContent;
import assay.domain.cost.Costs;
import assay.domain.evaluation.Backtest;
import assay.domain.event.Sha256;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Mixin private ModelOptions scored = new ModelOptions();

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
          "Events up to this day are the baseline of the stability index (default: the scores in training as the model's file tells them, else the first day of the period).")
  private @Nullable LocalDate baselineTo;

  @Option(names = "--out", paramLabel = "FILE", description = "The page (default: backtest.html).")
  private Path out = Path.of("backtest.html");

  @Override
  public Integer call() throws Exception {
    Consumer<String> progress = Progress.to(spec.commandLine().getErr());
    var source = scored.source();
    var definition = source.definition();
    var model = scored.load(source);
    try (var session = spark.open()) {
      var table = scored.read(session, source, progress);
      var period = Period.of(table, model, from, to, baselineTo, scored.facts().score());
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
              "%s (%s)"
                  .formatted(
                      scored.document().getFileName(), Sha256.of(scored.pmml()).abbreviated()),
              "%d labelled events of %d days; stability against the %s"
                  .formatted(
                      period.events().sample().size(), backtest.days().size(), period.compared()),
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
