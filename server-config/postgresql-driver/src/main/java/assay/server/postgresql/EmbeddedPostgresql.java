package assay.server.postgresql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL server in one directory, a child of this JVM in all but the process tree.
 *
 * <p>It listens on 127.0.0.1 only, has no Unix socket, and asks every connection for a password
 * (SCRAM) that was drawn at the first start and lies in the directory, readable by its owner alone:
 * another user of the same machine can reach the port but not the data.
 */
final class EmbeddedPostgresql {
  private static final Logger LOG = Logger.getLogger(EmbeddedPostgresql.class.getName());
  private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);
  private static final int START_LIMIT_SECONDS = 90;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final EmbeddedUrl url;
  private final Path data;
  private final Orphans orphans;
  private @Nullable FileChannel lock;
  private volatile @Nullable ProcessHandle process;
  private int port;

  EmbeddedPostgresql(EmbeddedUrl url) {
    this.url = url;
    this.data = url.directory().resolve("data");
    this.orphans = new Orphans(url.directory(), data);
    this.port = url.port();
  }

  /** True while the main process runs; a zombie, which nobody waited for yet, does not count. */
  boolean isRunning() {
    var current = process;
    return current != null && current.isAlive() && !isZombie(current);
  }

  /** Starts the server and answers its port. Everything a crash may have left is mended first. */
  synchronized Running start() throws IOException, SQLException {
    var began = System.nanoTime();
    var directory = Files.createDirectories(url.directory());
    takeLock(directory);
    orphans.stop();
    var password = DatabasePassword.in(directory);
    var binaries = PostgresqlBinaries.unpack(directory);
    var programs = new Programs(binaries, directory.resolve("postgresql.log"));
    if (!Files.exists(data)) {
      initialize(programs, password);
    }
    if (port == 0) {
      port = freePort();
    }
    programs.run(
        Duration.ofSeconds(START_LIMIT_SECONDS + 10L), "pg_ctl", startArguments(directory));
    process =
        orphans.postmaster().orElseThrow(() -> new IOException("PostgreSQL ended at its start"));
    var running = new Running(url, port, password.value());
    ApplicationDatabase.ensure(running);
    LOG.log(
        Level.INFO,
        "Embedded PostgreSQL listens on 127.0.0.1:{0} after {1} ms, directory {2}",
        new Object[] {port + "", (System.nanoTime() - began) / 1_000_000 + "", directory});
    return running;
  }

  /** Stops the server in order: sessions end, data is written out. */
  synchronized void stop() throws IOException {
    var current = process;
    if (current != null && isRunning()) {
      Orphans.interrupt(current);
      Orphans.await(current, STOP_LIMIT);
      LOG.log(Level.INFO, "Embedded PostgreSQL in {0} has stopped", url.directory());
    }
    process = null;
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }

  private void initialize(Programs programs, DatabasePassword password) throws IOException {
    // Renamed when complete, so that an interrupted first start is simply made again.
    var unfinished = data.resolveSibling("data.unfinished");
    deleteTree(unfinished);
    programs.run(
        INITDB_LIMIT,
        "initdb",
        List.of(
            "--pgdata=" + unfinished,
            "--username=" + Running.SUPERUSER,
            "--auth=scram-sha-256",
            "--pwfile=" + password.file(),
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8"));
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private List<String> startArguments(Path directory) {
    var settings =
        List.of(
            "port=" + port,
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            // An answered event survives kill -9 and a power cut.
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "max_connections=100",
            "shared_buffers=256MB",
            // A statement's text or a row in the log could hold an event.
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
            "log_parameter_max_length_on_error=0");
    var options = new ArrayList<String>();
    settings.forEach(setting -> options.add("-c " + setting));
    return List.of(
        "--pgdata=" + data,
        "--log=" + directory.resolve("postgresql.log"),
        "--options=" + String.join(" ", options),
        "--timeout=" + START_LIMIT_SECONDS,
        "--wait",
        "start");
  }

  private void takeLock(Path directory) throws IOException {
    if (lock != null) {
      return;
    }
    var channel =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        lock = channel;
        return;
      }
    } catch (OverlappingFileLockException e) {
      LOG.log(Level.FINE, "Locked by this very process", e);
    }
    channel.close();
    throw new IOException(
        "Another process uses the database in "
            + directory
            + ". Maybe a server with the same data directory is running.");
  }

  private static boolean isZombie(ProcessHandle process) {
    try {
      var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      return true;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (var paths = Files.walk(root)) {
      for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
