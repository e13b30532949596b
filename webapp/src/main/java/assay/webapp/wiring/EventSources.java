package assay.webapp.wiring;

import assay.adapters.registration.Backoff;
import assay.adapters.registration.PagedPoll;
import assay.adapters.registration.RegistrationClient;
import assay.adapters.registration.SinglePoll;
import assay.adapters.registration.SourceClient;
import assay.adapters.registration.SourceStatus;
import assay.application.scoring.ScoreEvent;
import assay.application.scoring.ScoreEvent.Outcome;
import assay.application.scoring.ScoreEvent.Request;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Event sources that this service registers with, or asks for events. All off unless an address is
 * configured, and none holds up the start.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // The server fills the fields.
public class EventSources {
  private static final Logger LOG = LoggerFactory.getLogger(EventSources.class);
  private static final Duration REGISTER_AGAIN = Duration.ofMinutes(5);
  private static final int PATIENCE_SECONDS = 15;

  private final ScoreEvent scoreEvent;
  private final SourceSettings settings;
  private final Clock clock;
  private final List<SourceClient> clients = new ArrayList<>();

  @Resource private ManagedThreadFactory threads;
  private ScheduledExecutorService executor;

  @Inject
  public EventSources(ScoreEvent scoreEvent, SourceSettings settings, Clock clock) {
    this.scoreEvent = scoreEvent;
    this.settings = settings;
    this.clock = clock;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    executor = Executors.newScheduledThreadPool(1, threads);
    settings.register().ifPresent(url -> clients.add(registration(url)));
    settings.poll().ifPresent(url -> clients.add(singlePoll(url)));
    settings.pages().ifPresent(url -> clients.add(pagedPoll(url)));
    clients.forEach(SourceClient::start);
  }

  @PreDestroy
  void stop() {
    clients.forEach(SourceClient::stop);
    executor.shutdownNow();
  }

  /** How the service stands with each source, by the client's name. */
  public Map<String, SourceStatus> status() {
    var status = new LinkedHashMap<String, SourceStatus>();
    clients.forEach(client -> status.put(client.toString(), client.status()));
    return status;
  }

  private SourceClient registration(URI url) {
    return new RegistrationClient(
        url, settings.registerIp(), settings.registerPort(), pace(REGISTER_AGAIN));
  }

  private SourceClient singlePoll(URI url) {
    return new SinglePoll(url, settings.idField(), this::take, pace(settings.pause()));
  }

  private SourceClient pagedPoll(URI url) {
    return new PagedPoll(
        url,
        settings.pagesKey(),
        settings.idField(),
        settings.pagesFrom(),
        this::take,
        pace(settings.pause()));
  }

  private SourceClient.Pace pace(Duration pause) {
    var backoff = Backoff.upToAMinute(() -> ThreadLocalRandom.current().nextLong());
    return new SourceClient.Pace(executor, pause, backoff, clock);
  }

  /** Settles an event; throws where it can't be settled now, so that it comes again. */
  private void take(byte[] event) throws Exception {
    var outcome =
        scoreEvent
            .score(Request.of(settings.stream(), event))
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (outcome instanceof Outcome.NoModel || outcome instanceof Outcome.UnknownStream) {
      throw new IllegalStateException("The stream has no model yet.");
    }
    if (!(outcome instanceof Outcome.Decided)) {
      LOG.warn("An event of a source can't be decided: {}", described(outcome));
    }
  }

  /** What is wrong with an event, without anything of it. */
  private static String described(Outcome outcome) {
    if (outcome instanceof Outcome.Invalid invalid) {
      return "in " + invalid.problems().stream().map(p -> p.field()).toList();
    }
    return outcome instanceof Outcome.Conflict
        ? "another one with its id was decided before"
        : "it is not well-formed";
  }
}
