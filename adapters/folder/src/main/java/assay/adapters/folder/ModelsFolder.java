package assay.adapters.folder;

import assay.application.model.Inbox;
import assay.application.model.ModelRegistry;
import assay.application.model.SubmitDefinition;
import assay.application.model.SubmitModel;
import assay.application.model.SubmitModel.Purpose;
import assay.application.scoring.ServingStreams;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ModelVersion;
import assay.domain.model.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Driving adapter: takes definitions and models from {@code <folder>/<stream>/}. {@link #scan} is
 * called again and again, by one thread at a time. The database is the truth and the folder an
 * inbox: a file counts when its bytes differ from those last taken from its path, whenever that
 * was.
 */
public final class ModelsFolder {
  private static final Logger LOG = LoggerFactory.getLogger(ModelsFolder.class);
  private static final String DEFINITION = "stream.json";
  private static final String CHAMPION = "champion.pmml";
  private static final String CHALLENGER = "challenger";
  private static final String BY = "folder";
  private static final long LARGEST = 64L * 1024 * 1024;

  private final Path folder;
  private final SubmitDefinition definitions;
  private final SubmitModel models;
  private final ModelRegistry registry;
  private final ServingStreams streams;
  private final Inbox inbox;
  private final Clock clock;
  private final Map<Path, SettlingFile> files = new HashMap<>();
  private boolean readable = true;
  private boolean settled;

  public ModelsFolder(
      Path folder,
      SubmitDefinition definitions,
      SubmitModel models,
      ModelRegistry registry,
      ServingStreams streams,
      Inbox inbox,
      Clock clock) {
    this.folder = folder;
    this.definitions = definitions;
    this.models = models;
    this.registry = registry;
    this.streams = streams;
    this.inbox = inbox;
    this.clock = clock;
  }

  /**
   * Takes what is new and finished.
   *
   * @throws assay.application.StorageUnavailable if the database does not answer; nothing is lost,
   *     the same files count at the next scan
   */
  public void scan() {
    settled = false;
    boolean waiting = false;
    try {
      for (Path stream : list(folder)) {
        if (Files.isDirectory(stream) && StreamName.isValid(stream.getFileName().toString())) {
          scan(stream, new StreamName(stream.getFileName().toString()));
        }
      }
      files.keySet().removeIf(Files::notExists);
      waiting = !files.values().stream().allMatch(SettlingFile::isTaken);
      readable = true;
    } catch (IOException e) {
      if (readable) {
        LOG.error("The models folder {} can't be read: {}", folder, e.toString());
      }
      readable = false;
    }
    settled = !waiting;
  }

  /** Whether the last scan left nothing for a later one. */
  public boolean isSettled() {
    return settled;
  }

  private void scan(Path directory, StreamName stream) throws IOException {
    Path definition = directory.resolve(DEFINITION);
    if (Files.isRegularFile(definition)) {
      take(definition, document -> submitDefinition(stream, directory, document));
    }
    if (streams.find(stream).isEmpty()) {
      return;
    }
    for (Path file : list(directory)) {
      String name = file.getFileName().toString();
      if (name.endsWith(".pmml") && !name.startsWith(".")) {
        take(file, pmml -> submitModel(stream, name, pmml));
      }
    }
  }

  /** The entries by name; the champion's file last, so that it wins where several are new. */
  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .sorted(
              Comparator.comparing((Path path) -> path.endsWith(CHAMPION))
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    }
  }

  @FunctionalInterface
  private interface Submission {
    void submit(byte[] document);
  }

  private void take(Path path, Submission submission) {
    var file = files.computeIfAbsent(path, SettlingFile::new);
    try {
      if (!file.isReady(clock.instant())) {
        return;
      }
      if (Files.size(path) > LARGEST) {
        LOG.error("{} is not taken: it is larger than {} bytes.", path, LARGEST);
        file.take();
        return;
      }
      byte[] document = Files.readAllBytes(path);
      var sha256 = Sha256.of(document);
      String relative = folder.relativize(path).toString();
      if (!inbox.lastSeen(relative).filter(sha256::equals).isPresent()) {
        submission.submit(document);
        inbox.seen(relative, sha256);
      }
      file.take();
    } catch (NoSuchFileException e) {
      files.remove(path);
    } catch (IOException e) {
      LOG.warn("{} can't be read now: {}", path, e.toString());
    }
  }

  private void submitDefinition(StreamName stream, Path directory, byte[] document) {
    var outcome = definitions.submit(stream, document);
    if (outcome instanceof SubmitDefinition.Outcome.Refused refused) {
      refused
          .problems()
          .forEach(problem -> LOG.error("{}/{} is refused: {}", stream, DEFINITION, problem));
      return;
    }
    var accepted = (SubmitDefinition.Outcome.Accepted) outcome;
    LOG.info(
        "{}/{} serves as definition {} with costs version {}",
        stream,
        DEFINITION,
        accepted.current().definition().abbreviated(),
        accepted.current().costsVersion());
    accepted.warnings().forEach(warning -> LOG.warn("{}/{}: {}", stream, DEFINITION, warning));
    tryRejectedAgain(stream, directory);
  }

  /** A model that did not fit the definition before may fit the new one. */
  private void tryRejectedAgain(StreamName stream, Path directory) {
    for (var version : registry.list(stream)) {
      String path = folder.relativize(directory.resolve(version.source())).toString();
      if (version.stage() == Stage.REJECTED
          && inbox.lastSeen(path).filter(version.sha256()::equals).isPresent()
          && !rejectedByAPerson(version)) {
        registry
            .pmml(stream, version.sha256())
            .ifPresent(pmml -> submitModel(stream, version.source(), pmml));
      }
    }
  }

  private boolean rejectedByAPerson(ModelVersion version) {
    return registry.history(version.stream(), version.sha256()).stream()
        .findFirst()
        .filter(change -> !change.by().equals(BY))
        .isPresent();
  }

  private void submitModel(StreamName stream, String name, byte[] pmml) {
    var purpose = name.startsWith(CHALLENGER) ? Purpose.CHALLENGE : Purpose.DECIDE;
    var submission = models.submit(stream, pmml, name, BY, purpose);
    String id = submission.version().sha256().abbreviated();
    if (submission.refusal().isPresent()) {
      LOG.error(
          "{}/{} ({}) is refused, and what served before goes on: {}",
          stream,
          name,
          id,
          submission.refusal().get());
      return;
    }
    switch (submission.version().stage()) {
      case CHAMPION -> LOG.info("{}/{} ({}) decides from now on", stream, name, id);
      case CHALLENGER -> LOG.info("{}/{} ({}) scores in the shadow", stream, name, id);
      default -> LOG.info("{}/{} ({}) waits to be activated", stream, name, id);
    }
  }
}
