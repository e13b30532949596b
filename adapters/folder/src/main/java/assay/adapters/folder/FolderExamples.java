package assay.adapters.folder;

import assay.application.stream.ExampleEvents;
import assay.domain.event.StreamName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The examples that lie beside a stream's definition, one event a line. */
public final class FolderExamples implements ExampleEvents {
  private static final Logger LOG = LoggerFactory.getLogger(FolderExamples.class);
  private static final String FILE = "examples.ndjson";
  private static final int MOST = 24;

  private final Path folder;

  /**
   * @param folder with one folder per stream
   */
  public FolderExamples(Path folder) {
    this.folder = folder;
  }

  @Override
  public List<byte[]> list(StreamName stream) {
    Path file = folder.resolve(stream.value()).resolve(FILE);
    if (!Files.isReadable(file)) {
      return List.of();
    }
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> !line.isBlank())
          .limit(MOST)
          .map(line -> line.getBytes(StandardCharsets.UTF_8))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("The examples in {} can't be read: {}", file, e.toString());
      return List.of();
    }
  }
}
