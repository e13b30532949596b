package assay.adapters.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Watches one file until it looks finished: unchanged for a moment and, since a copy may pause for
 * longer, ending as a whole document does. A file that never gets such an end is taken after a
 * while as it is, so that its author learns what is wrong with it.
 */
final class SettlingFile {
  private static final Duration MOMENT = Duration.ofMillis(400);
  private static final Duration WHILE = Duration.ofSeconds(10);
  private static final int TAIL = 256;

  private final Path path;
  private @Nullable State state;
  private Instant since = Instant.MIN;
  private boolean taken;

  SettlingFile(Path path) {
    this.path = path;
  }

  private record State(long size, long modified, @Nullable Object key) {
    static State of(Path path) throws IOException {
      var attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return new State(
          attributes.size(), attributes.lastModifiedTime().toMillis(), attributes.fileKey());
    }
  }

  /** Whether the file changed since it was last taken, and looks finished now. */
  boolean isReady(Instant now) throws IOException {
    var seen = State.of(path);
    if (!Objects.equals(seen, state)) {
      state = seen;
      since = now;
      taken = false;
      return false;
    }
    var still = Duration.between(since, now);
    return !taken && still.compareTo(MOMENT) >= 0 && (endsWhole() || still.compareTo(WHILE) >= 0);
  }

  /** The file was taken, and counts again only when it changes. */
  void take() {
    taken = true;
  }

  /** Whether the file as it was last seen was taken. */
  boolean isTaken() {
    return taken;
  }

  /** Lets the file count again as it is. */
  void forget() {
    taken = false;
  }

  private boolean endsWhole() throws IOException {
    long size = Files.size(path);
    try (var channel = Files.newByteChannel(path)) {
      var tail = ByteBuffer.allocate(TAIL);
      channel.position(Math.max(0, size - TAIL));
      while (tail.hasRemaining() && channel.read(tail) >= 0) {}
      String text = new String(tail.array(), 0, tail.position(), StandardCharsets.UTF_8).strip();
      return path.toString().endsWith(".json")
          ? text.endsWith("}")
          : text.matches("(?s).*</([A-Za-z0-9_.-]+:)?PMML\\s*>(\\s*<!--.*?-->)*");
    }
  }
}
