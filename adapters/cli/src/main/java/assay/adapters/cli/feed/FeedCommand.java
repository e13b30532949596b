package assay.adapters.cli.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code assay feed}: reads the options, starts the feed and waits for its end. */
@Command(
    name = "feed",
    description = {
      "An event source for demonstrations and tests.",
      "Serves POST /register (form fields ip and port), GET /data_point and POST /api/ (JSON with"
          + " api_key and sequence_number), and sends one event after the other to /score of"
          + " everyone who registered."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false)
public final class FeedCommand implements Callable<Integer> {
  private static final Instant REFERENCE = Instant.parse("2026-01-01T00:00:00Z");
  private static final long WRITTEN_BY_DEFAULT = 100;
  private static final long SEEDS = 1_000_000_000L;

  @Spec private @Nullable CommandSpec spec;

  @ArgGroup private Origin origin = new Origin();

  /** Where the events come from: one of the two. */
  static final class Origin {
    @Option(names = "--file", paramLabel = "FILE", description = "CSV or NDJSON, gzipped or not.")
    private @Nullable Path file;

    @Option(
        names = "--generate",
        paramLabel = "KIND",
        arity = "0..1",
        fallbackValue = "ticketing",
        description = "Generate events: ${COMPLETION-CANDIDATES}. This is the default.")
    private Generator generator = Generator.TICKETING;
  }

  @Option(names = "--seed", description = "Seed of the generator; a random one if not given.")
  private @Nullable Long seed;

  @Option(
      names = "--reference",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "Time (ISO 8601, UTC) before which generated events were created; now if not given, and"
              + " 2026-01-01T00:00:00Z with --seed.")
  private @Nullable Instant reference;

  @Option(names = "--port", description = "Port of the feed.", defaultValue = "8001")
  private int port;

  @Option(names = "--bind", description = "Address to listen on.", defaultValue = "127.0.0.1")
  private String bind = "127.0.0.1";

  @Option(
      names = "--allow-receivers",
      paramLabel = "NETWORK",
      split = ",",
      defaultValue = "loopback",
      description = "Who may register: loopback, any, or networks such as 10.0.0.0/8.")
  private List<String> allowReceivers = List.of("loopback");

  @Option(names = "--rate", description = "Events per second.", defaultValue = "0.1")
  private double rate;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Stop after N events; with --write " + WRITTEN_BY_DEFAULT + " if not given.")
  private @Nullable Long count;

  @Option(names = "--stay", description = "Keep serving pages after the last event.")
  private boolean stay;

  @Option(
      names = "--label",
      paramLabel = "FIELD",
      split = ",",
      defaultValue =
          "acct_type,isFraud,isFlaggedFraud,Class,is_fraud,TX_FRAUD,TX_FRAUD_SCENARIO,fraude",
      description = "Fields that are taken out of every event.")
  private List<String> labels = List.of();

  @Option(
      names = "--stream",
      description = "Stream to name in /score?stream=; the kind of generated events by default.")
  private @Nullable String stream;

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      description = "Sent to receivers as bearer token; $ASSAY_API_KEY if not given.")
  private @Nullable String apiKey;

  @Option(
      names = "--source-key",
      paramLabel = "KEY",
      description = "The api_key that POST /api/ must send; any if not given.")
  private @Nullable String sourceKey;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Only write the events as NDJSON to the file, or - for standard output.")
  private @Nullable String write;

  @Option(names = "--with-label", description = "With --write: leave the label in.")
  private boolean withLabel;

  /** Reads a time; picocli's own converter answers with the name of an exception. */
  static final class TimeConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return Instant.parse(text);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("\"" + text + "\" is no time such as " + REFERENCE);
      }
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    check(rate > 0 && rate <= 100_000, "--rate is more than 0 and at most 100000, not " + rate);
    check(port >= 0 && port <= 65_535, "--port is from 0 to 65535, not " + port);
    check(count == null || count > 0, "--count is at least 1, not " + count);
    check(write != null || !withLabel, "--with-label goes with --write only");
    if (write != null) {
      return write(write);
    }
    return serve();
  }

  private int write(String target) throws IOException {
    long most = count != null ? count : origin.file != null ? Long.MAX_VALUE : WRITTEN_BY_DEFAULT;
    try (var source = withLabel ? source().limitedTo(most) : unlabelled().limitedTo(most)) {
      if (target.equals("-")) {
        copy(source, spec().commandLine().getOut());
      } else {
        Path file = Path.of(target).toAbsolutePath();
        Files.createDirectories(file.resolveSibling(""));
        try (var out = new PrintWriter(Files.newBufferedWriter(file))) {
          copy(source, out);
        }
      }
    }
    return 0;
  }

  private static void copy(EventSource source, PrintWriter out) throws IOException {
    for (ObjectNode event = source.next(); event != null; event = source.next()) {
      out.write(Json.MAPPER.writeValueAsString(event) + "\n");
    }
    out.flush();
    if (out.checkError()) {
      throw new IOException("The events could not be written.");
    }
  }

  private int serve() throws IOException, InterruptedException {
    var out = spec().commandLine().getOut();
    var source = count == null ? unlabelled() : unlabelled().limitedTo(count);
    String path = stream() == null ? "/score" : "/score?stream=" + encoded(stream());
    String key = apiKey != null ? apiKey : System.getenv("ASSAY_API_KEY");
    var sender = new Sender(path, key == null || key.isBlank() ? null : key, out::println);
    try (var feed = new Feed(source, sender);
        var server = server(feed)) {
      server.start();
      feed.start(rate);
      out.printf("Feeding %s at %s/s on http://%s:%d%n", what(), rate, bind, server.port());
      long sent = feed.ended().get();
      sender.drain();
      out.println("The source ended after " + sent + " events.");
      if (stay) {
        new CompletableFuture<Void>().get();
      }
      return 0;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException(String.valueOf(cause.getMessage()), e);
    }
  }

  private FeedServer server(Feed feed) throws IOException {
    var address = new InetSocketAddress(InetAddress.getByName(bind), port);
    try {
      return new FeedServer(feed, allowed(), sourceKey, address);
    } catch (BindException e) {
      throw new IOException("Can't listen on " + bind + ":" + port + ": " + e.getMessage(), e);
    }
  }

  private AllowedReceivers allowed() {
    try {
      return new AllowedReceivers(allowReceivers);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec().commandLine(), "--allow-receivers: " + e.getMessage(), e);
    }
  }

  private EventSource unlabelled() throws IOException {
    return source().without(Set.copyOf(labels));
  }

  private EventSource source() throws IOException {
    if (origin.file != null) {
      check(Files.isReadable(origin.file), "--file " + origin.file + " can't be read");
      return EventFiles.open(origin.file);
    }
    Instant now = seed == null ? Instant.now() : REFERENCE;
    return origin.generator.source(seed(), reference == null ? now : reference);
  }

  /** The seed in use; drawn where none was given, so that it can be told and used again. */
  private long seed() {
    if (seed == null) {
      seed = new SecureRandom().nextLong(SEEDS);
    }
    return seed;
  }

  private @Nullable String stream() {
    return stream != null ? stream : origin.file != null ? null : origin.generator.toString();
  }

  private String what() {
    return origin.file != null
        ? origin.file.toString()
        : origin.generator + " (seed " + seed() + ")";
  }

  private static String encoded(@Nullable String text) {
    return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
  }

  private void check(boolean right, String otherwise) {
    if (!right) {
      throw new ParameterException(spec().commandLine(), otherwise + ".");
    }
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("The command was not set up by picocli.");
    }
    return spec;
  }
}
