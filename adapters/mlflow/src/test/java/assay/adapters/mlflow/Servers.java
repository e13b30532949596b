package assay.adapters.mlflow;

import assay.adapters.mlflow.MlflowSettings.Patience;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Settings and clients for tests, whose waits are noted down and not waited for. */
final class Servers {
  static final Patience THREE_ATTEMPTS =
      new Patience(
          3,
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(6));

  final List<Duration> waits = new ArrayList<>();
  private final MlflowSettings settings;

  Servers(URI uri) {
    this(uri, new Credentials.None());
  }

  Servers(URI uri, Credentials credentials) {
    settings = new MlflowSettings(uri, credentials, THREE_ATTEMPTS);
  }

  MlflowTracker tracker() {
    return new MlflowTracker(settings, waits::add);
  }

  MlflowModels models() {
    return new MlflowModels(settings, waits::add);
  }
}
