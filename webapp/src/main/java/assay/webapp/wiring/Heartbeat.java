package assay.webapp.wiring;

import assay.adapters.folder.ModelsFolder;
import assay.adapters.persistence.Database;
import assay.application.StorageUnavailable;
import assay.application.access.ManageAccess;
import assay.application.model.Inbox;
import assay.application.model.ModelRegistry;
import assay.application.model.RefreshServing;
import assay.application.model.SubmitDefinition;
import assay.application.model.SubmitModel;
import assay.application.scoring.ServingStreams;
import assay.application.triage.AuditSampling;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the application going and keeps it in line with database and models folder. One thread does
 * it all in turn, so that no two changes of what serves can cross; a database that is away is tried
 * again at the next beat.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // The server fills the fields.
public class Heartbeat {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final int BEAT_MILLISECONDS = 250;
  private static final int BEATS_PER_REFRESH = 2;
  private static final int BEATS_PER_SAMPLING = 120;

  private final Database database;
  private final ManageAccess access;
  private final RefreshServing refresh;
  private final AuditSampling sampling;
  private final ModelsFolder folder;
  private final ServingStreams streams;
  private final Clock clock;
  private Set<String> problems = Set.of();
  private boolean prepared;
  private boolean storageAway;
  private String failure = "";
  private long beats;
  private volatile boolean started;
  private volatile Instant lastBeat = Instant.EPOCH;

  @Resource private ManagedThreadFactory threads;
  private ScheduledExecutorService executor;

  @Inject
  public Heartbeat(
      Database database,
      ManageAccess access,
      RefreshServing refresh,
      SubmitDefinition definitions,
      SubmitModel models,
      ModelRegistry registry,
      ServingStreams streams,
      Inbox inbox,
      AuditSampling sampling,
      Clock clock,
      @ConfigProperty(name = "assay.models", defaultValue = "pmml-models") String modelsFolder) {
    this.database = database;
    this.access = access;
    this.refresh = refresh;
    this.sampling = sampling;
    this.clock = clock;
    this.streams = streams;
    this.folder =
        new ModelsFolder(
            Path.of(modelsFolder).toAbsolutePath(),
            definitions,
            models,
            registry,
            streams,
            inbox,
            clock);
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    executor = Executors.newSingleThreadScheduledExecutor(threads);
    var unused =
        executor.scheduleWithFixedDelay(this::beat, 0, BEAT_MILLISECONDS, TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
  }

  /** Whether the schema is in place and everything that can serve does. */
  public boolean isStarted() {
    return started;
  }

  /** When the last beat began; long ago means that the thread is stuck. */
  public Instant lastBeat() {
    return lastBeat;
  }

  private void beat() {
    lastBeat = clock.instant();
    try {
      if (!prepared) {
        database.migrate();
        access.createFirstCredentials();
        prepared = true;
      }
      if (beats++ % BEATS_PER_REFRESH == 0) {
        tell(Set.copyOf(refresh.refresh()));
        if (beats == 1 && !streams.list().isEmpty()) {
          complete(); // not the first start ever: the database knows them all
        }
      }
      if (beats % BEATS_PER_SAMPLING == 1) {
        sampling.refresh(); // where the day's cases stand, for the audit sample
      }
      folder.scan();
      if (folder.isSettled()) {
        complete();
      }
      storageAway = false;
      failure = "";
    } catch (StorageUnavailable e) {
      if (!storageAway) {
        LOG.warn("The database is away; trying on. {}", e.getMessage());
      }
      storageAway = true;
    } catch (RuntimeException e) {
      if (!failure.equals(e.toString())) {
        LOG.error("The heartbeat failed and goes on.", e);
      }
      failure = e.toString();
    }
  }

  private void complete() {
    streams.complete();
    started = true;
  }

  /** Tells each problem once, not at every beat. */
  private void tell(Set<String> found) {
    found.stream().filter(problem -> !problems.contains(problem)).forEach(LOG::error);
    problems = found;
  }
}
