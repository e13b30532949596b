package assay.adapters.mlflow;

import java.time.Duration;

/** Waits before the next attempt. */
@FunctionalInterface
interface Pause {
  void take(Duration wait) throws InterruptedException;

  Pause REAL = wait -> Thread.sleep(wait.toMillis());
}
