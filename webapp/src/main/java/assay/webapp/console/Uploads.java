package assay.webapp.console;

import assay.adapters.rest.RestSettings;
import assay.adapters.rest.batch.FileBatch;
import assay.application.Ids;
import assay.application.scoring.ScoreEvent;
import assay.application.scoring.Serving;
import assay.application.triage.AuditTrail;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that people uploaded to this node. They are decided in the background; what came of them is
 * kept for an hour, or until the server ends.
 */
@ApplicationScoped
public class Uploads {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int MOST_AT_ONCE = 4;
  private static final String DEED = "file-scored";

  private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

  @Inject private ScoreEvent scoreEvent;
  @Inject private RestSettings settings;
  @Inject private AuditTrail audit;
  @Inject private Ids ids;
  @Inject private Clock clock;

  @Resource
  @SuppressWarnings("NullAway.Init") // by the container
  private ManagedExecutorService executor;

  /**
   * Begins to decide about the events of a file; empty if too many are under way.
   *
   * @param in the file, which is read before this returns and not after
   * @param name of the file; {@code .csv} is a table, everything else NDJSON
   */
  synchronized Optional<Upload> start(
      String owner, Serving serving, String name, InputStream in, boolean store)
      throws IOException {
    forgetOld();
    if (uploads.values().stream().filter(upload -> !upload.isDone()).count() >= MOST_AT_ONCE) {
      return Optional.empty();
    }
    var folder =
        Path.of(System.getProperty("jboss.server.temp.dir", System.getProperty("java.io.tmpdir")));
    Path file = Files.createTempFile(folder, "upload", ".in");
    try (var out = Files.newOutputStream(file)) {
      in.transferTo(out);
    }
    var upload =
        new Upload(
            ids.next().toString(),
            owner,
            serving.definition().name().value(),
            Readable.text(name),
            store,
            Files.size(file),
            Files.createTempFile(folder, "upload", ".out"),
            new UploadRows(folder),
            clock.instant());
    uploads.put(upload.getId(), upload);
    if (store) {
      String stream = "stream:" + upload.getStream();
      audit.record(
          AuditTrail.Entry.of(upload.startedAt(), owner, DEED, stream, upload.getFileName()));
    }
    try {
      executor.execute(
          () -> run(upload, new FileBatch(scoreEvent, settings, serving, store), file));
    } catch (RejectedExecutionException e) {
      upload.end("The server is stopping.");
    }
    return Optional.of(upload);
  }

  private static void run(Upload upload, FileBatch batch, Path file) {
    try {
      decide(upload, batch, file);
      upload.end(null);
    } catch (IllegalArgumentException e) {
      upload.end(e.getMessage());
    } catch (IOException | RuntimeException e) {
      LOG.warn("An uploaded file could not be decided to its end.", e);
      upload.end("The server could not go on. Its log says more.");
    } finally {
      delete(file);
    }
  }

  private static void decide(Upload upload, FileBatch batch, Path file) throws IOException {
    try (var in = new BufferedInputStream(counted(Files.newInputStream(file), upload));
        var out = Files.newOutputStream(upload.result())) {
      if (isTable(upload.getFileName())) {
        batch.csv(in, out, upload);
      } else {
        batch.ndjson(in, out, upload);
      }
    } finally {
      upload.rows().close();
    }
  }

  static boolean isTable(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  private static InputStream counted(InputStream in, Upload upload) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        int count = super.read(into, from, length);
        upload.read(Math.max(0, count));
        return count;
      }
    };
  }

  /** An upload of this person, while it is kept. */
  Optional<Upload> find(String id, String owner) {
    return Optional.ofNullable(uploads.get(id)).filter(upload -> upload.getOwner().equals(owner));
  }

  private void forgetOld() {
    var before = clock.instant().minus(KEPT);
    uploads
        .values()
        .removeIf(
            upload -> {
              boolean old = upload.isDone() && upload.startedAt().isBefore(before);
              if (old) {
                delete(upload.result());
                delete(upload.rows());
              }
              return old;
            });
  }

  private static void delete(UploadRows rows) {
    try {
      rows.delete();
    } catch (IOException e) {
      LOG.warn("The rows of an uploaded file could not be deleted: {}", e.toString());
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} could not be deleted: {}", file, e.toString());
    }
  }
}
