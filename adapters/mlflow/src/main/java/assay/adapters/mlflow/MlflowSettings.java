package assay.adapters.mlflow;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the MLflow server is and how to talk to it.
 *
 * @param trackingUri http or https, with the path under which a proxy offers it, if any
 * @param credentials shown to this server and to no other
 * @param patience with a server that has no time
 */
public record MlflowSettings(URI trackingUri, Credentials credentials, Patience patience) {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final String TRACKING_URI = "MLFLOW_TRACKING_URI";
  private static final String TOKEN = "MLFLOW_TRACKING_TOKEN";
  private static final String USERNAME = "MLFLOW_TRACKING_USERNAME";
  private static final String PASSWORD = "MLFLOW_TRACKING_PASSWORD";

  public MlflowSettings {
    boolean web = SCHEMES.contains(String.valueOf(trackingUri.getScheme()));
    if (!web || trackingUri.getHost() == null) {
      throw new IllegalArgumentException(
          TRACKING_URI
              + " is the address of an MLflow server, such as http://localhost:5000, not '%s'."
                  .formatted(trackingUri)
              + " For runs in a folder or a database, start 'mlflow server' on it.");
    }
    if (trackingUri.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "%s holds a password, which would get into logs. Set %s and %s instead."
              .formatted(TRACKING_URI, USERNAME, PASSWORD));
    }
    if (trackingUri.getQuery() != null || trackingUri.getFragment() != null) {
      throw new IllegalArgumentException(
          "%s ends before '?' and '#': '%s'.".formatted(TRACKING_URI, trackingUri));
    }
    trackingUri = URI.create(trackingUri.toString().replaceAll("/+$", ""));
  }

  /**
   * How long to try.
   *
   * @param attempts at a request in all, 1 or more
   * @param firstWait before the second attempt, doubled before each that follows
   * @param longestWait whatever the server asks for
   * @param answer time for one request, except for files
   * @param ready time in which a registered version has to become ready
   */
  public record Patience(
      int attempts, Duration firstWait, Duration longestWait, Duration answer, Duration ready) {
    /** Five attempts in about 15 seconds; five minutes for a version to become ready. */
    public static final Patience USUAL =
        new Patience(
            5,
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5));

    public Patience {
      if (attempts < 1) {
        throw new IllegalArgumentException("A request is tried once or more, not " + attempts);
      }
    }
  }

  /**
   * Reads the variables that MLflow's own clients read: {@code MLFLOW_TRACKING_URI}, and {@code
   * MLFLOW_TRACKING_USERNAME} with {@code MLFLOW_TRACKING_PASSWORD} or {@code
   * MLFLOW_TRACKING_TOKEN}. A user counts more than a token, as there.
   *
   * @return empty if no address is set, and so nothing is to be tracked
   * @throws IllegalArgumentException if the address is none of an MLflow server
   */
  public static Optional<MlflowSettings> from(Map<String, String> environment) {
    String uri = environment.getOrDefault(TRACKING_URI, "");
    if (uri.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        new MlflowSettings(parse(uri.strip()), credentials(environment), Patience.USUAL));
  }

  private static URI parse(String uri) {
    try {
      return new URI(uri);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "%s is no address: %s.".formatted(TRACKING_URI, e.getReason()), e);
    }
  }

  private static Credentials credentials(Map<String, String> environment) {
    String username = environment.getOrDefault(USERNAME, "");
    String password = environment.getOrDefault(PASSWORD, "");
    String token = environment.getOrDefault(TOKEN, "").strip();
    if (!username.isEmpty() && !password.isEmpty()) {
      return new Credentials.Basic(username, password);
    }
    return token.isEmpty() ? new Credentials.None() : new Credentials.Bearer(token);
  }
}
