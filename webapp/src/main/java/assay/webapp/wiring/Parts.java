package assay.webapp.wiring;

import assay.adapters.folder.FolderExamples;
import assay.adapters.notification.HttpWebhookSender;
import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.adapters.rest.RestSettings;
import assay.application.Ids;
import assay.application.TimeOrderedIds;
import assay.application.access.Secrets;
import assay.application.notification.WebhookSender;
import assay.application.scoring.ScoringSettings;
import assay.application.stream.ExampleEvents;
import assay.application.training.ModelDocuments;
import assay.application.triage.TriageSettings;
import assay.domain.event.StreamName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The parts that no container can make by itself. */
@ApplicationScoped
public class Parts {
  private static final int SECRET_BYTES = 24;

  /** To the microsecond, as PostgreSQL keeps it: what is stored is what was decided with. */
  @Produces
  @Singleton
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  }

  /** Identities need to be unique, not secret. */
  @Produces
  @Singleton
  Ids ids(Clock clock) {
    RandomGenerator threadSafe = () -> ThreadLocalRandom.current().nextLong();
    return new TimeOrderedIds(clock, threadSafe);
  }

  @Produces
  @Singleton
  Secrets secrets() {
    var random = new SecureRandom();
    return () -> {
      byte[] bytes = new byte[SECRET_BYTES];
      random.nextBytes(bytes);
      // URL-safe, and without the two signs that a double click does not select
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).replaceAll("[-_]", "x");
    };
  }

  @Produces
  @Singleton
  ScoringSettings scoringSettings(
      @ConfigProperty(name = "assay.default.stream", defaultValue = "ticketing") String stream,
      @ConfigProperty(name = "assay.reasons.millis", defaultValue = "10") int reasons) {
    return new ScoringSettings(new StreamName(stream), Duration.ofMillis(reasons));
  }

  @Produces
  @Singleton
  RestSettings restSettings() {
    return RestSettings.standard();
  }

  @Produces
  @ApplicationScoped
  WebhookSender webhookSender(
      Clock clock,
      @ConfigProperty(name = "assay.webhooks.private", defaultValue = "false") boolean allowed) {
    return new HttpWebhookSender(allowed, clock);
  }

  @Produces
  @ApplicationScoped
  ModelDocuments modelDocuments() {
    return new PmmlModelDocuments();
  }

  @Produces
  @ApplicationScoped
  ExampleEvents exampleEvents(
      @ConfigProperty(name = "assay.models", defaultValue = "pmml-models") String folder) {
    return new FolderExamples(Path.of(folder).toAbsolutePath());
  }

  @Produces
  @Singleton
  TriageSettings triageSettings(
      @ConfigProperty(name = "assay.case.lock.minutes", defaultValue = "15") int minutes,
      @ConfigProperty(name = "assay.reviews.per.day", defaultValue = "200") int reviews) {
    return new TriageSettings(Duration.ofMinutes(minutes), reviews);
  }
}
