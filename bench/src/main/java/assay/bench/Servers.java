package assay.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The servers that a run starts for itself, and ends. */
final class Servers implements AutoCloseable {
  private final Path home;
  private final Path directory;
  private final List<String> javaOptions;
  private final List<WildFly> running = new ArrayList<>();

  /**
   * None runs yet.
   *
   * @param home the provisioned server
   * @param directory for data, configurations and logs
   * @param javaOptions the same for each
   */
  Servers(Path home, Path directory, List<String> javaOptions) {
    this.home = home;
    this.directory = directory;
    this.javaOptions = List.copyOf(javaOptions);
  }

  /** An Assay of its own, with a new database. */
  Assay startAssay(Ports ports, Path models) throws IOException, InterruptedException {
    Path war = home.resolve("standalone/deployments/ROOT.war");
    if (!Files.exists(war)) {
      throw new IOException("There is no " + war + ". Maybe run ./assay bench, which builds it.");
    }
    Path base = directory.resolve("assay");
    Path data = directory.resolve("data");
    Files.createDirectories(base.resolve("deployments"));
    Files.copy(war, base.resolve("deployments/ROOT.war"), StandardCopyOption.REPLACE_EXISTING);
    var server =
        WildFly.start(
            home,
            base,
            javaOptions,
            ports,
            Map.of(
                "ASSAY_DATA", data.toString(),
                "ASSAY_MODELS", models.toString(),
                "ASSAY_BIND", "127.0.0.1",
                "ASSAY_PORT", Integer.toString(ports.http()),
                "ASSAY_MANAGEMENT_PORT", Integer.toString(ports.management()),
                "ASSAY_CONSOLE_LEVEL", "WARN"));
    running.add(server);
    server.await(() -> answers(BaseUrl.local(ports.management(), "/health/ready")));
    var credentials = new ObjectMapper().readTree(data.resolve("credentials.json").toFile());
    return new Assay(
        BaseUrl.local(ports.http(), ""),
        credentials.path("client").path("apiKey").asText(),
        server.pid(),
        Optional.of(data.resolve("postgresql/data/postmaster.pid")));
  }

  /** The bare reference, on an equal server. */
  BaseUrl startReference(Ports ports) throws IOException, InterruptedException {
    Path base = directory.resolve("reference");
    Path deployments = Files.createDirectories(base.resolve("deployments"));
    try (InputStream war = Servers.class.getResourceAsStream("reference.war")) {
      if (war == null) {
        throw new IOException("reference.war is missing in this program.");
      }
      Files.copy(war, deployments.resolve("reference.war"), StandardCopyOption.REPLACE_EXISTING);
    }
    var server = WildFly.start(home, base, javaOptions, ports, Map.of());
    running.add(server);
    var url = BaseUrl.local(ports.http(), "/reference");
    server.await(() -> answers(BaseUrl.local(ports.http(), "/reference/model/")));
    return url;
  }

  private static boolean answers(BaseUrl url) {
    try (var connection = HttpConnection.open(url.address())) {
      return connection.exchange(Requests.get(url.address(), url.path())) == 200;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    running.forEach(WildFly::close);
  }
}
