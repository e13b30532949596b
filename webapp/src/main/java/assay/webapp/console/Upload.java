package assay.webapp.console;

import assay.adapters.rest.batch.FileBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody uploaded, while its rows are decided and after. Thread-safe.
 *
 * @see Uploads
 */
public final class Upload implements FileBatch.Watcher {
  private static final int LISTED = 200;

  private final String id;
  private final String owner;
  private final String stream;
  private final String fileName;
  private final boolean stored;
  private final long size;
  private final Path result;
  private final Instant startedAt;
  private final Map<String, Long> tiers = new TreeMap<>();
  private final UploadRows decided;
  private final List<Failed> failed = new ArrayList<>();
  private long read;
  private long rows;
  private long errors;
  private boolean done;
  private @Nullable String failure;

  Upload(
      String id,
      String owner,
      String stream,
      String fileName,
      boolean stored,
      long size,
      Path result,
      UploadRows decided,
      Instant startedAt) {
    this.id = id;
    this.owner = owner;
    this.stream = stream;
    this.fileName = fileName;
    this.stored = stored;
    this.size = size;
    this.result = result;
    this.decided = decided;
    this.startedAt = startedAt;
  }

  /** A row that was decided; its tier in small letters. */
  public record Decided(long number, String id, String tier, double probability) {}

  /**
   * Why a row could not be decided.
   *
   * @param column empty where it is the row as a whole
   */
  public record Failed(long number, String column, String problem) {}

  @Override
  public synchronized void decided(long number, String decision, String tier, double probability) {
    rows++;
    String small = tier.toLowerCase(Locale.ROOT);
    tiers.merge(small, 1L, Long::sum);
    try {
      decided.add(new Decided(number, decision, small, probability));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void failed(long number, List<FileBatch.Fault> faults) {
    rows++;
    errors++;
    faults.stream()
        .limit(LISTED - failed.size())
        .map(fault -> new Failed(number, column(fault), Readable.text(fault.problem())))
        .forEach(failed::add);
  }

  /** As the first row of a table names it, or as a path where it lies deeper. */
  private static String column(FileBatch.Fault fault) {
    return Readable.text(fault.field().replaceFirst("^/", ""));
  }

  /** So many bytes more were read. */
  synchronized void read(long bytes) {
    read += bytes;
  }

  /** All rows are decided, or none further can be. */
  synchronized void end(@Nullable String why) {
    failure = why;
    done = true;
  }

  public String getId() {
    return id;
  }

  public String getOwner() {
    return owner;
  }

  public String getStream() {
    return stream;
  }

  public String getFileName() {
    return fileName;
  }

  /** Whether the decisions were stored, and cases opened. */
  public boolean isStored() {
    return stored;
  }

  /** Where what comes back is written. */
  Path result() {
    return result;
  }

  Instant startedAt() {
    return startedAt;
  }

  /** How much of the file was read, 0 to 100. */
  public synchronized int getPercent() {
    return done ? 100 : size == 0 ? 0 : (int) Math.min(99, 100 * read / size);
  }

  public synchronized long getRows() {
    return rows;
  }

  public synchronized long getErrors() {
    return errors;
  }

  public synchronized boolean isDone() {
    return done;
  }

  /** Why the file as a whole could not be read; null if it could. */
  public synchronized @Nullable String getFailure() {
    return failure;
  }

  /** How many rows of a tier, or of a list of {@link UploadRows}. */
  public synchronized long count(String list) {
    return switch (list) {
      case UploadRows.ALL -> rows - errors;
      case UploadRows.STOPPED -> count("high") + count("medium");
      default -> tiers.getOrDefault(list, 0L);
    };
  }

  /** The rows that were decided; to be read once it is done. */
  UploadRows rows() {
    return decided;
  }

  /** Why rows could not be decided, of the first of them. */
  public synchronized List<Failed> getFailed() {
    return List.copyOf(failed);
  }
}
