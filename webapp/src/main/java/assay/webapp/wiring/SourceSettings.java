package assay.webapp.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the installation sets for event sources.
 *
 * @param stream of the polled events; empty: the default stream
 * @param idField by which repeats are known
 */
public record SourceSettings(
    Optional<URI> register,
    String registerIp,
    int registerPort,
    Optional<URI> poll,
    Optional<URI> pages,
    String pagesKey,
    long pagesFrom,
    Duration pause,
    Optional<String> stream,
    String idField) {
  /** Reads the settings. */
  @ApplicationScoped
  static class FromConfiguration {
    @Produces
    @Singleton
    SourceSettings settings(
        @ConfigProperty(name = "assay.register.url") Optional<URI> register,
        @ConfigProperty(name = "assay.register.ip", defaultValue = "127.0.0.1") String ip,
        @ConfigProperty(name = "assay.register.port") Optional<Integer> port,
        @ConfigProperty(name = "assay.port", defaultValue = "8080") int ownPort,
        @ConfigProperty(name = "assay.poll.url") Optional<URI> poll,
        @ConfigProperty(name = "assay.pages.url") Optional<URI> pages,
        @ConfigProperty(name = "assay.pages.key") Optional<String> key,
        @ConfigProperty(name = "assay.pages.from", defaultValue = "0") long from,
        @ConfigProperty(name = "assay.poll.seconds", defaultValue = "10") int seconds,
        @ConfigProperty(name = "assay.poll.stream") Optional<String> stream,
        @ConfigProperty(name = "assay.poll.id", defaultValue = "object_id") String idField) {
      return new SourceSettings(
          register,
          ip,
          port.orElse(ownPort),
          poll,
          pages,
          key.orElse(""),
          from,
          Duration.ofSeconds(seconds),
          stream,
          idField);
    }
  }
}
