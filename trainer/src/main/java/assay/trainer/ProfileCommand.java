package assay.trainer;

import assay.adapters.report.DataProfile;
import assay.application.reporting.ProfileContent;
import assay.application.reporting.ProfileContent.Drift;
import assay.domain.profiling.ColumnDrift;
import assay.domain.profiling.Profile;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Describes a data set on one page. */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    description =
        "Describes a file on one HTML page: types, missing values, distributions by label,"
            + " associations, warnings of leaks, and drift against a second file.")
final class ProfileCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SparkOptions spark = new SparkOptions();

  @Parameters(paramLabel = "FILE", description = "CSV (gz too), NDJSON or Parquet.")
  private Path file = Path.of("");

  @Option(names = "--label", paramLabel = "COLUMN", description = "Says what was fraud.")
  private @Nullable String label;

  @Option(
      names = "--fraud",
      paramLabel = "VALUE",
      split = ",",
      defaultValue = "1,true",
      description = "The values of the label that mean fraud (1 and true).")
  private List<String> fraud = List.of();

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "A later file, or the test data: what moved between the two is told.")
  private @Nullable Path against;

  @Option(names = "--separator", defaultValue = ",", description = "Of CSV (a comma).")
  private String separator = ",";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The page (default: the file's name with .profile.html, in this folder).")
  private @Nullable Path out;

  @Override
  public Integer call() throws Exception {
    Path page = out == null ? Path.of(file.getFileName() + ".profile.html") : out;
    var values = new LinkedHashSet<>(fraud);
    try (var session = spark.open()) {
      var table = RawTable.read(session.spark(), file, separator).table(label, values);
      Optional<Drift> drift = Optional.empty();
      if (against != null) {
        var other = RawTable.read(session.spark(), against, separator).table(null, values);
        drift = Optional.of(new Drift(other.name(), ColumnDrift.between(table, other)));
      }
      var profile = Profile.of(table);
      DataProfile.write(new ProfileContent(profile, drift), page);
      var print = spec.commandLine().getOut();
      profile.warnings().forEach(warning -> print.println("warning: " + warning.message()));
      print.println("profile " + page);
      print.flush();
    }
    return 0;
  }
}
