package assay.server.postgresql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs from the class path, unpacked once per version beside the data. */
final class PostgresqlBinaries {
  private final Path home;

  private PostgresqlBinaries(Path home) {
    this.home = home;
  }

  /** Unpacks into {@code parent}, unless this very version is there already. */
  static PostgresqlBinaries unpack(Path parent) throws IOException {
    var resource = "/postgres-linux-" + architecture() + ".txz";
    var home = parent.resolve("postgresql-" + Long.toHexString(checksum(resource)));
    if (!Files.isDirectory(home)) {
      // Renamed when complete: a process killed half-way leaves no half of a PostgreSQL behind.
      var unfinished = Files.createTempDirectory(parent, "unpacking-");
      extract(resource, unfinished);
      Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresqlBinaries(home);
  }

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  private static String architecture() throws IOException {
    var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    var machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    if (system.equals("linux") && (machine.equals("amd64") || machine.equals("x86_64"))) {
      return "x86_64";
    }
    if (system.equals("linux") && machine.equals("aarch64")) {
      return "arm_64";
    }
    throw new IOException(
        "There is no embedded PostgreSQL for "
            + system
            + " on "
            + machine
            + ". Maybe set ASSAY_DB_URL to a PostgreSQL server of your own.");
  }

  private static long checksum(String resource) throws IOException {
    var checksum = new CRC32();
    try (var in = open(resource)) {
      var buffer = new byte[65_536];
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        checksum.update(buffer, 0, read);
      }
    }
    return checksum.getValue();
  }

  private static void extract(String resource, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(open(resource)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        extract(entry, tar, target);
      }
    }
  }

  private static void extract(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    var path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("The archive of PostgreSQL leaves its directory: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.resolveSibling("."));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(path, target.resolve(entry.getLinkName()).normalize());
    } else {
      Files.copy(content, path);
      if ((entry.getMode() & 0100) != 0) {
        Files.setPosixFilePermissions(path, executable(path));
      }
    }
  }

  private static Set<PosixFilePermission> executable(Path path) throws IOException {
    var permissions = new HashSet<>(Files.getPosixFilePermissions(path));
    permissions.add(PosixFilePermission.OWNER_EXECUTE);
    permissions.add(PosixFilePermission.GROUP_EXECUTE);
    permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    return permissions;
  }

  private static InputStream open(String resource) throws IOException {
    var in = PostgresqlBinaries.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException("Not on the class path: " + resource);
    }
    return in;
  }
}
