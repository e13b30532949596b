package assay.adapters.training.data;

import assay.application.stream.DefinitionFormat.Parsed;
import assay.domain.event.StreamName;
import assay.domain.stream.StreamDefinition;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stream's definition as bytes, which can travel to where the data is read. */
public record StreamSource(String name, byte[] document, Formats formats) implements Serializable {
  private static final long serialVersionUID = 1;

  /**
   * The definition in a file {@code <stream>/stream.json}.
   *
   * @throws BadData if it is no definition
   */
  public static StreamSource read(Path file, Formats formats) throws IOException {
    Path folder = file.toAbsolutePath().normalize().resolveSibling("");
    String name = String.valueOf(folder.getFileName());
    if (!StreamName.isValid(name)) {
      throw new BadData(
          "%s: the folder of a stream's definition is named as the stream, with lower-case letters, digits and hyphens, not '%s'."
              .formatted(file, name));
    }
    var source = new StreamSource(name, Files.readAllBytes(file), formats);
    if (formats.definitions().parse(new StreamName(name), source.document)
        instanceof Parsed.Refused refused) {
      throw new BadData(
          "%s is no definition of a stream:\n  %s"
              .formatted(
                  file,
                  String.join("\n  ", refused.problems().stream().map(Object::toString).toList())));
    }
    return source;
  }

  /** The definition. */
  public StreamDefinition definition() {
    return ((Parsed.Read) formats.definitions().parse(new StreamName(name), document)).definition();
  }
}
