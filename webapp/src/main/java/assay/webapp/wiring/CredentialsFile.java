package assay.webapp.wiring;

import assay.application.access.FirstCredentials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The credentials of the first start as {@code credentials.json} in the data folder, mode 600. */
@ApplicationScoped
public class CredentialsFile implements FirstCredentials {
  private final Path file;

  @Inject
  public CredentialsFile(@ConfigProperty(name = "assay.data", defaultValue = "data") String data) {
    this.file = Path.of(data).resolve("credentials.json");
  }

  @Override
  public void write(Credentials credentials) {
    var json =
        Json.createObjectBuilder()
            .add("admin", login(credentials.admin()))
            .add("reviewer", login(credentials.reviewer()))
            .add("client", Json.createObjectBuilder().add("apiKey", credentials.apiKey()))
            .build();
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path fresh = file.resolveSibling("credentials.json.new");
      Files.deleteIfExists(fresh);
      try (var out = Channels.newOutputStream(ownersOnly(fresh))) {
        out.write((pretty(json) + "\n").getBytes(StandardCharsets.UTF_8));
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("The first credentials can't be written to " + file + ".", e);
    }
  }

  /** Created with its mode, so that nobody else can open it even for a moment. */
  private static SeekableByteChannel ownersOnly(Path path) throws IOException {
    return Files.newByteChannel(
        path,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private static JsonObjectBuilder login(Login login) {
    return Json.createObjectBuilder()
        .add("username", login.username())
        .add("password", login.password());
  }

  private static String pretty(JsonObject json) {
    JsonWriterFactory writers =
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
    var text = new StringWriter();
    try (var writer = writers.createWriter(text)) {
      writer.write(json);
    }
    return text.toString().strip();
  }
}
