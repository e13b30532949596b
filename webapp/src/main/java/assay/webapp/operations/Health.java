package assay.webapp.operations;

import assay.adapters.persistence.Database;
import assay.adapters.registration.SourceStatus;
import assay.application.scoring.FraudModel;
import assay.application.scoring.ServingStreams;
import assay.domain.event.Sha256;
import assay.webapp.wiring.EventSources;
import assay.webapp.wiring.Heartbeat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** What the health of the server is made of, part by part. */
@ApplicationScoped
public class Health {
  private static final Duration STUCK = Duration.ofMinutes(5);

  private final Database database;
  private final ServingStreams streams;
  private final Heartbeat heartbeat;
  private final EventSources sources;
  private final Clock clock;

  @Inject
  public Health(
      Database database,
      ServingStreams streams,
      Heartbeat heartbeat,
      EventSources sources,
      Clock clock) {
    this.database = database;
    this.streams = streams;
    this.heartbeat = heartbeat;
    this.sources = sources;
    this.clock = clock;
  }

  /** Ready needs the database: nothing can be stored without it. */
  @Produces
  @Readiness
  HealthCheck databaseAnswers() {
    return () -> HealthCheckResponse.named("database").status(database.ping()).build();
  }

  /** Ready needs a stream that can score; the others are told beside it. */
  @Produces
  @Readiness
  HealthCheck modelsServe() {
    return () -> {
      var response = HealthCheckResponse.named("models");
      boolean any = false;
      for (var serving : streams.list()) {
        any |= serving.model().isPresent();
        response.withData(
            serving.definition().name().value(),
            serving
                .model()
                .map(FraudModel::sha256)
                .map(Sha256::abbreviated)
                .orElse("no model yet"));
      }
      return response.status(any && streams.isComplete()).build();
    };
  }

  /** Told beside the rest: scoring goes on without event sources. */
  @Produces
  @Readiness
  HealthCheck sourcesAnswer() {
    return () -> {
      var response = HealthCheckResponse.named("event-sources").up();
      sources.status().forEach((name, status) -> response.withData(name, told(status)));
      return response.build();
    };
  }

  private static String told(SourceStatus status) {
    return status.problem() == null
        ? status.state().name()
        : status.state() + " since failure " + status.failures() + ": " + status.problem();
  }

  @Produces
  @Startup
  HealthCheck hasStarted() {
    return () -> HealthCheckResponse.named("started").status(heartbeat.isStarted()).build();
  }

  @Produces
  @Liveness
  HealthCheck heartBeats() {
    return () -> {
      var age = Duration.between(heartbeat.lastBeat(), clock.instant());
      return HealthCheckResponse.named("heartbeat").status(age.compareTo(STUCK) < 0).build();
    };
  }
}
