package assay.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process of the provisioned server with a configuration, deployment and data of its own. */
final class WildFly implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration STOP = Duration.ofSeconds(40);

  private final Process process;
  private final Path base;
  private final Thread atExit = new Thread(this::end, "end of a server");

  private WildFly(Process process, Path base) {
    this.process = process;
    this.base = base;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts one.
   *
   * @param home the provisioned server, which is only read
   * @param base a directory that belongs to this process
   * @param javaOptions the same for all that are to be compared
   */
  static WildFly start(
      Path home, Path base, List<String> javaOptions, Ports ports, Map<String, String> environment)
      throws IOException {
    Files.createDirectories(base.resolve("deployments"));
    Files.createDirectories(base.resolve("log"));
    copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    command.add("-Dorg.jboss.boot.log.file=" + base.resolve("log/server.log"));
    command.add("-Dlogging.configuration=file:" + base.resolve("configuration/logging.properties"));
    command.addAll(List.of("-jar", home.resolve("jboss-modules.jar").toString()));
    command.addAll(List.of("-mp", home.resolve("modules").toString()));
    command.add("org.jboss.as.standalone");
    command.add("-Djboss.home.dir=" + home);
    command.add("-Djboss.server.base.dir=" + base);
    command.add("-Djboss.http.port=" + ports.http());
    command.add("-Djboss.management.http.port=" + ports.management());
    command.add("-Djboss.bind.address=127.0.0.1");
    command.add("--read-only-server-config=standalone.xml");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(base.resolve("log/console.log").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("ASSAY_"));
    builder.environment().putAll(environment);
    return new WildFly(builder.start(), base);
  }

  long pid() {
    return process.pid();
  }

  /** Waits until the condition holds. */
  void await(BooleanSupplier ready) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (!ready.getAsBoolean()) {
      if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
        throw new IOException("The server ended at its start; see " + base.resolve("log"));
      }
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "The server is not ready after %d s; see %s"
                .formatted(START.toSeconds(), base.resolve("log")));
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void end() {
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    end();
  }
}
