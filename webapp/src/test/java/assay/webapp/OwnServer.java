package assay.webapp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A server process of a test's own, with its own data and its own copy of the models, started by
 * the launcher. To be killed, restarted and configured at will.
 */
@SuppressWarnings("try") // Waiting may be interrupted, and a test ends with it.
public final class OwnServer implements AutoCloseable {
  /** Beside the ports of the shared server. */
  private static final int PORT_OFFSET = 40;

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Path HOME = Path.of(System.getProperty("assay.home"));

  private final Installation installation;
  private final Map<String, String> settings;
  private Process launcher;

  private OwnServer(Installation installation, Map<String, String> settings) throws IOException {
    this.installation = installation;
    this.settings = settings;
    this.launcher = launch();
  }

  /**
   * Starts with empty data and waits until it is ready.
   *
   * @param name of the directory
   * @param settings further environment variables
   */
  public static OwnServer start(String name, Map<String, String> settings) throws Exception {
    var directory = HOME.resolveSibling("it-" + name).normalize();
    deleteAll(directory);
    Files.createDirectories(directory);
    copyAll(HOME.resolve("../../../pmml-models").normalize(), directory.resolve("models"));
    var server =
        new OwnServer(
            new Installation(
                Integer.getInteger("assay.port") + PORT_OFFSET,
                Integer.getInteger("assay.management.port") + PORT_OFFSET,
                directory.resolve("data"),
                directory.resolve("models")),
            settings);
    server.awaitReady();
    return server;
  }

  /**
   * Starts a second server beside one, on its database and with its models folder.
   *
   * @param settings further environment variables
   */
  public static OwnServer beside(OwnServer first, Map<String, String> settings) throws Exception {
    var directory = first.installation.data().resolveSibling("second");
    Files.createDirectories(directory);
    var database = first.installation.data().resolve("postgresql");
    var port = Files.readAllLines(database.resolve("data/postmaster.pid")).get(3).strip();
    var all = new HashMap<>(settings);
    all.put("ASSAY_NODE", "second");
    all.put("ASSAY_DB_URL", "jdbc:postgresql://127.0.0.1:" + port + "/assay");
    all.put("ASSAY_DB_USER", "assay");
    all.put("ASSAY_DB_PASSWORD", Files.readString(database.resolve("database-password")).strip());
    var server =
        new OwnServer(
            new Installation(
                first.installation.port() + 1,
                first.installation.managementPort() + 1,
                directory.resolve("data"),
                first.installation.models()),
            all);
    server.awaitReady();
    return server;
  }

  public Installation installation() {
    return installation;
  }

  private Process launch() throws IOException {
    var builder =
        new ProcessBuilder(
            HOME.resolve("../../../assay").normalize().toString(),
            "run",
            "--no-build",
            "--data",
            installation.data().toString(),
            "--models",
            installation.models().toString(),
            "--port",
            Integer.toString(installation.port()),
            "--management-port",
            Integer.toString(installation.managementPort()));
    builder.environment().keySet().removeIf(name -> name.startsWith("ASSAY_"));
    builder.environment().putAll(settings);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
    return builder.start();
  }

  private Path output() {
    return installation.data().resolveSibling("output.log");
  }

  /** Starts it again after it was ended one way or another. */
  public void restart() throws Exception {
    launcher = launch();
    awaitReady();
  }

  private void awaitReady() throws Exception {
    await(
        "ready",
        PATIENCE,
        () -> {
          if (!launcher.isAlive()) {
            throw new AssertionError("The launcher ended: " + told());
          }
          return isReady();
        });
  }

  private String told() {
    try {
      return Files.readString(output());
    } catch (IOException e) {
      return e.toString();
    }
  }

  public boolean isReady() {
    try {
      return Server.get(installation.managementUrl("/health/ready")).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The process of the Java virtual machine. */
  public ProcessHandle process() throws IOException {
    return handle(installation.data().resolve("assay.pid"));
  }

  /** PostgreSQL's first process. */
  public ProcessHandle database() throws IOException {
    return handle(installation.data().resolve("postgresql/data/postmaster.pid"));
  }

  private static ProcessHandle handle(Path file) throws IOException {
    long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
    return ProcessHandle.of(pid).orElseThrow();
  }

  /** {@code kill -9}. */
  public void kill() throws Exception {
    var unused = process().destroyForcibly();
    launcher.waitFor(1, TimeUnit.MINUTES);
  }

  public void stop() throws Exception {
    launcher.destroy();
    if (!launcher.waitFor(90, TimeUnit.SECONDS)) {
      throw new AssertionError("The launcher does not end: " + told());
    }
  }

  /** Sends a signal to every process of the database. */
  public void signalDatabase(String signal) throws Exception {
    var processes = Stream.concat(Stream.of(database()), database().descendants()).toList();
    for (var process : processes) {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    }
  }

  /** How many threads the server has. */
  public int threads() throws Exception {
    var ps = new ProcessBuilder("ps", "-o", "nlwp=", "-p", Long.toString(process().pid())).start();
    return Integer.parseInt(
        new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
  }

  /** Waits until it is so; fails after a while. */
  public static void await(String what, Duration patience, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Not " + what + " within " + patience);
      }
      Thread.sleep(20);
    }
  }

  @Override
  public void close() throws Exception {
    if (launcher.isAlive()) {
      stop();
    }
    deleteAll(installation.data());
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void deleteAll(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
