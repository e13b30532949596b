package assay.adapters.cli.demo;

import assay.adapters.cli.demo.DemoEvents.Labelled;
import assay.adapters.cli.feed.Generator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assay demo}: a week of events, cases, verdicts and notes, by the real interfaces. */
@Command(
    name = "demo",
    description = {
      "Fills a running server with a believable week for a demonstration: events of every stream by"
          + " POST /score, verdicts and notes of two reviewers by /cases.",
      "Everything is invented. Never do this to a server that is in real use."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false)
public final class DemoCommand implements Callable<Integer> {
  private static final int SEEDS = 1_000_000_000;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--url", description = "The server.", defaultValue = "http://127.0.0.1:8080")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The server's data directory, for its credentials.json.",
      defaultValue = "${env:ASSAY_DATA:-data}")
  private Path data = Path.of("data");

  @Option(names = "--events", description = "Events of each stream.", defaultValue = "300")
  private int count = 300;

  @Option(
      names = "--keep-going",
      description =
          "Then go on with an event a second, so that the live page has something to show.")
  private boolean keepGoing;

  @Option(names = "--seed", description = "Of everything invented; a random one if not given.")
  private @Nullable Long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var credentials = new ObjectMapper().readTree(Files.readAllBytes(credentials()));
    var client = new DemoApi(url, text(credentials, "/client/apiKey"));
    var admin =
        ConsoleLogin.of(
            url, text(credentials, "/admin/username"), text(credentials, "/admin/password"));
    var reviewers =
        List.of(
            new DemoApi(url, admin.key("Ana (demo)", "reviewer")),
            new DemoApi(url, admin.key("Ben (demo)", "reviewer")));
    long drawn = seed == null ? new SecureRandom().nextInt(SEEDS) : seed;
    var random = new SplittableRandom(drawn);
    // A clock of its own would be one more option: a demonstration is of now.
    var now = Instant.now();
    var people = new DemoReviewers(reviewers, client, random, now);
    var streams =
        Arrays.stream(Generator.values())
            .map(generator -> new DemoEvents(generator, random.nextInt(SEEDS), random, now))
            .toList();
    for (DemoEvents stream : streams) {
      fill(stream, client, people);
    }
    if (keepGoing) {
      out().println("Going on with an event a second; Ctrl-C ends it.");
      goOn(() -> one(streams.get(random.nextInt(streams.size())), client, people));
    }
    return 0;
  }

  /** Once a second, until the server is gone or the process ends. */
  private static void goOn(Callable<JsonNode> next) throws IOException, InterruptedException {
    try (var timer = new Timer()) {
      timer
          .executor
          .scheduleAtFixedRate(
              () -> {
                try {
                  next.call();
                } catch (Exception e) {
                  throw new IllegalStateException("The demonstration ended: " + e.getMessage(), e);
                }
              },
              1,
              1,
              TimeUnit.SECONDS)
          .get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause() == null ? e : e.getCause());
    }
  }

  /** A thread that ends with its block. */
  private record Timer(ScheduledExecutorService executor) implements AutoCloseable {
    Timer() {
      this(Executors.newSingleThreadScheduledExecutor());
    }

    @Override
    public void close() {
      executor.shutdownNow();
    }
  }

  private void fill(DemoEvents stream, DemoApi client, DemoReviewers people)
      throws IOException, InterruptedException {
    var passed = new HashMap<String, Boolean>();
    int cases = 0;
    int decided = 0;
    for (int i = 0; i < count; i++) {
      Labelled next = stream.next();
      JsonNode answer = score(stream, next, client);
      if (answer.path("caseId").isTextual()) {
        cases++;
        decided += people.look(answer.path("caseId").asText(), next.fraud()) ? 1 : 0;
      } else {
        passed.put(answer.path("decisionId").asText(), next.fraud());
      }
    }
    int sampled = people.lookAtSample(stream.stream(), passed);
    out()
        .printf(
            "%s: %d events, %d cases, %d decided; %d of the audit sample decided%n",
            stream.stream(), count, cases, decided, sampled);
  }

  private static JsonNode one(DemoEvents stream, DemoApi client, DemoReviewers people)
      throws IOException, InterruptedException {
    Labelled next = stream.next();
    JsonNode answer = score(stream, next, client);
    if (answer.path("caseId").isTextual()) {
      people.look(answer.path("caseId").asText(), next.fraud());
    }
    return answer;
  }

  private static JsonNode score(DemoEvents stream, Labelled next, DemoApi client)
      throws IOException, InterruptedException {
    return client.post("/score?stream=" + stream.stream(), next.event());
  }

  private Path credentials() throws IOException {
    Path file = data.resolve("credentials.json");
    if (!Files.isReadable(file)) {
      throw new IOException(
          file + " can't be read. The server writes it at its first start; maybe give --data.");
    }
    return file;
  }

  private static String text(JsonNode credentials, String place) throws IOException {
    String text = credentials.at(place).asText("");
    if (text.isEmpty()) {
      throw new IOException("credentials.json has no " + place + ".");
    }
    return text;
  }

  private PrintWriter out() {
    if (spec == null) {
      throw new IllegalStateException("The command was not set up by picocli.");
    }
    return spec.commandLine().getOut();
  }
}
