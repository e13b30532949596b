package assay.adapters.registration;

import assay.adapters.registration.SourceStatus.State;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls an event source again and again: after a pause when it went well, else after a back-off.
 */
public abstract sealed class SourceClient implements AutoCloseable
    permits RegistrationClient, Poll {
  private static final Logger LOG = LoggerFactory.getLogger(SourceClient.class);

  private final Pace pace;
  private final State good;
  private volatile boolean running;
  private volatile SourceStatus status;
  private @Nullable ScheduledFuture<?> next;

  /** When and on what a client makes its calls; {@code pause} follows each good call. */
  public record Pace(
      ScheduledExecutorService executor, Duration pause, Backoff backoff, Clock clock) {}

  SourceClient(Pace pace, State good) {
    this.pace = pace;
    this.good = good;
    this.status = new SourceStatus(State.OFF, pace.clock().instant(), null, 0);
  }

  /** One call, whole; throws where it has to be made again. */
  abstract void call() throws Exception;

  /** Makes the first call soon, on the executor; does not wait for it. */
  public final synchronized void start() {
    if (!running) {
      running = true;
      status = new SourceStatus(State.RETRYING, pace.clock().instant(), null, 0);
      schedule(Duration.ZERO);
    }
  }

  @Override
  public final void close() {
    stop();
  }

  /** Makes no more calls. */
  public final synchronized void stop() {
    running = false;
    status = new SourceStatus(State.OFF, pace.clock().instant(), null, 0);
    if (next != null) {
      next.cancel(true);
    }
  }

  public final SourceStatus status() {
    return status;
  }

  final boolean isRunning() {
    return running;
  }

  private void run() {
    try {
      call();
      settle(new SourceStatus(good, pace.clock().instant(), null, 0), pace.pause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Exception failure) {
      int failures = status.failures() + 1;
      String problem = failure.getMessage() == null ? failure.toString() : failure.getMessage();
      settle(
          new SourceStatus(State.RETRYING, pace.clock().instant(), problem, failures),
          pace.backoff().after(failures));
    }
  }

  private synchronized void settle(SourceStatus now, Duration wait) {
    if (!running) {
      return;
    }
    if (now.state() != status.state() || (now.failures() == 1 && now.problem() != null)) {
      LOG.info("{}: {} {}", this, now.state(), now.problem() == null ? "" : now.problem());
    }
    status = now;
    schedule(wait);
  }

  private void schedule(Duration wait) {
    try {
      next = pace.executor().schedule(this::run, wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      running = false;
    }
  }
}
