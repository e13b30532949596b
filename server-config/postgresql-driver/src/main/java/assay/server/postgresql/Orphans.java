package assay.server.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The PostgreSQL processes of one directory, found without having started them. */
final class Orphans {
  private static final Logger LOG = Logger.getLogger(Orphans.class.getName());
  private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(30);
  private static final Duration FOLLOWS_ITS_PARENT = Duration.ofSeconds(5);

  private final Path directory;
  private final Path pidFile;

  Orphans(Path directory, Path data) {
    this.directory = directory;
    this.pidFile = data.resolve("postmaster.pid");
  }

  /** The main process that wrote the pid file, if it still runs. */
  Optional<ProcessHandle> postmaster() throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    var lines = Files.readAllLines(pidFile);
    if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,10}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(this::isOurs);
  }

  /**
   * Ends what a killed server left: the main process in order, then whatever outlived it. Only when
   * all are gone can a new one attach to the data.
   */
  void stop() throws IOException {
    var main = postmaster();
    if (main.isPresent()) {
      LOG.log(Level.WARNING, "Stopping an orphaned PostgreSQL, process {0}", main.get().pid() + "");
      interrupt(main.get());
      await(main.get(), FAST_SHUTDOWN);
    }
    for (var left : processes()) {
      await(left, FOLLOWS_ITS_PARENT);
    }
  }

  private List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses().filter(this::isOurs).toList();
  }

  /** A process id is used again in time: only the program's path tells whether it is PostgreSQL. */
  private boolean isOurs(ProcessHandle process) {
    return process.info().command().filter(path -> Path.of(path).startsWith(directory)).isPresent();
  }

  /** SIGINT is PostgreSQL's fast shutdown; Java itself can only send SIGTERM, the slow one. */
  static void interrupt(ProcessHandle process) throws IOException {
    new ProcessBuilder("sh", "-c", "kill -INT " + process.pid())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  static void await(ProcessHandle process, Duration limit) throws IOException {
    try {
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.log(Level.WARNING, "Killing PostgreSQL, process {0}", process.pid() + "");
      process.destroyForcibly();
    } catch (ExecutionException e) {
      throw new IOException("Could not wait for process " + process.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for process " + process.pid(), e);
    }
  }
}
