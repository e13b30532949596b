package assay.adapters.cli.predict;

import assay.application.StorageUnavailable;
import assay.application.scoring.PastEvents;
import assay.application.scoring.ReasonsWanted;
import assay.application.scoring.ScoreEvent.Outcome;
import assay.application.scoring.ScoreEvent.Request;
import assay.domain.event.StreamName;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay predict}: reads the options and scores the file. */
@Command(
    name = "predict",
    description = {
      "Scores the events of a file without a server: one line of JSON for each row, with"
          + " probability, action and tier, or what is wrong with it.",
      "The exit code is 1 if any row failed."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false)
public final class PredictCommand implements Callable<Integer> {
  private static final int IN_FLIGHT = 256;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "NDJSON, or CSV with a header; gzipped or not; - is standard input.")
  private String file = "";

  @Option(
      names = "--stream",
      description = "Which stream the events are of.",
      defaultValue = "${ASSAY_DEFAULT_STREAM:-ticketing}")
  private String stream = "";

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description = "One folder per stream; not read with --store.",
      defaultValue = "${ASSAY_MODELS:-pmml-models}")
  private Path models = Path.of("");

  @Option(
      names = "--store",
      description =
          "Store the decisions in the configured database, decided by what serves there."
              + " The same events again change nothing.")
  private boolean store;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The server's data folder, where its embedded database is found for --store.",
      defaultValue = "${ASSAY_DATA:-data}")
  private Path data = Path.of("");

  private record Waiting(long row, CompletableFuture<Outcome> outcome) {}

  @Override
  public Integer call() throws Exception {
    var command = Objects.requireNonNull(spec).commandLine();
    if (!StreamName.isValid(stream)) {
      throw new ParameterException(command, "There is no stream '" + stream + "'.");
    }
    PrintWriter out = command.getOut();
    var results = new Results(out);
    try (Scorer scorer = scorer(new StreamName(stream));
        InputStream bytes = open()) {
      var waiting = new ArrayDeque<Waiting>();
      new RowFile(scorer.serving().definition())
          .read(
              bytes,
              row -> {
                if (row.event() != null) {
                  waiting.add(new Waiting(row.number(), outcome(scorer, row.event())));
                }
                while (waiting.size() >= (row.event() == null ? 1 : IN_FLIGHT)) {
                  settle(waiting.remove(), results);
                }
                if (row.problem() != null) {
                  results.failed(row.number(), row.problem());
                }
              });
      while (!waiting.isEmpty()) {
        settle(waiting.remove(), results);
      }
    } finally {
      out.flush();
    }
    return results.failures() == 0 ? 0 : 1;
  }

  private Scorer scorer(StreamName name) throws IOException {
    return store
        ? Scorer.ofDatabase(ConfiguredDatabase.of(System.getenv(), data), name)
        : Scorer.ofFolder(models, name);
  }

  private InputStream open() throws IOException {
    if (file.equals("-")) {
      return System.in;
    }
    if (!Files.isReadable(Path.of(file))) {
      throw new IOException(file + " can't be read");
    }
    return Files.newInputStream(Path.of(file));
  }

  private CompletableFuture<Outcome> outcome(Scorer scorer, byte[] event) {
    var request = Request.of(Optional.empty(), event);
    return store
        ? scorer.scoreEvent().score(request)
        : CompletableFuture.completedFuture(
            scorer.scoreEvent().predict(request, ReasonsWanted.NONE, PastEvents.NONE));
  }

  private void settle(Waiting row, Results results) {
    try {
      results.wrote(row.row(), row.outcome().join(), store);
    } catch (CompletionException e) {
      String problem =
          e.getCause() instanceof StorageUnavailable
              ? "The database does not answer."
              : "It could not be stored.";
      results.failed(row.row(), problem);
    }
  }
}
