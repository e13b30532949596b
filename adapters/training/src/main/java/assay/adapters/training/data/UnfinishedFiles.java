package assay.adapters.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Files that appear together, when all of them are whole. Until then each lies under a hidden name
 * beside its place; a process that is asked to end (Ctrl-C, a stop of its container) takes those
 * along. What a process that was killed leaves is overwritten by the next one that writes the same
 * file.
 */
public final class UnfinishedFiles implements AutoCloseable {
  /** Of all writers of this process; its lock is held while files appear. */
  private static final Set<UnfinishedFiles> OPEN = new LinkedHashSet<>();

  private static boolean ending;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(UnfinishedFiles::end, "unfinished-files"));
  }

  private final Map<Path, Path> parts = new LinkedHashMap<>();

  public UnfinishedFiles() {
    synchronized (OPEN) {
      OPEN.add(this);
    }
  }

  /**
   * Begins a file.
   *
   * @return where to write it for now; its folder is there
   * @throws IOException if the folder can't be made
   */
  public Path begin(Path file) throws IOException {
    var target = file.toAbsolutePath();
    Files.createDirectories(target.resolveSibling(""));
    var part = target.resolveSibling("." + target.getFileName() + ".part");
    synchronized (OPEN) {
      requireGoingOn();
      parts.put(target, part);
    }
    return part;
  }

  /**
   * Puts all files into their places.
   *
   * @throws IOException if one can't be put there
   */
  public void finish() throws IOException {
    synchronized (OPEN) {
      requireGoingOn();
      for (var part : parts.entrySet()) {
        Files.move(
            part.getValue(),
            part.getKey(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
      parts.clear();
    }
  }

  private static void requireGoingOn() throws IOException {
    if (ending) {
      throw new IOException("The process is ending, so that nothing more is written.");
    }
  }

  /** Takes away what is not finished. */
  @Override
  public void close() throws IOException {
    synchronized (OPEN) {
      OPEN.remove(this);
      for (Path part : parts.values()) {
        Files.deleteIfExists(part);
      }
    }
  }

  private static void end() {
    synchronized (OPEN) {
      ending = true;
      for (var files : Set.copyOf(OPEN)) {
        try {
          files.close();
        } catch (IOException e) {
          // its folder is gone or closed to us; the next writer overwrites it
        }
      }
    }
  }
}
