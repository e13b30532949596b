package assay.bench;

import assay.bench.Target.Kind;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./assay bench}: starts what is to be measured, measures it and reports. */
@Command(
    name = "assay bench",
    version = "Assay 0.1.0",
    description = {
      "Measures requests per second and latency of an Assay server, of a bare reference (a servlet"
          + " that evaluates the same PMML and stores nothing) and of any server that speaks"
          + " Openscoring's protocol, on this machine, one after the other in alternating rounds.",
      "Starts a server with a new embedded database for it unless --url names a running one."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false)
public final class AssayBench implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--url", description = "A running Assay, for example http://127.0.0.1:8080.")
  private @Nullable String url;

  @Option(names = "--api-key", description = "API key of the running Assay.")
  private @Nullable String apiKey;

  @Option(
      names = "--openscoring",
      paramLabel = "URL",
      description = "A server that speaks Openscoring's protocol; the models are deployed to it.")
  private @Nullable String openscoring;

  @Option(
      names = "--targets",
      split = ",",
      description = "What to measure: ${COMPLETION-CANDIDATES}.",
      defaultValue = "SCORE,PREDICT,HELLO,REFERENCE,PEER")
  private Set<Kind> targets = EnumSet.allOf(Kind.class);

  @Option(
      names = "--streams",
      split = ",",
      description = "Streams whose champion is measured.",
      defaultValue = "mobile-money,card-pca")
  private List<String> streams = List.of();

  @Option(
      names = "--connections",
      split = ",",
      description = "Connections of the closed loops.",
      defaultValue = "1,16")
  private List<Integer> connections = List.of();

  @Option(
      names = "--open-connections",
      description = "Connections of the open loop.",
      defaultValue = "64")
  private int openConnections;

  @Option(
      names = "--rate",
      description = "Requests per second of the open loop; 0: half of the best closed loop.",
      defaultValue = "0")
  private double rate;

  @Option(names = "--seconds", description = "Of each cell, all rounds.", defaultValue = "10")
  private int seconds;

  @Option(names = "--warm-up", description = "Seconds for each call.", defaultValue = "15")
  private int warmUp;

  @Option(names = "--rounds", description = "Parts of each cell.", defaultValue = "2")
  private int rounds;

  @Option(
      names = "--repeats",
      description = "A round in which other processes took the processors is run again, at most.",
      defaultValue = "3")
  private int repeats;

  @Option(names = "--events", description = "Distinct events.", defaultValue = "5000")
  private int events;

  @Option(
      names = "--stored",
      description = "Events of each stream that POST /score/batch stores before.",
      defaultValue = "0")
  private int stored;

  @Option(
      names = "--port",
      description = "First of four free ports for the servers; 0: any.",
      defaultValue = "0")
  private int port;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Writes the results there as Markdown, or between the marks of that file.")
  private @Nullable Path report;

  @Option(
      names = "--models",
      description = "Folder of the streams (ASSAY_MODELS).",
      defaultValue = "${env:ASSAY_MODELS:-pmml-models}")
  private Path models = Path.of("pmml-models");

  @Option(
      names = "--server",
      description = "The provisioned server (ASSAY_SERVER).",
      defaultValue = "${env:ASSAY_SERVER:-webapp/target/server}")
  private Path server = Path.of("webapp/target/server");

  @Option(
      names = "--directory",
      description = "For data and logs of the run, removed afterwards (ASSAY_BENCH).",
      defaultValue = "${env:ASSAY_BENCH:-bench/target}")
  private Path directory = Path.of("bench/target");

  private AssayBench() {}

  public static void main(String[] arguments) {
    System.exit(commandLine(utf8(FileDescriptor.out), utf8(FileDescriptor.err)).execute(arguments));
  }

  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return new CommandLine(new AssayBench())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              err.println("assay: " + failure.getMessage());
              return command.getCommandSpec().exitCodeOnExecutionException();
            });
  }

  private static PrintWriter utf8(FileDescriptor descriptor) {
    var stream = new FileOutputStream(descriptor);
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Files.createDirectories(directory);
    Path run = Files.createTempDirectory(directory.toRealPath(), "run");
    int code;
    try (var servers = new Servers(server.toRealPath(), run, javaOptions())) {
      code = measure(servers, run);
    }
    // Kept where something went wrong: the logs say what.
    if (code == 0) {
      delete(run);
    }
    return code;
  }

  private int measure(Servers servers, Path run) throws IOException, InterruptedException {
    var settings =
        new Settings(
            Duration.ofSeconds(seconds),
            Duration.ofSeconds(warmUp),
            rounds,
            url == null ? repeats : 0,
            connections,
            openConnections,
            rate);
    var measured = targets(servers);
    var sync = url == null ? Optional.of(DiskSync.measure(run)) : Optional.<DiskSync>empty();
    var cells = new Measurement(settings, this::progress).of(measured);
    var results =
        new Report(command(), ZonedDateTime.now(ZoneOffset.UTC), Machine.describe(), sync, cells);
    out().print(results.markdown());
    out().flush();
    if (report != null) {
      results.write(report);
    }
    return failures(cells);
  }

  private List<Target> targets(Servers servers) throws IOException, InterruptedException {
    var measured = new ArrayList<Target>();
    var peers = new ArrayList<Openscoring>();
    if (targets.contains(Kind.REFERENCE)) {
      progress("starting the reference");
      var started = servers.startReference(Ports.from(port == 0 ? 0 : port + 2));
      peers.add(new Openscoring(Kind.REFERENCE, "reference", started));
    }
    if (targets.contains(Kind.PEER) && openscoring != null) {
      peers.add(new Openscoring(Kind.PEER, "peer", BaseUrl.of(openscoring)));
    }
    var assay = needsAssay() ? assay(servers) : null;
    if (assay != null && targets.contains(Kind.HELLO)) {
      measured.add(assay.hello());
    }
    for (String stream : streams) {
      var source = Events.of(stream);
      if (assay != null && stored > 0) {
        new Past(assay, this::progress).store(stream, source, stored);
      }
      var bodies = source.next(events);
      for (Openscoring peer : peers) {
        peer.deploy(stream, models.resolve(stream).resolve("champion.pmml"));
        measured.add(peer.target(stream, bodies));
      }
      if (assay != null && targets.contains(Kind.PREDICT)) {
        measured.add(assay.predict(stream, bodies));
      }
      if (assay != null && targets.contains(Kind.SCORE)) {
        measured.add(assay.score(stream, bodies));
      }
    }
    return measured;
  }

  private boolean needsAssay() {
    return targets.stream().anyMatch(kind -> kind != Kind.REFERENCE && kind != Kind.PEER);
  }

  private Assay assay(Servers servers) throws IOException, InterruptedException {
    if (url != null) {
      if (apiKey == null) {
        throw new IOException("--url needs the --api-key of that server.");
      }
      return new Assay(BaseUrl.of(url), apiKey, 0, Optional.empty());
    }
    progress("starting Assay");
    var assay = servers.startAssay(Ports.from(port), models.toRealPath());
    progress("Assay is process %d".formatted(assay.pid()));
    return assay;
  }

  private int failures(List<Cell> cells) {
    int failed = 0;
    for (Cell cell : cells) {
      if (cell.sample().failures() > 0) {
        failed++;
        err().println("assay: failed requests, %s: %s".formatted(cell, cell.sample().reasons()));
      }
    }
    return failed == 0 ? 0 : 1;
  }

  /** Set by the launcher, which starts the server with the same. */
  private static List<String> javaOptions() {
    String options = System.getenv().getOrDefault("ASSAY_SERVER_OPTIONS", "");
    return options.isBlank() ? List.of() : List.of(options.strip().split("\\s+", -1));
  }

  private String command() {
    var arguments = new ArrayList<>(given().commandLine().getParseResult().originalArgs());
    int key = arguments.indexOf("--api-key");
    if (key >= 0 && key + 1 < arguments.size()) {
      arguments.set(key + 1, "...");
    }
    return ("./assay bench " + String.join(" ", arguments)).strip();
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void progress(String what) {
    err().println(what);
  }

  private PrintWriter out() {
    return given().commandLine().getOut();
  }

  private PrintWriter err() {
    return given().commandLine().getErr();
  }

  private CommandSpec given() {
    if (spec == null) {
      throw new IllegalStateException("Not run by the command line.");
    }
    return spec;
  }
}
