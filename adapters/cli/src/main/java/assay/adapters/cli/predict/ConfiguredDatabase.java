package assay.adapters.cli.predict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database that the server uses: the one that {@code ASSAY_DB_URL} names, or the embedded one
 * of a running server, found by its files.
 */
final class ConfiguredDatabase {
  private static final int PATIENCE_SECONDS = 2;
  private static final int PORT_LINE = 3;

  private ConfiguredDatabase() {}

  /**
   * The database, not yet connected to.
   *
   * @param data the server's data folder
   * @throws IOException if there is none
   */
  static DataSource of(Map<String, String> environment, Path data) throws IOException {
    var source = new PGSimpleDataSource();
    String url = environment.getOrDefault("ASSAY_DB_URL", "");
    if (url.startsWith("jdbc:postgresql:")) {
      source.setUrl(url);
      source.setUser(environment.getOrDefault("ASSAY_DB_USER", "assay"));
      source.setPassword(environment.getOrDefault("ASSAY_DB_PASSWORD", ""));
    } else {
      Path folder = data.resolve("postgresql");
      Path pid = folder.resolve("data").resolve("postmaster.pid");
      if (!Files.isReadable(pid)) {
        throw new IOException(
            "no database runs in %s; start the server, or set ASSAY_DB_URL".formatted(folder));
      }
      List<String> lines = Files.readAllLines(pid);
      source.setServerNames(new String[] {"127.0.0.1"});
      source.setPortNumbers(new int[] {Integer.parseInt(lines.get(PORT_LINE).strip())});
      source.setDatabaseName("assay");
      source.setUser("assay");
      source.setPassword(Files.readString(folder.resolve("database-password")).strip());
    }
    source.setConnectTimeout(PATIENCE_SECONDS);
    return source;
  }
}
