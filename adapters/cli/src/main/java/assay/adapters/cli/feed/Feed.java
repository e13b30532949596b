package assay.adapters.cli.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes events from the source at a steady rate, logs them for those who poll and sends them to
 * those who registered. While nobody listens, the source waits, so that no event is lost.
 */
final class Feed implements AutoCloseable {
  private static final int KEPT = 2_000;

  private final EventSource source;
  private final Sender sender;
  private final EventLog log = new EventLog(KEPT);
  private final CompletableFuture<Long> ended = new CompletableFuture<>();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "feed");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean polled;
  private long taken;

  Feed(EventSource source, Sender sender) {
    this.source = source;
    this.sender = sender;
  }

  /**
   * @param rate events per second, more than 0
   */
  void start(double rate) {
    long period = Math.max(1, Math.round(TimeUnit.SECONDS.toNanos(1) / rate));
    var unused = ticker.scheduleAtFixedRate(this::tick, 0, period, TimeUnit.NANOSECONDS);
  }

  /** Completes with the number of events when the source has ended, or with its failure. */
  CompletableFuture<Long> ended() {
    return ended;
  }

  void register(Receiver receiver) {
    sender.register(receiver);
  }

  EventLog.Page page(long from) {
    polled = true;
    return log.from(from);
  }

  /** One more event for a caller who asks for single ones, or null after the last. */
  @Nullable ObjectNode take() throws IOException {
    synchronized (source) {
      ObjectNode event = source.next();
      if (event == null) {
        ended.complete(taken);
      } else {
        taken++;
      }
      return event;
    }
  }

  private void tick() {
    if (ended.isDone() || (!polled && sender.receivers().isEmpty())) {
      return;
    }
    try {
      ObjectNode event = take();
      if (event == null) {
        return;
      }
      log.add(event);
      sender.send(Json.MAPPER.writeValueAsBytes(event));
    } catch (IOException | RuntimeException failure) {
      ended.completeExceptionally(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    ticker.shutdownNow();
    synchronized (source) {
      source.close();
    }
  }
}
