package assay.webapp;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Waits until the server is ready: a deployed application still migrates its database, and writes
 * its first credentials, before it serves.
 */
final class UntilReady implements BeforeAllCallback {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    var end = Instant.now().plus(PATIENCE);
    while (!isReady()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("The server is not ready after " + PATIENCE + ".");
      }
      Thread.sleep(250);
    }
  }

  private static boolean isReady() throws InterruptedException {
    try {
      return Server.get(Server.managementUrl("/health/ready")).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
